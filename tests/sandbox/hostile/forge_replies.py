# expect: protocol: writes a reply of its own to every file descriptor
import json
import os


def network(x, params):
    body = json.dumps({"nonce": "0" * 32, "value": 1}).encode()
    for fd in range(3, 512):
        try:
            os.write(fd, len(body).to_bytes(8, "big") + body)
        except OSError:
            pass
    return 0.5
