"""What some tests need and a machine may lack: torch, and what only a few of them need."""

import os
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import pytest

DONE_WITHOUT = os.environ.get("TESTS_WITHOUT", "").split()  # what this run is to do without


def has(package: str) -> bool:
    """Whether a package is installed; in continuous integration one that is missing, and not done without, is a failure."""
    if find_spec(package) is not None:
        return True
    if "CI" in os.environ and package not in DONE_WITHOUT:
        raise ModuleNotFoundError(f"{package} is not installed; with CI set, no test that needs it may be skipped")
    return False


def absent(what: str) -> NoReturn:
    """Skip what README's test command does without, such as a browser; with ``EXTRA_TESTS=required`` set it fails instead."""
    if os.environ.get("EXTRA_TESTS") == "required":
        pytest.fail(f"{what}, and EXTRA_TESTS=required")
    pytest.skip(what)


def torch_or_skip() -> Any:
    """Return torch, which all tests of a module need; skip them if it is not installed."""
    if not has("torch"):
        pytest.skip("torch is not installed", allow_module_level=True)
    return import_module("torch")


#: The party torch; None if torch is not installed.
torch_ref: Any = import_module("torch_ref") if has("torch") else None
needs_torch = pytest.mark.skipif(not has("torch"), reason="torch is not installed")
# In a module, or in a notebook's JSON.
IMPORTS_TORCH = re.compile(r'(?:^|"|\\n)\s*(?:import|from) torch\b', re.MULTILINE)


def skip_if_missing(submission: Path) -> None:
    """Skip the test that judges a submission which needs torch, if it is not installed."""
    if torch_ref is not None or not submission.is_file():
        return
    if IMPORTS_TORCH.search(submission.read_text(encoding="utf-8", errors="replace")):
        pytest.skip("torch is not installed")
