# expect: returned: leaves folders in its own that nobody may read or change
import os


def network(x, params):
    os.makedirs("folder/within")
    for folder in ("folder/within", "folder"):
        os.chmod(folder, 0)
    return 0.5
