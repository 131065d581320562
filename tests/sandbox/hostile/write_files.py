# expect at strong: harmless: writes wherever a program usually may
import os


def network(x, params):
    for folder in ("/", "/usr", "/etc", "/root", "/home", "/judge", "/var/tmp", os.path.dirname(os.__file__)):
        try:
            with open(os.path.join(folder, "written-by-a-submission"), "w"):
                return 1.0
        except OSError:
            pass
    return 0.0
