"""What the child does with the submission: load it, call its functions, record a descent's path."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from . import wire
from .answers import plain, type_name
from .calling import Called, call, later, overwritten, processor_seconds, unrounded
from .explaining import explained
from .failure import Failure
from .forbidden import forbidden
from .reading import Program, Wanted, load_program
from .tracing import Tracer, numbers_in
from .words import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

T = TypeVar("T")
MOST_MESSAGE = 2000  # characters
CELL = re.compile(r"<cell (\d+)>")  # the file names of the submission's code


NOTHING_WANTED = Wanted((), 0, None, "", {}, ())
NOTHING_LOADED = Program({}, {}, {}, [], False, {}, {}, {})


class NotThere(Exception):  # noqa: N818 - reads as what it says
    """A function that cannot be called, and why."""

    def __init__(self, reason: Failure) -> None:
        super().__init__(reason.message)
        self.reason = reason


class Runner:
    """The loaded submission, and what may be asked of it."""

    def __init__(self) -> None:
        self._wanted = NOTHING_WANTED
        self._program = NOTHING_LOADED

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked; whatever the submission raises becomes the answer."""
        asked = {"load": self._load, "trace": self._trace}
        if request["do"] == "call":
            reply = self._call(request)
        else:
            reply = self._attempt(request.get("function", request["do"]), asked[request["do"]], request)
        return reply | {"nonce": request["nonce"]}

    def _call(self, request: dict[str, Any]) -> dict[str, Any]:
        """Make calls of one function, each with arguments of its own, or all `in_place`.

        These have one set of arguments, overwritten before each, and in the end all values are read once more.
        """
        in_place, most = request["in_place"], request["most"]
        args: list[object] = []
        kept: dict[int, object] = {}
        values: dict[int, NDArray[np.float64]] = {}

        def make(index: int) -> dict[str, Any]:
            called = self._called(request, args)
            numbers, dtype = plain(called.value, most)
            reply = _returned(called, dtype)
            values[index] = numbers
            if in_place:
                kept[index] = called.value
            return reply

        replies = []
        for index, new in enumerate(wire.unpack_calls(request["calls"])):
            args = overwritten(args, new) if in_place and index else new
            replies.append(self._attempt(request["function"], make, index))
        for index, value in kept.items():
            now = later(value, values[index], most)
            if now is not None:
                replies[index]["later"] = wire.pack(now)
        return {"replies": replies, "values": wire.pack_arrays(list(values.values()))}

    def _attempt(self, subject: str, act: Callable[[T], dict[str, Any]], asked: T) -> dict[str, Any]:
        """Return the reply, or what was raised, with the seconds of the processor."""
        started = processor_seconds()
        try:
            reply = act(asked)
        except NotThere as absent:
            reply = {"failed": _told(absent.reason)}
        except BaseException as error:  # the submission may raise SystemExit, KeyboardInterrupt or its own
            reply = {"failed": _told(self._explained(error, subject))}
        return reply | {"seconds": processor_seconds() - started}

    def _load(self, request: dict[str, Any]) -> dict[str, Any]:
        """Write the files, then run the definitions in the cells."""
        for name, content in request["files"].items():
            path = Path(name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            if path.suffix == ".py" and str(Path.cwd()) not in sys.path:
                sys.path.append(str(Path.cwd()))
        for number, cell in enumerate(request["cells"], 1):
            if "cache=True" in cell:  # by which numba looks at the date of the code's own file
                with suppress(OSError):
                    Path(f"<cell {number}>").write_text(cell, "utf-8")
        provided = {name: wire.unpack(value) for name, value in request["globals"].items()}
        self._wanted = Wanted(**request["wanted"])
        self._program = load_program(request["cells"], provided, self._wanted, request["lent"])
        reasons = {name: self._reason(name) for name in self._wanted.functions}
        return {
            "functions": {name: "missing" if reason else "defined" for name, reason in reasons.items()},
            "missing": {name: _told(reason) for name, reason in reasons.items() if reason},
            "remarks": [[str(kind), str(message)] for kind, message in self._program.remarks],
            "own_descent": self._program.own_descent,
            "uses": self._program.uses,
            "defined": self._program.defined,
        }

    def _trace(self, request: dict[str, Any]) -> dict[str, Any]:
        """Call a descent, recording the parameters at which it asks other functions; return that besides."""
        (args,) = wire.unpack_calls(request["calls"])
        named = {name: wire.unpack(value) for name, value in request["named"].items()}
        tracer = Tracer(self._wanted.recorded, self._wanted.n_parameters, request["most_recorded"])
        with tracer.watching(self._program.namespace):
            called = self._called(request, args, named)
            parts = numbers_in(called.value, request["most"])  # of a generator, which runs only now
        told = {"parts": len(parts), "values": wire.pack_arrays(parts)}
        recorded = {name: wire.pack(table) for name, table in tracer.tables().items()}
        return _returned(called, "") | told | {"recorded": recorded}

    def _called(self, request: dict[str, Any], args: list[object], named: dict[str, object] | None = None) -> Called:
        """Call the function that is asked for.

        Raises
        ------
        NotThere
            If it cannot be called.
        """
        if reason := self._reason(request["function"]):
            raise NotThere(reason)
        return call(self._program.namespace[request["function"]], args, named or {})

    def _reason(self, name: str) -> Failure | None:
        """Return why a function cannot be called, if it cannot."""
        if name in self._program.missing:
            return self._program.missing[name]
        if not callable(self._program.namespace.get(name)):
            return Failure("missing", f"{name} is not defined")
        return None

    def _explained(self, error: BaseException, subject: str) -> Failure:
        """Return what was raised in a sentence: what the sandbox forbids is no mistake, whatever it made the call raise."""
        namespace = self._program.namespace
        functions = {name: namespace[name] for name in self._wanted.functions if name in namespace}
        try:
            failure = explained(error, subject, lambda filename: CELL.fullmatch(filename) is not None, functions)
            return self._excused(failure, error, subject)
        except BaseException:  # what explains it may have been replaced by the submission
            return Failure("error", "what was raised cannot be explained")

    def _excused(self, failure: Failure, error: BaseException, subject: str) -> Failure:
        if failure.kind == "error" and (words := forbidden(error)) is not None:
            return failure._replace(kind="forbidden", message=f"{subject} {words}")
        lacking = self._program.not_bound.get(error.name) if isinstance(error, NameError) and error.name else None
        if lacking is not None:
            return failure._replace(kind=lacking.kind, message=f"{subject} needs {lacking.message}")
        return failure


def _returned(called: Called, dtype: str) -> dict[str, Any]:
    """Return the circumstances of a value; the numbers themselves are packed for all calls together."""
    return {
        "type": type_name(called.value),
        "dtype": dtype,
        **({"unrounded": refused} if (refused := unrounded(called.value)) else {}),
        **({"changed": {index: wire.pack(now) for index, now in called.changed.items()}} if called.changed else {}),
    }


def _told(failure: Failure) -> dict[str, Any]:
    """Return a failure as a reply holds it: a line is named by its cell."""
    cell = CELL.fullmatch(failure.line.filename) if failure.line else None
    where = [int(cell[1]), failure.line.number, failure.line.source] if cell and failure.line else None
    return {
        "kind": failure.kind,
        "message": shortened(failure.message, MOST_MESSAGE),
        "exception": failure.exception,
        "where": where,
        "within": failure.within,
    }
