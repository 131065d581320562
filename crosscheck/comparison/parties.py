"""Parties: found by name, or made from a module, a mapping, an object, a path or functions, and completed."""

import importlib
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial, wraps
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import FUNCTIONS, Party
from crosscheck.homework.loading import module_from_file
from crosscheck.optional import needed_for
from crosscheck.submissions.errors import CannotJudgeError, type_and_message

P = ParamSpec("P")
R = TypeVar("R")
Function = Callable[..., Any]
AnyParty = Party | Mapping[str, Any] | str | Path | object

#: The short names of parties.
MODULES = {name: f"manual.{name}" for name in ("by_hand", "tape", "with_autograd")} | {"torch": "torch_ref"}
#: The parties that are trained if none are named.
DEFAULT_PARTIES = tuple(MODULES)
NEEDED = ("loss", "loss_gradient")
LACKS = {  # the functions that a party need not have
    "network": "it has no network: its outputs are not compared",
    "optimize": "it has no optimize: its steps are the homework's, along its own gradient",
}


class Completed(SimpleNamespace):
    """A completed party: `given` are the functions that it had, `lacks` are the remarks on those that it lacks."""


class PartyError(CannotJudgeError, ValueError):
    """The argument `party` is not a party."""

    def __init__(self, message: str, party: str = "") -> None:
        super().__init__(message)
        self.party = party


class OfAPartyError(CannotJudgeError):
    """A party did not answer; `party` and `function` are "" until they are known."""

    party, function = "", ""


class MalformedError(OfAPartyError, ValueError):
    """A party returned another shape or type than the contract's, or changed an argument."""


class PartyFailedError(OfAPartyError, RuntimeError):
    """A party raised an exception instead of answering; the exception is its cause."""


def ending_at_the_caller(function: Callable[P, R]) -> Callable[P, R]:
    """Decorate a function: tracebacks end at its call, not within this project. The party's own exception is kept."""

    @wraps(function)
    def called(*args: P.args, **keywords: P.kwargs) -> R:
        __tracebackhide__ = True  # pytest hides frames with this
        try:
            return function(*args, **keywords)
        except CannotJudgeError as why:
            cause = why.__cause__ if isinstance(why, PartyFailedError) else None
            trace = cause.__traceback__.tb_next if cause is not None and cause.__traceback__ is not None else None
            raise why.with_traceback(None) from (cause.with_traceback(trace) if cause is not None and trace else None)

    return called


@ending_at_the_caller
def party(
    *,
    loss: Function,
    loss_gradient: Function,
    network: Function | None = None,
    optimize: Function | None = None,
    name: str | None = None,
) -> Party:
    """Make a party from functions; PartyError if one of them is not a function.

    Parameters
    ----------
    loss, loss_gradient : callable
        Of (params, X, y), arrays of shape (17,), (N, 2) and (N,): a number, and an array of shape (17,).
    network : callable, optional
        Of (x, params): the outputs (N,) at x of shape (N, 2), or the output at one x of shape (2,). Not compared
        if not given.
    optimize : callable, optional
        Of (initial, X, y, eta=.., n_steps=..). If not given, the homework's descent along `loss_gradient`.
    name : str, optional
        Its name in results; if not given, the name of the module that defines `loss_gradient`.
    """
    given = {"network": network, "loss": loss, "loss_gradient": loss_gradient, "optimize": optimize}
    name = name or str(getattr(loss_gradient, "__module__", None) or "party")
    return as_party(SimpleNamespace(__name__=name, **given), name)


def load_party(name: str) -> Party:
    """Import a party by its name in `MODULES`, by its dotted module name, or from the path of a ``.py`` file.

    Its code runs in this process, without a sandbox: use ``crosscheck verify`` for code of others. PartyError if
    there is no such module, it is a notebook, it raises, or it lacks `loss` or `loss_gradient`; MissingPackageError if
    it needs a package that is not installed, such as torch.
    """
    return as_party(module_of(name), name)


