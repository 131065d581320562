"""What a submission's function raised, in a sentence: in the sandbox, and in a student's notebook."""

from __future__ import annotations

import linecache
import re
import traceback
from types import MappingProxyType
from typing import TYPE_CHECKING

from .answers import NotNumeric, type_name
from .failure import Failure, Kind, Line
from .reading import missing_package
from .whose import whose
from .words import shortened, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType

MOST_WORDS = 1000  # characters of a submission's own message
MOST_NAME = 100  # characters of an exception's
REFUSES_ARGUMENTS = re.compile(r"(\w+)\(\) (?:missing|takes) ")
MOST_SOURCE = 200  # characters of a line that is shown


def explained(
    error: BaseException,
    subject: str,
    is_own: Callable[[str], bool],
    functions: Mapping[str, object] = MappingProxyType({}),
) -> Failure:
    """Return the kind and the sentence for what was raised.

    Parameters
    ----------
    error : exception
    subject : str
        The function's name, with which the sentence begins.
    is_own : callable
        Whether a file, by its name in tracebacks, is the submission's own.
    functions : mapping
        The homework's functions by their names, as the submission has them.
    """
    if isinstance(error, NotNumeric):
        return Failure("error", f"what {subject} returned {error}", within=subject if subject in functions else None)
    trace = list(traceback.walk_tb(error.__traceback__))
    frames = [frame for frame, _ in trace]
    own = [_line(frame, number) for frame, number in trace if is_own(frame.f_code.co_filename)]
    raised_by_own = not frames or is_own(frames[-1].f_code.co_filename)
    exception = shortened(type_name(error), MOST_NAME)
    kind, message = _kind_and_words(error, exception, raised_by_own)
    within = _refusing(error, functions) or whose(frames, functions)
    return Failure(kind, f"{subject} {message}", exception, own[-1] if own else None, within)


def _refusing(error: BaseException, functions: Mapping[str, object]) -> str | None:
    """Return the function that cannot be called with so many arguments: it raises nothing itself, but the fault is its own."""
    called = REFUSES_ARGUMENTS.match(words_of(error, MOST_WORDS)) if isinstance(error, TypeError) else None
    return called[1] if called and called[1] in functions else None


def _kind_and_words(error: BaseException, exception: str, raised_by_own: bool) -> tuple[Kind, str]:
    if isinstance(error, NotImplementedError) and raised_by_own:
        return "not_implemented", "is not done yet"
    if isinstance(error, MemoryError):
        return "memory", "needed more memory than it may have"
    if isinstance(error, ModuleNotFoundError):
        return "package", missing_package(error)
    each = [error] if error.__cause__ is None else [error, error.__cause__]  # NumPy names there what it could not take
    words = ", since ".join(filter(None, (words_of(one, MOST_WORDS).rstrip(".") for one in each)))
    return "error", f"raised {exception}" + (f": {words}" if words else "")


def _line(frame: FrameType, number: int) -> Line:
    filename = frame.f_code.co_filename
    return Line(filename, number, shortened(linecache.getline(filename, number).strip(), MOST_SOURCE))
