"""What a party's function answers: called with copies, its value read as the contract asks, its faults named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import DTYPE, FLOAT64
from crosscheck.submissions.errors import CannotJudgeError, one_line

P = ParamSpec("P")
R = TypeVar("R")


class OfAPartyError(CannotJudgeError):
    """What a party did in place of answering; `party` and `function` are "" until they are known."""

    party, function = "", ""


class MalformedError(OfAPartyError, ValueError):
    """A party returned something other than the contract's shape and type, or changed what it was given."""


class PartyFailedError(OfAPartyError, RuntimeError):
    """A party raised an exception instead of answering; the exception is its cause."""


def ending_at_the_caller(function: Callable[P, R]) -> Callable[P, R]:
    """Let a traceback end where a function is called, not in this project; what a party raised follows."""

    @wraps(function)
    def called(*args: P.args, **keywords: P.kwargs) -> R:
        __tracebackhide__ = True  # pytest shows no frame that has this
        try:
            return function(*args, **keywords)
        except CannotJudgeError as why:
            cause = why.__cause__ if isinstance(why, PartyFailedError) else None
            trace = cause.__traceback__.tb_next if cause is not None and cause.__traceback__ is not None else None
            raise why.with_traceback(None) from (cause.with_traceback(trace) if cause is not None and trace else None)

    return called


def call(
    function: Callable[..., object], arguments: Mapping[str, Array], context: str, **named: float
) -> tuple[object, dict[str, Array]]:
    """Call a party's function with copies of its arguments; return its value, and the copies as it left them.

    The names of the arguments are for messages alone, and each message begins with `context`: which party, step and
    function. Raises PartyFailedError if the function raises, or leaves the program.
    """
    given = {name: argument.copy() for name, argument in arguments.items()}
    try:
        return function(*given.values(), **named), given
    except (Exception, SystemExit) as error:
        raise PartyFailedError(f"{context} raised {one_line(error)}") from error


def call_unchanged(function: Callable[..., object], arguments: Mapping[str, Array], context: str) -> object:
    """Call a party's function as `call` does; MalformedError if it changes an argument."""
    value, given = call(function, arguments, context)
    check_unchanged(given, arguments, context)
    return value


def check_unchanged(given: Mapping[str, Array], arguments: Mapping[str, Array], context: str) -> None:
    """Raise MalformedError, which names the argument and its first change, if a function changed what it was given."""
    for name, after in given.items():
        before = arguments[name]
        if np.array_equal(after, before):
            continue
        how = f"its shape was {before.shape} and is {after.shape}"
        if before.shape == after.shape:
            entry = tuple(int(i) for i in np.argwhere(before != after)[0])
            of = NAMES[entry[0]] if before.shape == (len(NAMES),) else f"entry {list(entry)}"
            how = f"{of} was {float(before[entry])!r} and is {float(after[entry])!r}"
        raise MalformedError(f"{context} changes its argument {name}, which must stay as it is: {how}.")


def as_array_of_shape(value: object, shape: tuple[int, ...], context: str, unit_roundoff: float = FLOAT64) -> Array:
    """Return a party's answer as float64s, if it is an array of the shape that the contract asks for.

    Its numbers are float64s, or, for a larger `unit_roundoff`, numbers of that precision. MalformedError, whose message
    begins with `context`, if the value is None, ragged, of another dtype, or of another shape.
    """
    dtype = np.dtype(DTYPE[unit_roundoff])
    if value is None:
        expected = f"an array of shape {shape}" if shape else "a number"
        raise MalformedError(f"{context} returned None, expected {expected} of dtype {dtype}.")
    detach = getattr(value, "detach", None)  # of a tensor, which may still carry its graph
    try:
        array = np.asarray(detach() if callable(detach) else value)
    except ValueError:
        raise MalformedError(f"{context} is ragged, expected a rectangular array of shape {shape}.") from None
    except Exception as error:  # a tensor that lies on another device says so itself
        raise MalformedError(f"{context} cannot be read as an array: {one_line(error)}") from None
    if isinstance(value, list | tuple) and array.dtype.kind in "biu":
        array = array.astype(np.float64)
    if array.dtype not in (np.float64, dtype):
        single = " If single precision is meant, pass dtype='float32' to compare." if array.dtype == np.float32 else ""
        raise MalformedError(f"{context} has dtype {array.dtype}, expected {dtype}.{single}")
    if array.shape != shape:
        raise MalformedError(f"{context} has shape {array.shape}, expected {shape}.")
    return array.astype(np.float64, copy=False)


def shape_of(value: Any) -> tuple[int, ...]:
    """Return the shape of what may be an array; (0,) if it is ragged or none."""
    try:
        return np.shape(value)
    except Exception:  # tensors raise errors of their own
        return (0,)


def of_one_or_many(network: Callable[..., Any]) -> Callable[..., Any]:
    """Return a network of N points, made of one that takes N points or a single one.

    It is given all points first. If it raises, or its answer is not one of N entries, it is given one point after
    another; where that fails as well, its first answer stands.
    """

    def one_by_one(points: npt.NDArray[np.float64], params: npt.ArrayLike) -> Any:
        try:
            each = np.array([network(point, params) for point in points])
        except Exception:
            return None
        return each if each.shape == (len(points),) else None

    def outputs(x: npt.ArrayLike, params: npt.ArrayLike) -> Any:
        points = np.asarray(x)
        if points.ndim != 2:
            return network(points, params)
        # Of two points the last is repeated: code for ``x[0], x[1]`` would take them for the coordinates of one.
        asked = points[[0, 1, 1]] if len(points) == 2 else points
        try:
            value = network(asked, params)
        except Exception:
            if (each := one_by_one(points, params)) is None:
                raise
            return each
        if shape_of(value)[:1] == (len(asked),):
            return value if asked is points else value[: len(points)]
        each = one_by_one(points, params)
        return value if each is None else each

    return outputs
