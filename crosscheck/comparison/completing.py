"""What a party lacks, filled in from what it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from crosscheck.comparison.outputs import of_one_or_many
from crosscheck.homework.circles.contract import FUNCTIONS, Party

Function = Callable[..., Any]
AnyParty = Party | Mapping[str, Any] | str | Path | object

#: The short names of parties.
MODULES = {
    "by_hand": "manual.by_hand",
    "tape": "manual.tape",
    "with_autograd": "manual.with_autograd",
    "torch": "torch_ref",
}


class Completed(SimpleNamespace):
    """A party with what it lacked filled in: `given` are the functions it had, `lacks` says which it had not."""


def functions_of(thing: AnyParty) -> dict[str, Any]:
    """Return those of a party's four functions that a namespace or a mapping holds; None is nothing."""
    if isinstance(thing, Completed):
        return dict(thing.given)
    found = {
        function: thing.get(function) if isinstance(thing, Mapping) else getattr(thing, function, None)
        for function in FUNCTIONS
    }
    return {function: value for function, value in found.items() if value is not None}


def completed(thing: Party) -> Party:
    """Fill in what a party lacks: outputs at many points from those at one. Without an `optimize` it has none."""
    if isinstance(thing, Completed):
        return cast("Party", thing)
    functions = functions_of(thing)
    whole = Completed(__name__=name_of(thing), **functions, given=functions, lacks=())
    if hasattr(thing, "__file__"):
        whole.__file__ = thing.__file__
    if "network" in functions:
        whole.network = of_one_or_many(functions["network"])
    else:
        whole.lacks += ("it has no network: its outputs are not compared",)
    if "optimize" not in functions:
        whole.lacks += ("it has no optimize: its steps are the homework's, along its own gradient",)
    return cast("Party", whole)


def name_of(thing: AnyParty) -> str:
    """Return a party's short name, or its module's."""
    if isinstance(thing, Mapping):
        return str(thing.get("name", "mapping"))
    name = str(thing if isinstance(thing, str | Path) else getattr(thing, "__name__", type(thing).__name__))
    return next((short for short, full in MODULES.items() if full == name), name)
