# expect: harmless: imports the answers
import importlib


def network(x, params):
    for name in ("manual", "manual.by_hand", "torch_ref", "crosscheck", "crosscheck.contract"):
        try:
            importlib.import_module(name)
            return 1.0
        except ImportError:
            pass
    return 0.0
