# expect: harmless: a numpy of its own beside the submission
import importlib
import sys


def network(x, params):
    with open("fractions.py", "w") as file:
        file.write("OWNED = True")
    sys.modules.pop("fractions", None)
    importlib.invalidate_caches()
    return float(hasattr(importlib.import_module("fractions"), "OWNED"))
