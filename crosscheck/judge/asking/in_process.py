"""The student's functions asked in the student's own process, as a notebook does with `check`: no sandbox, no deadline."""

import copy
import inspect
import linecache
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import TypeVar

import numpy as np

from crosscheck.sandbox.inside.answers import plain, type_name
from crosscheck.sandbox.inside.calling import answered, call, changes, overwritten, processor_seconds, unrounded
from crosscheck.sandbox.inside.failure import explained
from crosscheck.sandbox.inside.runner import asking
from crosscheck.submissions.errors import clean
from crosscheck.submissions.outcomes import (
    Answered,
    Call,
    Calls,
    Failed,
    Loaded,
    Outcome,
    Returned,
    Visited,
    Where,
    reread,
)

T = TypeVar("T")
MOST = 10_000_000  # elements of a result that are looked at
PACKAGE = Path(__file__).parents[2]  # the folder of the code that calls the functions and reads their results
OURS = [PACKAGE, *(PACKAGE.parent / name for name in ("manual", "torch_ref"))]
LIBRARY = Path(sysconfig.get_path("stdlib"))
INSTALLED = {"site-packages", "dist-packages"}  # names of the folders of what is installed


class InProcess:
    """A `Student` whose functions are at hand, by their names."""

    output = ""  # which the notebook shows itself
    sandbox = "none"

    def __init__(
        self, functions: Mapping[str, Callable[..., object]], asked: Mapping[str, Call] = MappingProxyType({})
    ) -> None:
        self._functions, self._asked = functions, asked

    def load(self) -> Loaded:
        """Return where the functions stand that were given."""
        places = {name: place for name, function in self._functions.items() if (place := _defined(function))}
        return Loaded((), "", defined=places)

    def reload(self, lent: str = "") -> bool:
        """Return False: functions at hand are not defined anew, and nothing is defined in a student's own process."""
        return False

    def call_each(self, function: str, calls: Calls, in_place: bool = False) -> list[Outcome]:
        """Call one several times with copies; `in_place`: with those of the first call, which are overwritten before each."""
        if not in_place:
            return [self._call(function, copy.deepcopy(args))[0] for args in calls]
        args = list(copy.deepcopy(calls[0]))
        made = [self._call(function, args)]
        for new in changes(calls):
            args = overwritten(args, new)
            made.append(self._call(function, args))
        return [reread(one, self._attempt(function, partial(_again, value))) for one, value in made]

    def answer(self, function: str, *args: object, times: int = 1) -> Answered | Failed:
        """Call one of them, or ask them as the homework does, with copies of the arguments; see `Session.answer`."""
        source, needs = self._asked.get(function, ("", (function,)))
        for name in needs:
            if name not in self._functions:
                return Failed("missing", f"{name} is not defined")
        own = partial(asking(source), SimpleNamespace(**self._functions)) if source else self._functions[function]

        def made() -> Answered:
            started = processor_seconds()
            value, changed = answered(own, copy.deepcopy(args), MOST, times)
            return Answered(value, frozenset(changed), processor_seconds() - started)

        return self._attempt(function, made)

    def _call(self, function: str, args: Sequence[object]) -> tuple[Outcome, object]:
        """Call one of them with these arguments; return its value as it came back besides."""
        if function not in self._functions:
            return Failed("missing", f"{function} is not defined"), None

        def made() -> tuple[Returned, object]:
            started = processor_seconds()
            value, changed = call(self._functions[function], args)
            numbers, dtype = plain(value, MOST)
            refused, seconds = unrounded(value), processor_seconds() - started
            return Returned(numbers, type_name(value), dtype, seconds, changed, unrounded=refused), value

        found = self._attempt(function, made)
        return (found, None) if isinstance(found, Failed) else found

    def _attempt(self, function: str, act: Callable[[], T]) -> T | Failed:
        """Return what an act brings, or why a function fails in it; KeyboardInterrupt is the student's, to end the check."""
        try:
            with np.errstate(all="ignore"):
                return act()
        except (Exception, SystemExit) as error:
            failure = explained(error, function, lambda file: 0 if is_own(file) else None, self._functions)
            where = Where(*failure.where) if failure.where is not None else None
            return Failed(failure.kind, clean(failure.message), failure.exception, where, failure.within)

    def trace(self, args: Sequence[object], named: Mapping[str, object]) -> tuple[Failed, Visited]:
        """Return that a descent is not asked for here."""
        return Failed("missing", "no descent is asked for in a notebook"), {}


def _again(value: object) -> Returned:
    return Returned(plain(value, MOST)[0], "", "", 0.0)


def _defined(function: Callable[..., object]) -> Where | None:
    """Return where a function's `def` stands: in a notebook by the number in In [..], else by its line alone."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    if code is None or not is_own(code.co_filename):
        return None
    lines = linecache.getlines(code.co_filename)[code.co_firstlineno - 1 :]  # from its first decorator on
    above = next((i for i, line in enumerate(lines) if line.lstrip().startswith("def ")), 0)
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    numbers = getattr(getattr(shell, "compile", None), "_filename_map", {})
    return Where(numbers.get(code.co_filename, 0), code.co_firstlineno + above, "")


def is_own(filename: str) -> bool:
    """Whether code is neither the judge's nor that of Python or an installed package."""
    file = Path(filename)
    return not (any(map(file.is_relative_to, [*OURS, LIBRARY])) or INSTALLED & set(file.parts))
