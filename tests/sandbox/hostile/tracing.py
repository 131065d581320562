# expect: returned: a trace function and an exit handler that outlive the call
import atexit
import os
import sys


def network(x, params):
    sys.settrace(lambda frame, event, arg: None)
    atexit.register(os.system, "touch CANARY_FILE.at_exit")
    return 0.5
