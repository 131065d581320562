# expect: protocol: reads the nonce off the stack and replies in the runner's place
import sys


def network(x, params):
    frame = sys._getframe()
    while frame is not None:
        request = frame.f_locals.get("request")
        if request and "nonce" in request:
            request["nonce"] = "0" * 32
        frame = frame.f_back
    return 0.5
