"""The student's functions asked in the student's own process, as a notebook does with `check`: no sandbox, no deadline."""

import inspect
import linecache
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np

from crosscheck.sandbox.calls import Caller, Read, T
from crosscheck.sandbox.inside.failure import Failure, explained
from crosscheck.sandbox.inside.runner import Runner
from crosscheck.sandbox.inside.wire import Message
from crosscheck.submissions.outcomes import Call, Failed, Loaded, Visited, Where

MOST = 10_000_000  # largest number of elements of a result that are read
PACKAGE = Path(__file__).parents[2]  # the folder of the code that calls the functions and reads their results
OURS = [PACKAGE, *(PACKAGE.parent / name for name in ("manual", "torch_ref"))]
LIBRARY = Path(sysconfig.get_path("stdlib"))
INSTALLED = {"site-packages", "dist-packages"}  # names of the folders of installed packages


class Here(Runner):
    """A runner that calls functions of this process, as the sandbox's child calls those that it has loaded."""

    def __init__(self, functions: Mapping[str, Callable[..., object]], asked: Mapping[str, Call]) -> None:
        super().__init__()
        self._definitions = self._definitions._replace(namespace=dict(functions))
        self._wanted = {"functions": tuple(functions), "calls": asked}

    def _explained(self, error: BaseException, subject: str) -> Failure:
        if not isinstance(error, (Exception, SystemExit)):
            raise error  # such as KeyboardInterrupt, by which the student ends the check
        return explained(error, subject, lambda file: 0 if is_own(file) else None, self._definitions.namespace)


class InProcess(Caller):
    """A `Student` whose functions are in this process. They are called with copies of the arguments."""

    output = ""  # the notebook shows the output itself
    sandbox = "none"

    def __init__(
        self, functions: Mapping[str, Callable[..., object]], asked: Mapping[str, Call] = MappingProxyType({})
    ) -> None:
        super().__init__(functions.keys(), MOST)
        self._given, self._runner = functions, Here(functions, asked)

    def load(self) -> Loaded:
        """Return where the given functions are defined."""
        places = {name: place for name, function in self._given.items() if (place := _defined(function))}
        return Loaded((), "", defined=places)

    def reload(self, lent: str = "", whole: bool = False) -> bool:
        """Return False: nothing is defined anew in a student's own process."""
        return False

    def trace(self, args: Sequence[object], named: Mapping[str, object], times: int = 1) -> tuple[Failed, Visited]:
        """Return a failure: in a notebook no descent is asked for."""
        return Failed("missing", "no descent is asked for in a notebook"), {}

    def _ask(
        self, request: Message, function: str, given: int, largest: int, read: Read[T], once_more: bool = True
    ) -> T | Failed:
        with np.errstate(all="ignore"):
            reply = self._runner.answer(request | {"function": function, "most": MOST, "nonce": ""})
        return self._read(reply, np.inf, read)


def _defined(function: Callable[..., object]) -> Where | None:
    """Return the place of a function's `def`: its line, and in a notebook also the number in In [..]."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    if code is None or not is_own(code.co_filename):
        return None
    lines = linecache.getlines(code.co_filename)[code.co_firstlineno - 1 :]  # from its first decorator on
    above = next((i for i, line in enumerate(lines) if line.lstrip().startswith("def ")), 0)
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    numbers = getattr(getattr(shell, "compile", None), "_filename_map", {})
    return Where(numbers.get(code.co_filename, 0), code.co_firstlineno + above, "")


def is_own(filename: str) -> bool:
    """Return whether code belongs neither to the judge, nor to Python, nor to an installed package."""
    file = Path(filename)
    return not (any(map(file.is_relative_to, [*OURS, LIBRARY])) or INSTALLED & set(file.parts))
