"""What the child does with the submission: load it, call its functions, record a descent's path."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from . import wire
from .answers import NotNumeric, plain, type_name
from .calling import Failure, call, explained
from .reading import Program, Wanted, load_program
from .tracing import Tracer

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_MESSAGE = 2000  # characters
CELL = re.compile(r"<cell (\d+)>")  # the file names of the submission's code


class Runner:
    """The loaded submission, and what may be asked of it.

    Parameters
    ----------
    warned : list of str
        Where warnings are collected; emptied before each answer.
    """

    def __init__(self, warned: list[str]) -> None:
        self._warned = warned
        self._wanted: Wanted
        self._program: Program

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked, one thing or several; whatever the submission raises becomes the answer."""
        if request["do"] == "each":
            reply = {"replies": [self._answer_to_one(one) for one in request["requests"]]}
        else:
            reply = self._answer_to_one(request)
        return reply | {"nonce": request["nonce"]}

    def _answer_to_one(self, request: dict[str, Any]) -> dict[str, Any]:
        self._warned.clear()
        asked = {"load": self._load, "call": self._call, "trace": self._trace}
        started = time.monotonic()
        try:
            reply = asked[request["do"]](request)
        except BaseException as error:  # the submission may raise SystemExit, KeyboardInterrupt or its own
            reply = {"failed": _told(_explained(error, request.get("function", request["do"])))}
        return reply | {"warnings": self._warned[:], "seconds": time.monotonic() - started}

    def _load(self, request: dict[str, Any]) -> dict[str, Any]:
        """Write the files, then run the definitions in the cells."""
        for name, content in request["files"].items():
            path = Path(name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(wire.unpack_bytes(content))
            if path.suffix == ".py" and str(Path.cwd()) not in sys.path:
                sys.path.append(str(Path.cwd()))
        provided = {name: wire.unpack(value) for name, value in request["globals"].items()}
        self._wanted = Wanted(**request["wanted"])
        self._program = load_program(request["cells"], provided, self._wanted)
        reasons = {name: self._reason(name) for name in self._wanted.functions}
        return {
            "functions": {name: "missing" if reason else "defined" for name, reason in reasons.items()},
            "missing": {name: _told(reason) for name, reason in reasons.items() if reason},
            "remarks": [[str(kind), str(message)] for kind, message in self._program.remarks],
            "own_descent": self._program.own_descent,
        }

    def _call(self, request: dict[str, Any]) -> dict[str, Any]:
        """Call one function; return its value and which arguments it changed."""
        if reason := self._reason(request["function"]):
            return {"failed": _told(reason)}
        args = [wire.unpack(arg) for arg in request["args"]]
        value, changed = call(self._program.namespace[request["function"]], args)
        numbers, dtype = plain(value, request["most"])
        return _returned(value, numbers, dtype, changed)

    def _trace(self, request: dict[str, Any]) -> dict[str, Any]:
        """Call a descent, recording the parameters at which it asks other functions; return that besides."""
        if reason := self._reason(request["function"]):
            return {"failed": _told(reason)}
        args = [wire.unpack(arg) for arg in request["args"]]
        named = {name: wire.unpack(value) for name, value in request["named"].items()}
        tracer = Tracer(self._wanted.recorded, self._wanted.n_parameters, request["most_recorded"])
        with tracer.watching(self._program.namespace):
            value, changed = call(self._program.namespace[request["function"]], args, named)
        try:
            numbers, dtype = plain(value, request["most"])
        except NotNumeric:  # a descent may return None, as one that only draws
            numbers, dtype = np.empty(0), ""
        recorded = {name: wire.pack_array(table) for name, table in tracer.tables().items()}
        return _returned(value, numbers, dtype, changed) | {"recorded": recorded}

    def _reason(self, name: str) -> Failure | None:
        """Return why a function cannot be called, if it cannot."""
        if name in self._program.missing:
            kind, message = self._program.missing[name]
            return Failure("missing" if kind == "missing" else "error", message)
        if not callable(self._program.namespace.get(name)):
            return Failure("missing", f"{name} is not defined")
        return None


def _returned(
    value: object, numbers: NDArray[np.float64], dtype: str, changed: dict[int, NDArray[np.float64]]
) -> dict[str, Any]:
    return {
        "value": wire.pack_array(numbers),
        "type": type_name(value),
        "dtype": dtype,
        "changed": {str(index): wire.pack_array(now) for index, now in changed.items()},
    }


def _explained(error: BaseException, subject: str) -> Failure:
    try:
        return explained(error, subject, lambda filename: CELL.fullmatch(filename) is not None)
    except BaseException:  # what explains it may have been replaced by the submission
        return Failure("error", "what was raised cannot be explained")


def _told(failure: Failure) -> dict[str, Any]:
    """Return a failure as a reply holds it: a line is named by its cell."""
    cell = CELL.fullmatch(failure.line.filename) if failure.line else None
    where = [int(cell[1]), failure.line.number, failure.line.source] if cell and failure.line else None
    return {
        "kind": failure.kind,
        "message": failure.message[:MOST_MESSAGE],
        "exception": failure.exception,
        "where": where,
    }