def module_of(name: str) -> Any:
    """Import a module as `load_party` does, with the same errors, except for missing functions."""
    if name.endswith(".ipynb"):
        why = "a party is a module or a .py file. (crosscheck verify judges notebooks.)"
        raise PartyError(f"{name} is a notebook; {why}")
    if name.endswith(".py") and not Path(name).is_file():
        raise PartyError(f"There is no file {Path(name)} to load a party from.", str(Path(name)))
    try:
        with needed_for(f"The party {name}"):
            return module_from_file(Path(name)) if name.endswith(".py") else _from_name(MODULES.get(name, name))
    except CannotJudgeError:
        raise
    except (Exception, SystemExit) as error:  # importing a module runs its code
        raise PartyError(f"{name!r} cannot be loaded: it raised {type_and_message(error)}", name) from error


def as_party(thing: AnyParty, name: str) -> Party:
    """Return a namespace, a mapping, a name or a path as a party. PartyError, with the name, if it is not a party."""
    if isinstance(thing, str | Path):
        return load_party(str(thing))
    functions = functions_of(thing)
    for function, found in functions.items():
        if not callable(found):
            raise PartyError(f"{name} is not a party: its {function} is a {type(found).__name__}, not a function.")
    if missing := [function for function in NEEDED if function not in functions]:
        torch = sys.modules.get("torch")  # it is not imported for this
        of_torch = torch is not None and isinstance(thing, torch.nn.Module)
        torchs = "; torch_ref.as_party(module, layout) makes one of it" if of_torch else ""
        raise PartyError(f"{name} is not a party: it has no {' and no '.join(missing)}{torchs}.", name)
    return completed(cast("Party", thing))


def functions_of(thing: AnyParty, names: Iterable[str] = FUNCTIONS) -> dict[str, Any]:
    """Return which functions a namespace or a mapping has, by default of a party's four; None counts as missing."""
    held = thing.given if isinstance(thing, Completed) else thing
    values = held.get if isinstance(held, Mapping) else partial(getattr, held)
    return {name: value for name in names if (value := values(name, None)) is not None}


def completed(thing: Party) -> Party:
    """Complete a party, so that its `network` takes one point or many. A missing `optimize` stays missing."""
    if isinstance(thing, Completed):
        return cast("Party", thing)
    functions = functions_of(thing)
    lacks = tuple(said for name, said in LACKS.items() if name not in functions)
    whole = Completed(__name__=name_of(thing), **functions, given=functions, lacks=lacks)
    if hasattr(thing, "__file__"):
        whole.__file__ = thing.__file__
    if "network" in functions:
        whole.network = of_one_or_many(functions["network"])
    return cast("Party", whole)


def name_of(thing: AnyParty) -> str:
    """Return a party's short name, or its module's."""
    if isinstance(thing, Mapping):
        return str(thing.get("name", "mapping"))
    name = str(thing if isinstance(thing, str | Path) else getattr(thing, "__name__", type(thing).__name__))
    return next((short for short, full in MODULES.items() if full == name), name)


def _from_name(module: str) -> Any:
    here = str(Path.cwd())
    if here not in sys.path:  # a module may be in the working folder, as for `python -m`
        sys.path.append(here)
    try:
        if all(part.isidentifier() for part in module.split(".")):
            return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if not f"{module}.".startswith(f"{error.name}."):  # the module exists, but a module that it imports does not
            raise
    raise PartyError(f"There is no party {module!r}; expected {', '.join(MODULES)}, a module or a .py file.")


def shape_of(value: Any) -> tuple[int, ...]:
    """Return the shape of a value; (0,) if it is ragged or no array."""
    try:
        return np.shape(value)
    except Exception:  # tensors raise other errors
        return (0,)


def of_one_or_many(network: Callable[..., Any]) -> Callable[..., Any]:
    """Return a network of N points, made from one that takes N points or a single point.

    It is called with all points first. If it raises, or does not return N entries, it is called point by point. If
    this fails as well, its first answer counts.
    """

    def outputs(x: npt.ArrayLike, params: npt.ArrayLike) -> Any:
        value: Any = None
        points, failure = np.asarray(x), None
        if points.ndim != 2:
            return network(points, params)
        # Two points become three, the last twice: code for ``x[0], x[1]`` would take two for the coordinates of one.
        asked = points[[0, 1, 1]] if len(points) == 2 else points
        try:
            value = network(asked, params)
        except Exception as error:
            failure = error
        if shape_of(value)[:1] == (len(asked),):
            return value if asked is points else value[: len(points)]
        with suppress(Exception):
            each = np.array([network(point, params) for point in points])
            if each.shape == (len(points),):
                return each
        if failure is not None:
            raise failure
        return value

    return outputs
