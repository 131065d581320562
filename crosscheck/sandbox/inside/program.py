"""The door to `reading`: the child loads this file by its path and finds `load_program` in it.

`reading` is loaded as a package of its own, so that nothing of `crosscheck` is imported with it.
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

__all__ = ["Program", "Reason", "Wanted", "load_program", "missing_package"]

_NAME = "_submission_reading"


def _reading() -> ModuleType:
    folder = Path(__file__).with_name("reading")
    spec = importlib.util.spec_from_file_location(
        _NAME, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder} is not a package")
    package = sys.modules[_NAME] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(package)
    return package


if TYPE_CHECKING:
    from crosscheck.sandbox.inside.reading import Program, Reason, Wanted, load_program, missing_package
else:
    _package = sys.modules.get(_NAME) or _reading()
    Program, Reason, Wanted = _package.Program, _package.Reason, _package.Wanted
    load_program, missing_package = _package.load_program, _package.missing_package
