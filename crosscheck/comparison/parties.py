"""Parties: found by name, or made of a module, a mapping, an object, a path, functions; what one lacks is filled in."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from crosscheck.comparison.answers import ending_at_the_caller, of_one_or_many
from crosscheck.homework.circles.contract import FUNCTIONS, Party
from crosscheck.homework.loading import module_from_file
from crosscheck.optional import needed_for
from crosscheck.submissions.errors import CannotJudgeError, one_line

Function = Callable[..., Any]
AnyParty = Party | Mapping[str, Any] | str | Path | object

#: The short names of parties.
MODULES = {
    "by_hand": "manual.by_hand",
    "tape": "manual.tape",
    "with_autograd": "manual.with_autograd",
    "torch": "torch_ref",
}
#: Those that are trained side by side where none are named.
DEFAULT_PARTIES = ("by_hand", "tape", "with_autograd", "torch")
NEEDED = ("loss", "loss_gradient")  # a party without network or optimize is one all the same


class Completed(SimpleNamespace):
    """A party with what it lacked filled in: `given` are the functions it had, `lacks` says which it had not."""


class PartyError(CannotJudgeError, ValueError):
    """What was named, `party`, is not a party."""

    def __init__(self, message: str, party: str = "") -> None:
        super().__init__(message)
        self.party = party


@ending_at_the_caller
def party(
    *,
    loss: Function,
    loss_gradient: Function,
    network: Function | None = None,
    optimize: Function | None = None,
    name: str | None = None,
) -> Party:
    """Make a party of the functions that there are.

    Parameters
    ----------
    loss, loss_gradient : callable
        Of (params, X, y), arrays of shape (17,), (N, 2) and (N,): a number, and an array of shape (17,).
    network : callable, optional
        Of (x, params): the outputs (N,) at x of shape (N, 2), or the output at a single x of shape (2,). Not compared
        if not given.
    optimize : callable, optional
        Of (initial, X, y, eta=.., n_steps=..). If not given, the homework's descent along `loss_gradient`.
    name : str, optional
        What accounts call it; the name of the module that defines `loss_gradient`, if not given.

    Raises
    ------
    PartyError
        If what was given is not a function.
    """
    given = {"network": network, "loss": loss, "loss_gradient": loss_gradient, "optimize": optimize}
    name = name or str(getattr(loss_gradient, "__module__", None) or "party")
    return as_party(SimpleNamespace(__name__=name, **given), name)


def load_party(name: str) -> Party:
    """Import a party by its name in `MODULES`, by its dotted module name, or from the path of a ``.py`` file.

    Its code runs in this process, unguarded: for code that is not your own, use ``crosscheck verify``.

    Raises
    ------
    PartyError
        If there is no such module, it is a notebook, it raises, or it lacks `loss` or `loss_gradient`.
    MissingPackageError
        If it needs a package that is not installed, such as torch.
    """
    if name.endswith(".ipynb"):
        why = "a party is a module or a .py file. (crosscheck verify judges notebooks.)"
        raise PartyError(f"{name} is a notebook; {why}")
    if name.endswith(".py") and not Path(name).is_file():
        raise PartyError(f"There is no file {Path(name)} to load a party from.", str(Path(name)))
    try:
        with needed_for(f"The party {name}"):
            module = module_from_file(Path(name)) if name.endswith(".py") else _from_name(MODULES.get(name, name))
    except CannotJudgeError:
        raise
    except (Exception, SystemExit) as error:  # importing a module runs its code
        raise PartyError(f"{name!r} cannot be loaded: it raised {one_line(error)}", name) from error
    return as_party(module, name)


def as_party(thing: AnyParty, name: str) -> Party:
    """Return anything that can be a party as one: a namespace, a mapping, a name or a path.

    PartyError, whose message uses the name given, if it lacks `loss` or `loss_gradient`, or one of the four is not a
    function.
    """
    if isinstance(thing, str | Path):
        return load_party(str(thing))
    functions = functions_of(thing)
    for function, found in functions.items():
        if not callable(found):
            raise PartyError(f"{name} is not a party: its {function} is a {type(found).__name__}, not a function.")
    missing = [function for function in NEEDED if function not in functions]
    if missing:
        torch = sys.modules.get("torch")  # which is not imported to ask
        of_torch = torch is not None and isinstance(thing, torch.nn.Module)
        torchs = "; torch_ref.as_party(module, layout) makes one of it" if of_torch else ""
        raise PartyError(f"{name} is not a party: it has no {' and no '.join(missing)}{torchs}.", name)
    return completed(cast("Party", thing))


def functions_of(thing: AnyParty) -> dict[str, Any]:
    """Return those of a party's four functions that a namespace or a mapping holds; None is nothing."""
    if isinstance(thing, Completed):
        return dict(thing.given)
    values = thing.get if isinstance(thing, Mapping) else partial(getattr, thing)
    return {function: value for function in FUNCTIONS if (value := values(function, None)) is not None}


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


def _from_name(module: str) -> Any:
    here = str(Path.cwd())
    if here not in sys.path:  # a module may lie in the working folder, as for `python -m`
        sys.path.append(here)
    try:
        if all(part.isidentifier() for part in module.split(".")):
            return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if not f"{module}.".startswith(f"{error.name}."):  # the module exists, but one that it imports does not
            raise
    known = ", ".join(MODULES)
    raise PartyError(f"There is no party {module!r}; expected {known}, a module or a .py file.")
