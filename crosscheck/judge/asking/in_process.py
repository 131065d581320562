"""The student's functions asked in the student's own process, as a notebook does with `check`: no sandbox, no deadline."""

from __future__ import annotations

import sysconfig
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from crosscheck.sandbox.inside.answers import NotNumeric, plain, type_name
from crosscheck.submissions.outcomes import Failed, Loaded, Returned, Visited, Where

MOST = 1_000_000  # elements of a result that are looked at
JUDGE = Path(__file__).parents[2]  # the folder of the code that calls the functions and reads their results
LIBRARY = Path(sysconfig.get_path("stdlib"))
INSTALLED = {"site-packages", "dist-packages"}  # names of the folders of what is installed


class InProcess:
    """A `Student` whose functions are at hand.

    Parameters
    ----------
    functions : mapping of name to callable
        Those that there are.
    """

    def __init__(self, functions: Mapping[str, Callable[..., object]]) -> None:
        self._functions = functions

    def load(self) -> Loaded:
        """Say which functions were given."""
        return Loaded(dict.fromkeys(self._functions, "defined"), {}, (), False)

    def reload(self) -> bool:
        """Say that functions at hand are not defined anew."""
        return False

    def call(self, function: str, *args: object) -> Returned | Failed:
        """Call one of them with copies of the arguments, and say what came back or was raised."""
        if function not in self._functions:
            return Failed("missing", f"{function} is not defined")
        mine = [arg.copy() if isinstance(arg, np.ndarray) else arg for arg in args]
        started = time.perf_counter()
        try:
            with np.errstate(all="ignore"):
                value, dtype = plain(result := self._functions[function](*mine), MOST)
        except NotNumeric as problem:
            return Failed("error", f"what {function} returned {problem}")
        except (Exception, SystemExit) as error:
            if isinstance(error, NotImplementedError) and _is_own(_innermost(error)):
                return Failed("not_implemented", f"{function} is not done yet")
            kind = type(error).__name__
            return Failed("error", f"{function} raised {kind}: {error}", kind, _where(error))
        seconds = time.perf_counter() - started
        changed = {
            i: np.asarray(after, dtype=float)
            for i, (before, after) in enumerate(zip(args, mine, strict=True))
            if isinstance(after, np.ndarray) and not np.array_equal(after, np.asarray(before))
        }
        return Returned(value, type_name(result), dtype, seconds, changed)

    def call_each(self, function: str, calls: Sequence[Sequence[object]]) -> list[Returned | Failed]:
        """Call one of them several times."""
        return [self.call(function, *args) for args in calls]

    def trace(self, args: Sequence[object], named: Mapping[str, object]) -> tuple[Failed, Visited]:
        """Return that a descent is not asked for here."""
        return Failed("missing", "no descent is asked for in a notebook"), {}


def _innermost(error: BaseException) -> Path:
    """Give the file whose code raised an error."""
    return Path(traceback.extract_tb(error.__traceback__)[-1].filename)


def _where(error: BaseException) -> Where | None:
    """Find the innermost line of the student's own on the way to an error; there is none if a result cannot be read."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _is_own(Path(frame.filename))]
    return Where(0, own[-1].lineno or 0, own[-1].line or "") if own else None


def _is_own(file: Path) -> bool:
    """Say whether code is neither the judge's nor that of Python or an installed package."""
    return not (file.is_relative_to(JUDGE) or file.is_relative_to(LIBRARY) or INSTALLED & set(file.parts))
