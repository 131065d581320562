"""The three lines that repeat a comparison elsewhere: what is imported, and the call."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from crosscheck.comparison.completing import AnyParty, functions_of

LONGEST = 17  # numbers of an array that a line can hold: a start, but no data


def reproduction(parties: tuple[AnyParty, ...], keywords: Mapping[str, Any], test: str) -> list[str]:
    """Return the lines that compare the same parties again, or, where a party or an array has no name, run the test again.

    Parameters
    ----------
    parties : tuple
        As `compare` was given them.
    keywords : mapping
        Of `compare`.
    test : str
        The test's node identifier.
    """
    modules: set[str] = set()
    shown = [_party(party, modules) for party in parties]
    arguments = [(name, _value(value)) for name, value in keywords.items()]
    if None in shown or any(value is None for _, value in arguments):
        return [f"python -m pytest {shlex.quote(test)}"]
    called = ", ".join([*map(str, shown), *(f"{name}={value}" for name, value in arguments)])
    imports = [f"import {', '.join(sorted(modules))}"] if modules else []
    return ["import crosscheck", *imports, f"print(crosscheck.compare({called}))"]


def _party(party: AnyParty, modules: set[str]) -> str | None:
    """Return an expression for a party, and add the modules that it names; None if it has none."""
    if isinstance(party, str | Path):
        return repr(str(party))
    if isinstance(party, ModuleType):
        return _imported(party.__name__, modules) if sys.modules.get(party.__name__) is party else None
    functions = {name: _function(function, modules) for name, function in functions_of(party).items()}
    if not functions or None in functions.values():
        return None
    return f"crosscheck.party({', '.join(f'{name}={function}' for name, function in functions.items())})"


def _function(function: Any, modules: set[str]) -> str | None:
    module, name = getattr(function, "__module__", None), getattr(function, "__qualname__", "")
    if not name.isidentifier() or getattr(sys.modules.get(str(module)), name, None) is not function:
        return None
    return f"{_imported(str(module), modules)}.{name}"


def _imported(module: str, modules: set[str]) -> str:
    modules.add(module)
    return module


def _value(value: Any) -> str | None:
    if isinstance(value, bool | int | float | str) or value is None:
        return repr(value)
    numbers = np.asarray(value)
    return repr(numbers.tolist()) if numbers.dtype.kind in "biuf" and numbers.size <= LONGEST else None
