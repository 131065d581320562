"""The student's functions asked in the student's own process, as a notebook does with `check`: no sandbox, no deadline."""

from __future__ import annotations

import copy
import sysconfig
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from crosscheck.sandbox.inside.answers import plain, type_name
from crosscheck.sandbox.inside.calling import Failure, call, explained
from crosscheck.submissions.outcomes import Failed, Loaded, Returned, Visited, Where
from crosscheck.submissions.words import clean

MOST = 1_000_000  # elements of a result that are looked at
PACKAGE = Path(__file__).parents[2]  # the folder of the code that calls the functions and reads their results
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
        """Return which functions were given."""
        return Loaded(dict.fromkeys(self._functions, "defined"), {}, (), False)

    def reload(self) -> bool:
        """Return False: functions at hand are not defined anew."""
        return False

    def call(self, function: str, *args: object) -> Returned | Failed:
        """Call one of them with copies of the arguments."""
        if function not in self._functions:
            return Failed("missing", f"{function} is not defined")
        mine = copy.deepcopy(args)
        started = time.perf_counter()
        try:
            with np.errstate(all="ignore"):
                value, changed = call(self._functions[function], mine)
                numbers, dtype = plain(value, MOST)
        except (Exception, SystemExit) as error:  # not KeyboardInterrupt, by which the student ends the check
            return _failed(explained(error, function, _is_own))
        return Returned(numbers, type_name(value), dtype, time.perf_counter() - started, changed)

    def call_each(self, function: str, calls: Sequence[Sequence[object]]) -> list[Returned | Failed]:
        """Call one of them several times."""
        return [self.call(function, *args) for args in calls]

    def trace(self, args: Sequence[object], named: Mapping[str, object]) -> tuple[Failed, Visited]:
        """Return that a descent is not asked for here."""
        return Failed("missing", "no descent is asked for in a notebook"), {}


def _failed(failure: Failure) -> Failed:
    line = failure.line
    where = Where(0, line.number, line.source) if line is not None else None
    return Failed(failure.kind, clean(failure.message), failure.exception, where)


def _is_own(filename: str) -> bool:
    """Whether code is neither the judge's nor that of Python or an installed package."""
    file = Path(filename)
    return not (file.is_relative_to(PACKAGE) or file.is_relative_to(LIBRARY) or INSTALLED & set(file.parts))
