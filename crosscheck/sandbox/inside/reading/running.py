"""Run chosen statements in order, as far as they can be run, in an environment where drawing does nothing."""

from __future__ import annotations

import ast
import builtins
import copy
import dis
import inspect
import itertools
import os
import signal
import sys
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from time import process_time
from traceback import walk_stack, walk_tb
from types import CodeType, FrameType, ModuleType
from typing import Any, NamedTuple, Self

import numpy as np

from ..failure import Waits
from .statements import Statement

MODULE = "__main__"  # as in a notebook
LOOP_SECONDS = 25.0  # of the processor, for all loops: a loop may be needed, so they get most of the time of a load
AT_LEAST = 0.1  # seconds for each loop, even if earlier loops used up the time
BRIEFLY = 0.5  # of the processor, for all statements that no function needs
OF_IMPORTS = 4.0  # seconds more for a statement that is just importing a package
AGAIN = 0.05  # seconds until CutOff is raised again, in a loop that caught it
OF_WAITING = 0.45  # a statement that only waits is ended after this share of the time that a load may wait
IDLE = 0.01  # a statement only waits if it uses less than this share of that time on the processor

USUAL_IMPORTS = {  # from a notebook's first cell; some submissions use them without having them
    "np": "import numpy as np",
    "anp": "import autograd.numpy as anp",
    "autograd": "import autograd",
    "plt": "import matplotlib.pyplot as plt",
    "sns": "import seaborn as sns",
    "pd": "import pandas as pd",
    "os": "import os.path",
    "subprocess": "import subprocess",
}
DRAWING = frozenset({"matplotlib", "seaborn", "IPython", "ipywidgets", "mpl_toolkits", "plotly"})


class Inert:
    """An object that takes part in any drawing and does nothing; as a number it is 1."""

    def __getattr__(self, name: str) -> Self:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __iter__(self) -> Iterator[Self]:
        """Return itself as often as it is unpacked, as in `low, high = plt.ylim()`; once for a loop."""
        frame = sys._getframe(1)
        step, n = frame.f_code.co_code[frame.f_lasti :][:2]
        return itertools.repeat(self, n if step == dis.opmap["UNPACK_SEQUENCE"] else 1)

    def subplots(self, nrows: int = 1, ncols: int = 1, squeeze: bool = True, **_: object) -> tuple[Self, object]:
        """Return a figure and its axes, in an array as pyplot has them."""
        axes = np.empty([size for size in (nrows, ncols) if size > 1 or not squeeze], dtype=object)
        axes.fill(self)
        return self, axes if axes.ndim else self


# Its special methods return itself, or a value.
for _name in ("call", "getitem", "enter"):
    setattr(Inert, f"__{_name}__", lambda self, *_, **__: self)
for _value, _names in (
    (None, "setitem exit"),
    ("", "format"),
    # The last is called for np.ceil, or for a sum with an array.
    (1.0, "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow array_ufunc"),
    (1, "neg abs round index"),  # not "len": NumPy would take it for a sequence without an end
    (False, "lt le gt ge"),  # so that a loop ends
):
    for _name in _names.split():
        setattr(Inert, f"__{_name}__", lambda *_, _value=_value, **__: _value)


class InertModule(ModuleType):
    """A drawing package of which every attribute is inert."""

    def __getattr__(self, name: str) -> Any:
        return getattr(Inert(), name)


def _import(name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0) -> ModuleType:
    """Import a module, or an inert one for a drawing package: a real one takes a third of a second, and is not judged.

    A star import is real, since only the module knows which names it binds: that of pylab binds NumPy's.
    """
    package = name.split(".")[0]
    for folder in sys.path[-1:]:  # the submission's folder: it may just have written a module
        sys.path_importer_cache.pop(folder, None)
    if package in DRAWING and level == 0 and "*" not in (fromlist or ()):
        return InertModule(name if fromlist else package)
    return __import__(name, globals, locals, fromlist or (), level)


def new_namespace() -> dict[str, Any]:
    """Return the globals of an empty module with the built-in names of Python and IPython.

    `sys.modules` knows the module: dataclasses look themselves up there.
    """
    module = sys.modules[MODULE] = ModuleType(MODULE)
    namespace = module.__dict__
    of_a_notebook = {"__import__": _import, "display": Inert(), "get_ipython": Inert()}
    namespace["__builtins__"] = vars(builtins) | of_a_notebook
    namespace["__file__"] = f"{os.getcwd()}/{MODULE}.py"  # in the folder where its data lie
    return namespace


class CutOff(BaseException):
    """A loop was ended; what it has bound until then stays."""


