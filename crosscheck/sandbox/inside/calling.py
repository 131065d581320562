"""Call a submission's function, and put what it raises into a sentence: in the sandbox, and in a student's notebook."""

from __future__ import annotations

import linecache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from .answers import NotNumeric, plain, type_name
from .reading import missing_package

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from numpy.typing import NDArray

MOST_WORDS = 1000  # characters of a submission's own message
MOST_NAME = 100  # characters of an exception's
MOST_SOURCE = 200  # characters of a line that is shown


class Line(NamedTuple):
    """A line of the submission's source."""

    filename: str
    number: int
    source: str


class Failure(NamedTuple):
    """Why a call brought no value; the line is given for what the submission raised itself."""

    kind: Literal["error", "memory", "missing", "not_implemented"]
    message: str
    exception: str = ""
    line: Line | None = None


def call(
    function: Callable[..., object], args: Sequence[object], named: Mapping[str, object] = MappingProxyType({})
) -> tuple[object, dict[int, NDArray[np.float64]]]:
    """Call a function; whatever it raises is the caller's to catch.

    Returns
    -------
    value : object
    changed : dict
        The numbers after the call of each argument by position that the call changed, by its index.
    """
    before = [np.array(arg, dtype=np.float64) for arg in args]
    value = function(*args, **named)
    return value, _changed(before, args)


def explained(error: BaseException, subject: str, is_own: Callable[[str], bool]) -> Failure:
    """Return the kind and the sentence for what was raised.

    Parameters
    ----------
    error : exception
    subject : str
        The function's name, with which the sentence begins.
    is_own : callable
        Whether a file, by its name in tracebacks, is the submission's own.
    """
    kind = type_name(error)[:MOST_NAME]
    trace = _trace(error)
    if isinstance(error, NotNumeric):
        return Failure("error", f"what {subject} returned {error}")
    if isinstance(error, NotImplementedError) and (not trace or is_own(_filename(trace[-1]))):
        return Failure("not_implemented", f"{subject} is not done yet", kind)
    if isinstance(error, MemoryError):
        return Failure("memory", f"{subject} needed more memory than it may have", kind)
    if isinstance(error, ModuleNotFoundError):
        return Failure("missing", f"{subject} {missing_package(error)}", kind)
    words = _words(error)
    own = [frame for frame in trace if is_own(_filename(frame))]
    return Failure(
        "error", f"{subject} raised {kind}" + (f": {words}" if words else ""), kind, _line(own[-1]) if own else None
    )


def _changed(before: Sequence[NDArray[np.float64]], after: Sequence[object]) -> dict[int, NDArray[np.float64]]:
    changed = {}
    for index, (was, new) in enumerate(zip(before, after, strict=True)):
        if type(new) is np.ndarray and (new.dtype, new.shape) == (was.dtype, was.shape) and _equal(new, was):
            continue
        now = _numbers(new, was.size)
        if now.shape != was.shape or not _equal(now, was):
            changed[index] = now
    return changed


def _numbers(value: object, most: int) -> NDArray[np.float64]:
    """Return the numbers of an argument after a call, NaN if it holds none any more."""
    try:
        return plain(value, most)[0]
    except (NotNumeric, TypeError):
        return np.full((), np.nan)


def _equal(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    """Whether the bits are the same: NaN equals itself, 0 and -0 differ."""
    return one.tobytes() == other.tobytes()


def _words(error: BaseException) -> str:
    try:
        return str(error)[:MOST_WORDS]
    except BaseException:  # its __str__ is the submission's as well
        return "(its message cannot be shown)"


def _trace(error: BaseException) -> list[TracebackType]:
    """Return the frames on the way to an error, the innermost last."""
    found: list[Any] = [error.__traceback__]
    while found[-1] is not None:
        found.append(found[-1].tb_next)
    return found[:-1]


def _filename(trace: TracebackType) -> str:
    return trace.tb_frame.f_code.co_filename


def _line(trace: TracebackType) -> Line:
    source = linecache.getline(_filename(trace), trace.tb_lineno).strip()
    return Line(_filename(trace), trace.tb_lineno, source[:MOST_SOURCE])
