"""The parties by name, and how any other namespace becomes one."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any, cast

from crosscheck.homework.circles.contract import FUNCTIONS, Party
from crosscheck.homework.loading import module_from_file
from crosscheck.optional import needed_for
from crosscheck.submissions.errors import CannotJudgeError

#: The short names of parties.
MODULES = {
    "by_hand": "manual.by_hand",
    "tape": "manual.tape",
    "with_autograd": "manual.with_autograd",
    "torch": "torch_ref",
}
#: Those that are trained side by side where none are named.
DEFAULT_PARTIES = ("by_hand", "tape", "with_autograd", "torch")


class PartyError(CannotJudgeError, ValueError):
    """What was named is not a party."""


def load_party(name: str) -> Party:
    """Import one of `MODULES` by its short name, or any importable module or Python file with the homework's functions.

    Parameters
    ----------
    name : str
        ``by_hand``, ``tape``, ``with_autograd``, ``torch``, a dotted module name, or the path of a ``.py`` file. Its code runs
        in this process, unguarded: for code that is not your own, use ``crosscheck verify``.

    Raises
    ------
    PartyError
        If there is no such module, it is a notebook, or it lacks one of the homework's functions.
    MissingPackageError
        If it needs a package that is not installed, such as torch.
    """
    if name.endswith(".ipynb"):
        raise PartyError(
            f"{name} is a notebook; a party is a module or a .py file. (crosscheck verify judges notebooks.)"
        )
    with needed_for(f"The party {name}"):
        namespace = _from_file(Path(name)) if name.endswith(".py") else _from_name(MODULES.get(name, name))
    return as_party(namespace, name)


def as_party(namespace: object, name: str) -> Party:
    """Return a namespace as a party; PartyError, which uses the name given, if it lacks one of the homework's functions."""
    missing = [function for function in FUNCTIONS if not callable(getattr(namespace, function, None))]
    if missing:
        raise PartyError(f"{name} is not a party: it has no {', '.join(missing)}.")
    return cast("Party", namespace)


def name_of(party: Party) -> str:
    """Return a party's short name, or its module's."""
    module = str(getattr(party, "__name__", type(party).__name__))
    return next((short for short, full in MODULES.items() if full == module), module)


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
        raise PartyError(f"There is no file {path} to load a party from.")
    return module_from_file(path)
