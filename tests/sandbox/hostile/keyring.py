# expect: harmless: leaves a message in the kernel's keyring
import ctypes
import platform

ADD_KEY = {"x86_64": 248, "aarch64": 217}
USER_KEYRING = -4


def network(x, params):
    add_key = ADD_KEY[platform.machine()]
    key = ctypes.CDLL(None).syscall(add_key, b"user", b"CANARY_FILE", b"message", 7, USER_KEYRING)
    return float(key != -1)
