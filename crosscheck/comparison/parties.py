"""The parties by name, and how anything else becomes one: a module, a mapping, an object, a path, a few functions."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from crosscheck.comparison.answers import ending_at_the_caller
from crosscheck.comparison.completing import MODULES, AnyParty, Function, completed, functions_of
from crosscheck.homework.circles.contract import Party
from crosscheck.homework.loading import module_from_file
from crosscheck.optional import needed_for
from crosscheck.submissions.errors import CannotJudgeError, one_line

#: Those that are trained side by side where none are named.
DEFAULT_PARTIES = ("by_hand", "tape", "with_autograd", "torch")
NEEDED = ("loss", "loss_gradient")  # a party without network or optimize is one all the same


class PartyError(CannotJudgeError, ValueError):
    """What was named is not a party.

    Attributes
    ----------
    party : str
        The name.
    """

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
        Of (x, params): the outputs (N,) at x of shape (N, 2), or the output at a single x of shape (2,). Not compared if not
        given.
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
    """Import one of `MODULES` by its short name, or any importable module or Python file with a party's functions.

    Parameters
    ----------
    name : str
        ``by_hand``, ``tape``, ``with_autograd``, ``torch``, a dotted module name, or the path of a ``.py`` file. Its code runs
        in this process, unguarded: for code that is not your own, use ``crosscheck verify``.

    Raises
    ------
    PartyError
        If there is no such module, it is a notebook, it raises, or it lacks `loss` or `loss_gradient`.
    MissingPackageError
        If it needs a package that is not installed, such as torch.
    """
    if name.endswith(".ipynb"):
        raise PartyError(
            f"{name} is a notebook; a party is a module or a .py file. (crosscheck verify judges notebooks.)"
        )
    try:
        with needed_for(f"The party {name}"):
            module = _from_file(Path(name)) if name.endswith(".py") else _from_name(MODULES.get(name, name))
    except CannotJudgeError:
        raise
    except (Exception, SystemExit) as error:  # importing a module runs its code
        raise PartyError(f"{name!r} cannot be loaded: it raised {one_line(error)}", name) from error
    return as_party(module, name)


def as_party(thing: AnyParty, name: str) -> Party:
    """Return anything that can be a party as one: a namespace, a mapping, a name or a path.

    Raises
    ------
    PartyError
        If it lacks `loss` or `loss_gradient`, or one of the four is not a function; the message uses the name given.
    """
    if isinstance(thing, str | Path):
        return load_party(str(thing))
    functions = functions_of(thing)
    for function, found in functions.items():
        if not callable(found):
            raise PartyError(f"{name} is not a party: its {function} is a {type(found).__name__}, not a function.")
    missing = [function for function in NEEDED if function not in functions]
    if missing:
        torchs = "; torch_ref.as_party(module, layout) makes one of it" if _is_torch_module(thing) else ""
        raise PartyError(f"{name} is not a party: it has no {' and no '.join(missing)}{torchs}.", name)
    return completed(cast("Party", thing))


def _is_torch_module(thing: object) -> bool:
    """Whether a thing is an `nn.Module`, asked without importing torch."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(thing, torch.nn.Module)


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


def _from_file(path: Path) -> Any:
    if not path.is_file():
        raise PartyError(f"There is no file {path} to load a party from.", str(path))
    return module_from_file(path)
