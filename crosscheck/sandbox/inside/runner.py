"""What the child does with the submission: load it, call its functions, record a descent's path."""

import itertools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import cache, partial
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import wire
from .answers import plain, type_name
from .calling import Called, answered, call, numbers_in, overwritten, processor_seconds, unrounded, watching
from .failure import CELL, Failure, explained, forbidden, shortened
from .reading.definitions import Definitions, read_definitions, run_definitions
from .reading.running import MODULE

MOST_MESSAGE = 2000  # characters


class NotThere(Exception):  # noqa: N818 - reads as what it says
    """A function that cannot be called; its one argument is the failure that says why."""


class Runner:
    """The loaded submission, and what may be asked of it."""

    def __init__(self) -> None:
        self._cells = 0
        self._wanted: dict[str, Any] = {"functions": ()}  # as `crosscheck.submissions.outcomes.Wanted`
        #: The notebook's own arrays by their dtypes and shapes, and by the bytes that they held.
        self._own: dict[tuple[np.dtype[Any], tuple[int, ...]], dict[bytes, NDArray[Any]]] = {}
        self._definitions = Definitions({}, {}, {}, [], {})

    def answer(self, request: wire.Message) -> wire.Message:
        """Execute a request; an exception of the submission becomes the answer."""
        if request["do"] == "call":
            reply = self._call(request)
        else:
            acts = {"answer": self._answer, "trace": self._trace, "read": self._read, "load": self._load}
            started = processor_seconds()
            reply = self._attempt(request.get("function", "load"), partial(acts[request["do"]], request))
            reply |= {"seconds": processor_seconds() - started}
        return reply | {"nonce": request["nonce"]}

    def _call(self, request: wire.Message) -> wire.Message:
        """Make calls of one function or several, each with arguments of its own, or all `in_place`.

        Calls in place share one set of arguments. The new numbers are written into it before each call. If asked for
        `again`, also return what has changed by the end of the last call: values, and arguments that are not shared.
        """
        most, shared = request["most"], request["in_place"]
        made: list[tuple[str, int, Called, NDArray[np.float64]]] = []
        values: list[NDArray[np.float64]] = []

        def make(name: str, index: int, args: list[object]) -> wire.Message:
            with nullcontext(args) if shared else self._notebooks_own(args) as own:
                called = call(self._function(name), own)
                numbers, dtype = plain(called.value, most)
                returned = _returned(called, dtype)
            values.append(numbers)
            made.append((name, index, called, numbers))
            return {"returned": returned}

        def read_again(called: Called, before: NDArray[np.float64]) -> wire.Message:
            numbers = plain(called.value, most)[0]
            returned = _returned(called._replace(args=(), before=()) if shared else called, "")
            if (numbers.shape, numbers.tobytes(), returned[-1]) == (before.shape, before.tobytes(), []):
                return {}
            values.append(numbers)
            return {"returned": returned}

        replies, later, clock = list[wire.Message](), list[int](), [processor_seconds()]
        for index, (name, args) in enumerate(zip(request["functions"], _arguments(request), strict=True)):
            replies.append(self._attempt(name, partial(make, name, index, args)))
            clock.append(processor_seconds())
        for name, index, called, numbers in made if request["again"] else ():
            if reply := self._attempt(name, partial(read_again, called, numbers)):
                replies.append(reply)
                later.append(index)
        seconds = np.diff(clock, append=clock[-1:] * len(later))
        told = {"later": later, "seconds": wire.pack(seconds), "values": wire.pack_arrays(values)}
        return told | _told_once(replies)

    def _answer(self, request: wire.Message) -> wire.Message:
        """Call a function, directly or by the homework's own code, and return its whole answer."""
        name, namespace = request["function"], self._definitions.namespace
        source, needs = self._wanted["calls"].get(name, ("", [name]))
        functions = [self._function(each) for each in needs]
        function = partial(asking(source), SimpleNamespace(**namespace)) if source else functions[0]
        calls, most, times = wire.unpack_calls(request["calls"]), request["most"], request["times"]
        answer, changed, overwritten = answered(function, calls, most, times)
        return {"answer": wire.pack(answer), "changed": changed, "overwritten": overwritten}

    def _attempt(self, subject: str, act: Callable[[], dict[str, Any]]) -> wire.Message:
        """Return the reply, or what was raised."""
        try:
            return act()
        except BaseException as error:  # the submission may raise SystemExit, KeyboardInterrupt or its own
            failure = error.args[0] if type(error) is NotThere else self._explained(error, subject)
            return {"failed": failure._replace(message=shortened(failure.message, MOST_MESSAGE))}

    def _read(self, request: wire.Message) -> wire.Message:
        """Report what the cells' text says; this must come before any load."""
        return read_definitions(request["cells"], request["globals"], request["wanted"])

    def _load(self, request: wire.Message) -> wire.Message:
        """Write the files, then run the definitions in the cells."""
        if (folder := os.getcwd()) not in sys.path:
            sys.path.append(folder)  # a notebook has it first: here it would hide modules that the judge imports
        texts = {f"{MODULE}.py": "\n\n\n".join(request["cells"])}  # its `__file__`
        # numba's cache goes by the date of the file that holds the code.
        texts |= {f"<cell {i}>": cell for i, cell in enumerate(request["cells"], 1) if "cache=True" in cell}
        encoded = {name: text.encode("utf-8", "replace") for name, text in texts.items()}
        for name, content in (request["files"] | encoded).items():
            with suppress(OSError):  # the name may be too long, or the files too many; then there is no such file
                os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
                with open(name, "wb") as file:
                    file.write(content)
        provided = {name: wire.unpack(value) for name, value in request["globals"].items()}
        self._cells, self._wanted = len(request["cells"]), request["wanted"]
        how = (request[key] for key in ("lent", "waiting_seconds", "whole"))
        self._definitions = run_definitions(request["cells"], provided, self._wanted, *how)
        for one in map(self._definitions.namespace.get, provided):
            if type(one) is np.ndarray and one.flags.writeable:
                self._own.setdefault((one.dtype, one.shape), {})[one.tobytes()] = one
        return {"remarks": self._definitions.remarks, "defined": list(self._definitions.functions)}

    def _trace(self, request: wire.Message) -> wire.Message:
        """Call a descent. Return its value, and the parameters at which it asked other functions."""
        (args,) = wire.unpack_calls(request["calls"])
        named = {name: wire.unpack(value) for name, value in request["named"].items()}
        width, most, parts = self._wanted["n_parameters"], request["most"], list[NDArray[np.float64]]()

        def descent(*args: object) -> object:
            value = self._function(request["function"])(*args, **named)
            parts[:] = numbers_in(value, most)  # a generator runs only now
            return value

        with self._notebooks_own(args) as own:
            for _ in range(request["times"]):
                with watching(self._definitions.namespace, self._wanted["recorded"], width, most) as asked:
                    called = call(descent, own)
            returned = _returned(called, "")
        tables = {name: np.array(points, dtype=float).reshape(-1, width + 1) for name, points in asked.items()}
        recorded = {name: wire.pack(table) for name, table in tables.items()}
        told = {"parts": len(parts), "values": wire.pack_arrays(parts), "recorded": recorded}
        return {"returned": returned} | told

    @contextmanager
    def _notebooks_own(self, args: list[object]) -> Iterator[list[object]]:
        """Put the notebook's own arrays in place of what they held, and put back what a call changes in its arguments.

        An array that a call has changed without being given it stays changed, as in the notebook.
        """
        own = [*map(self._notebooks, args)]
        try:
            yield own
        finally:
            for one, arg in zip(own, args, strict=True):
                if isinstance(one, np.ndarray) and one is not arg:
                    with suppress(ValueError):  # the call may have changed its shape or flags, too
                        one[...] = arg

    def _notebooks(self, arg: object) -> object:
        if type(arg) is not np.ndarray or (alike := self._own.get((arg.dtype, arg.shape))) is None:
            return arg
        return alike.get(arg.tobytes(), arg)

    def _function(self, name: str) -> Callable[..., object]:
        """Return a function of the submission; NotThere if it cannot be called."""
        if name in self._definitions.missing:
            raise NotThere(self._definitions.missing[name])
        function: object = self._definitions.namespace.get(name)
        if not callable(function):
            raise NotThere(Failure("missing", f"{name} is not defined"))
        return function

    def _explained(self, error: BaseException, subject: str) -> Failure:
        """Return the failure for what was raised. What the sandbox forbids is no mistake, nor are its consequences."""
        namespace = self._definitions.namespace
        functions = {name: namespace[name] for name in self._wanted["functions"] if name in namespace}
        try:
            failure = explained(error, subject, self._cell, functions)
            if failure.kind == "error" and (words := forbidden(error)) is not None:
                return failure._replace(kind="forbidden", message=f"{subject} {words}")
            lacking = self._definitions.not_bound.get(error.name or "") if isinstance(error, NameError) else None
            if lacking is not None:
                return failure._replace(kind=lacking.kind, message=f"{subject} needs {lacking.message}")
            return failure
        except BaseException:  # what explains it may have been replaced by the submission
            return Failure("error", "what was raised cannot be explained")

    def _cell(self, filename: str) -> int | None:
        """Return the number of the code cell with this file name, 0 for the only cell; None if there is none."""
        if (cell := CELL.fullmatch(filename)) is None:
            return None
        return int(cell[1]) if self._cells > 1 else 0


def _arguments(request: wire.Message) -> Iterator[list[object]]:
    """Yield the arguments of each call. For those in `then`, new numbers are written into the arguments before."""
    *others, last = wire.unpack_calls(request["calls"])
    yield from others
    yield from itertools.accumulate(request["then"], overwritten, initial=last)


def _returned(called: Called, dtype: str) -> list[object]:
    """Return a value's type, dtype, whether it refuses to be rounded, and the arguments that have changed since.

    The numbers themselves are packed for all calls together.
    """
    changed = [(index, wire.pack(now)) for index, now in called.changed().items()]
    return [type_name(called.value), dtype, unrounded(called.value), changed]


def _told_once(replies: list[wire.Message]) -> wire.Message:
    """Return the different replies, and for each call the index of its own: most calls end alike."""
    different = list[wire.Message]()
    for reply in replies:
        if reply not in different:
            different.append(reply)
    each = [*map(different.index, replies)]
    return {"each": each, "different": different}


@cache
def asking(source: str) -> Callable[..., object]:
    """Return the function with which a homework asks a submission. The only name that its code has is `np`."""
    names: dict[str, Any] = {"np": np}
    exec(compile(source, "<how it is asked>", "exec"), names)
    return names[next(reversed(names))]