class Budget:
    """The time that statements may use: processor time for all loops together, and waiting time for each statement."""

    def __init__(self, seconds: float, waiting_seconds: float) -> None:
        self._left, self._window = seconds, OF_WAITING * waiting_seconds

    @contextmanager
    def spending(self, loops: bool) -> Iterator[None]:
        """Raise CutOff in a loop once the time is over, and Waits in a statement that waits, where there is a timer.

        CutOff is not raised during an import, for some seconds: the rest of a package could not be imported later.
        """
        if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
            yield
            return
        running, started = True, process_time()
        seen = started

        def end(_: int, frame: FrameType | None) -> None:
            more = OF_IMPORTS if _is_importing(frame) else 0.0
            if running and process_time() - started >= self._left + more:
                raise CutOff(f"it was ended after {LOOP_SECONDS:g} s")

        def look(*_: object) -> None:
            nonlocal seen
            before, seen = seen, process_time()
            if running and seen - before < IDLE * self._window:
                raise Waits

        handlers = {number: signal.signal(number, by) for number, by in ((signal.SIGPROF, end), (signal.SIGALRM, look))}
        signal.setitimer(signal.ITIMER_PROF, max(self._left, AT_LEAST) if loops else 0, AGAIN)
        signal.setitimer(signal.ITIMER_REAL, self._window, self._window)
        try:
            yield
        finally:
            running = False
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in handlers.items():
                signal.signal(number, handler)
            self._left -= (process_time() - started) * loops


def _is_importing(frame: FrameType | None) -> bool:
    """Return whether a module is being imported."""
    frames = (one for one, _ in walk_stack(frame)) if frame else ()
    return any(one.f_code.co_filename == "<frozen importlib._bootstrap>" for one in frames)


class Raised(NamedTuple):
    """A statement and what it raised."""

    statement: Statement
    error: BaseException

    @property
    def line(self) -> int:
        """The line of the statement's own cell at which it was raised."""
        own, trace = self.statement, walk_tb(self.error.__traceback__)
        return [own.node.lineno, *(line for frame, line in trace if frame.f_code.co_filename == own.filename)][-1]

    @property
    def lacks(self) -> str | None:
        """The name that the statement lacked."""
        return self.error.name if isinstance(self.error, NameError) else None


def _execute(code: CodeType, namespace: dict[str, Any]) -> None:
    """Run a statement; one that awaits something is run as a notebook runs it."""
    if not code.co_flags & inspect.CO_COROUTINE:
        exec(code, namespace)
        return
    import asyncio  # it takes some 30 ms, and hardly any submission needs it

    asyncio.run(eval(code, namespace))


def _evaluate(annotations: Iterable[ast.Expression], namespace: dict[str, Any]) -> None:
    """Evaluate annotations, as a notebook does: their calls may have effects. Many use names never imported."""
    for each in annotations:
        with suppress(Exception):
            eval(compile(each, "<annotation>", "eval", dont_inherit=True), namespace)


def run(
    statements: Sequence[Statement],
    chosen: Iterable[int],
    namespace: dict[str, Any],
    fallbacks: Mapping[str, object],
    waiting_seconds: float,
    also: Collection[int] = (),
    names: Collection[str] = (),
) -> tuple[dict[int, Raised], dict[str, tuple[int, object]]]:
    """Run the chosen statements. Return by index what was raised, unless its names are bound otherwise.

    Also return, for each of `names`, its last value that can be called, with the index of the statement that gave it.

    A statement that lacks a name is tried again after the others, if they have bound it, as in a notebook whose cells were
    run out of order. It is not if a later statement has bound the same names meanwhile. A name that cannot be bound
    gets its value in `fallbacks`. A loop that is cut off has failed, but what it bound stays bound. A statement that
    waits has failed, unless it imports: an import may wait for a disk. Statements in `also` get less time, and one try.
    """
    budget, brief = Budget(LOOP_SECONDS, waiting_seconds), Budget(BRIEFLY, BRIEFLY)
    failures: dict[int, Raised] = {}
    bound_by: dict[str, int] = {}
    callables: dict[str, tuple[int, object]] = {}
    never_evaluated = any(each.imports.get("annotations") == "__future__" for each in statements)

    def bound_later(index: int, name: str) -> bool:
        return bound_by.get(name, -1) > index

    waiting, tried = sorted({*chosen, *also}), len(statements) + 1
    while waiting and len(waiting) < tried:
        tried = len(waiting)
        for index in waiting:
            statement = statements[index]
            before = failures.pop(index, None)
            if statement.binds and all(bound_later(index, name) for name in statement.binds):
                continue
            if before and before.lacks not in namespace:  # it would only fail again at the same place
                failures[index] = before
                continue
            try:
                spending = nullcontext() if statement.imports else budget.spending(statement.loops)
                with brief.spending(True) if index in also else spending:
                    _execute(statement.take_code(), namespace)
                    _evaluate([] if never_evaluated else statement.annotations, namespace)
                bound_by |= dict.fromkeys(statement.binds, index)
            except BaseException as error:  # a submission may raise anything, SystemExit too
                failures[index] = Raised(statement, error)
                if isinstance(error, CutOff):
                    bound_by |= dict.fromkeys(statement.binds & namespace.keys(), index)
                for name in statement.binds & fallbacks.keys() - namespace.keys():
                    namespace[name] = copy.copy(fallbacks[name])
            bound = ((name, namespace.get(name)) for name in statement.binds.intersection(names))
            callables |= {name: (index, value) for name, value in bound if callable(value)}
        lacking = {index for index, failure in failures.items() if type(failure.error) is NameError}
        waiting = sorted(lacking.difference(also))
    return {
        index: failure
        for index, failure in failures.items()
        if not failure.statement.binds
        or not all(name in fallbacks or bound_later(index, name) for name in failure.statement.binds)
    }, callables
