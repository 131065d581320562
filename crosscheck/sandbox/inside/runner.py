"""The child's dealings with the loaded submission: define, call, trace, and explain what it raised.

The child loads this file by its path, so it imports nothing of the package.
"""

from __future__ import annotations

import linecache
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from types import ModuleType, TracebackType

    from numpy.typing import NDArray

MOST_WORDS = 1000  # characters of a submission's own message


class Runner:
    """The loaded submission, and what may be asked of it."""

    def __init__(self, wire: ModuleType, answers: ModuleType, tracing: ModuleType, reader: ModuleType) -> None:
        self._wire, self._answers, self._tracing, self._reader = wire, answers, tracing, reader
        self._program: Any = None
        self._wanted: Any = None

    def load(self, request: dict[str, Any]) -> dict[str, Any]:
        """Write the files, then run the definitions in the cells."""
        for name, content in request["files"].items():
            path = Path(name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(self._wire.unpack_bytes(content))
            if path.suffix == ".py" and str(Path.cwd()) not in sys.path:
                sys.path.append(str(Path.cwd()))
        provided = {name: self._wire.unpack(value) for name, value in request["globals"].items()}
        self._wanted = self._reader.Wanted(**request["wanted"])
        self._program = self._reader.load_program(request["cells"], provided, self._wanted)
        return {
            "functions": {name: "defined" if self._defined(name) else "missing" for name in self._wanted.functions},
            "missing": {name: self._reason(name) for name in self._wanted.functions if not self._defined(name)},
            "remarks": [[str(kind), str(message)] for kind, message in self._program.remarks],
            "own_descent": self._program.own_descent,
        }

    def call(self, request: dict[str, Any]) -> dict[str, Any]:
        """Call one function; tell its value and which arguments it changed."""
        name, most = request["function"], request["most"]
        if not self._defined(name):
            return {"failed": self._reason(name)}
        args = [self._wire.unpack(arg) for arg in request["args"]]
        before = [np.array(arg, dtype=np.float64) for arg in args]
        value = self._program.namespace[name](*args)
        try:
            answer = self._describe(value, most)
        except self._answers.NotNumeric as problem:
            return {"failed": _failure("error", f"what {name} returned {problem}")}
        return answer | {"changed": self._changed(before, args)}

    def trace(self, request: dict[str, Any]) -> dict[str, Any]:
        """Call a descent, recording at which params it asks other functions; tell which arguments it changed."""
        name = request["function"]
        if not self._defined(name):
            return {"failed": self._reason(name)}
        args = [self._wire.unpack(arg) for arg in request["args"]]
        before = [np.array(arg, dtype=np.float64) for arg in args]
        named = {name: self._wire.unpack(value) for name, value in request["named"].items()}
        tracer = self._tracing.Tracer(
            self._answers, self._wanted.recorded, self._wanted.n_parameters, request["most_recorded"]
        )
        with tracer.watching(self._program.namespace):
            value = self._program.namespace[name](*args, **named)
        try:
            answer = self._describe(value, request["most"])
        except self._answers.NotNumeric:  # a descent may return None, as one that only draws
            answer = self._nothing(value)
        recorded = {asked: self._wire.pack_array(table) for asked, table in tracer.tables().items()}
        return answer | {"changed": self._changed(before, args), "recorded": recorded}

    def explain(self, error: BaseException, request: dict[str, Any]) -> dict[str, Any]:
        """Put what was raised into a kind and a sentence."""
        kind = type(error).__name__
        subject = request.get("function", request["do"])
        if isinstance(error, NotImplementedError) and _is_own(error):
            return _failure("not_implemented", f"{subject} is not done yet", kind)
        if isinstance(error, MemoryError):
            return _failure("memory", f"{subject} needed more memory than it may have", kind)
        if isinstance(error, ModuleNotFoundError):
            return _failure("missing", f"{subject} {self._reader.missing_package(error)}", kind)
        words = _words(error)
        message = f"{subject} raised {kind}" + (f": {words}" if words else "")
        return _failure("error", message, kind, _where(error))

    def _describe(self, value: object, most: int) -> dict[str, Any]:
        numbers, dtype = self._answers.plain(value, most)
        packed = self._wire.pack_array(numbers)
        return {"value": packed, "type": self._answers.type_name(value), "dtype": dtype}

    def _nothing(self, value: object) -> dict[str, Any]:
        empty = self._wire.pack_array(np.empty(0))
        return {"value": empty, "type": self._answers.type_name(value), "dtype": ""}

    def _changed(self, before: list[NDArray[np.float64]], after: list[Any]) -> dict[str, Any]:
        changed = {}
        for index, (was, new) in enumerate(zip(before, after, strict=True)):
            if type(new) is np.ndarray and (new.dtype, new.shape) == (was.dtype, was.shape) and _equal(new, was):
                continue
            try:
                now = self._answers.plain(new, was.size)[0]
            except (self._answers.NotNumeric, TypeError):  # what was numbers is none any more
                now = np.full((), np.nan)
            if now.shape != was.shape or not _equal(now, was):
                changed[str(index)] = self._wire.pack_array(now)
        return changed

    def _defined(self, name: str) -> bool:
        return callable(self._program.namespace.get(name)) and name not in self._program.missing

    def _reason(self, name: str) -> dict[str, Any]:
        reason = self._program.missing.get(name, f"{name} is not defined")
        kind, message = ("missing", reason) if isinstance(reason, str) else reason
        return _failure(str(kind), str(message))


def _equal(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    """NaN equals itself here, and 0 not -0."""
    return one.tobytes() == other.tobytes()


def answer(runner: Runner, request: dict[str, Any], seen: list[str]) -> dict[str, Any]:
    """Do what is asked, one thing or several; whatever the submission raises becomes the answer."""
    if request["do"] == "each":
        reply = {"replies": [_answer_to_one(runner, one, seen) for one in request["requests"]]}
    else:
        reply = _answer_to_one(runner, request, seen)
    return reply | {"nonce": request["nonce"]}


def _answer_to_one(runner: Runner, request: dict[str, Any], seen: list[str]) -> dict[str, Any]:
    del seen[:]
    started = time.monotonic()
    try:
        reply: dict[str, Any] = getattr(runner, request["do"])(request)
    except BaseException as error:  # the submission may raise SystemExit, KeyboardInterrupt or its own
        reply = {"failed": _explained(runner, error, request)}
    return reply | {"warnings": seen[:], "seconds": time.monotonic() - started}


def _explained(runner: Runner, error: BaseException, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return runner.explain(error, request)
    except BaseException:  # what explains it may have been replaced by the submission
        return _failure("error", "what was raised cannot be explained")


def _words(error: BaseException) -> str:
    try:
        return str(error)[:MOST_WORDS]
    except BaseException:  # its __str__ is the submission's as well
        return "(its message cannot be shown)"


def _is_own(error: BaseException) -> bool:
    """Whether the submission raised it itself, not a package that it calls."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is None or _cell(trace) is not None


def _where(error: BaseException) -> list[Any] | None:
    """Cell, line and source of the innermost frame that is the submission's."""
    found, trace = None, error.__traceback__
    while trace is not None:
        if cell := _cell(trace):
            source = linecache.getline(cell.group(), trace.tb_lineno).strip()
            found = [int(cell[1]), trace.tb_lineno, source[:200]]
        trace = trace.tb_next
    return found


def _cell(trace: TracebackType) -> re.Match[str] | None:
    return re.fullmatch(r"<cell (\d+)>", trace.tb_frame.f_code.co_filename)


def _failure(kind: str, message: str, exception: str = "", where: list[Any] | None = None) -> dict[str, Any]:
    return {"kind": kind, "message": message[: 2 * MOST_WORDS], "exception": exception[:100], "where": where}
