"""Load a submission and call its functions, whatever they do to the process that they run in."""

from __future__ import annotations

import time
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from crosscheck.sandbox import replies
from crosscheck.sandbox.child_process import ChildProcess
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.submissions.outcomes import FATAL, Failed, Loaded, Returned
from crosscheck.submissions.words import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from numpy.typing import NDArray

    from crosscheck.submissions.outcomes import Visited
    from crosscheck.submissions.wanted import Wanted

REPLY_OVERHEAD = 65_536  # bytes of a reply beside its numbers
BYTES_PER_ELEMENT = 11  # of base64
STARTS_WITHOUT_LOADING = 2
BATCH_SECONDS = 1.0  # the longest that the calls sent in one message are expected to take
TIMEOUT_BACKOFF = 0.3  # of the deadline is left after each timeout: the next function mostly calls the endless one


class Session:
    """The cells of one submission, run in a child process; after a child has died, in another.

    Parameters
    ----------
    cells : sequence of str
        The submission's source, cell by cell.
    level : Level
        As :func:`choose_level` found it.
    limits : Limits
        ``total_seconds`` counts the time spent waiting for the child.
    wanted : Wanted
        What the homework wants of it.
    globals_ : mapping
        What the homework's notebook would have defined: the data, by their names.
    files : mapping
        What it would have downloaded: bytes by the path in the submission's working folder.
    """

    def __init__(
        self,
        cells: Sequence[str],
        level: Level,
        limits: Limits,
        wanted: Wanted,
        *,
        globals_: Mapping[str, NDArray[Any]],
        files: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self._cells, self._level, self._limits, self._wanted = list(cells), level, limits, wanted
        self._globals = {name: wire.pack(value) for name, value in globals_.items()}
        self._files = {path: wire.pack_bytes(content) for path, content in files.items()}
        self._child: ChildProcess | None = None
        self._loaded: Loaded | Failed | None = None
        self._share = 1.0  # of ``call_seconds`` that a call may take
        self._slowest: dict[str, float] = {}  # seconds, by function
        self._spent, self._deaths_in_load, self._past_output = 0.0, 0, b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def output(self) -> str:
        """What the submission has printed so far, to its cap and without control characters."""
        printed = self._past_output + (self._child.output if self._child else b"")
        return clean(printed[: self._limits.output_bytes].decode("utf-8", "replace"), self._limits.output_bytes)

    def load(self) -> Loaded | Failed:
        """Run the submission's definitions, unless they have run already."""
        if self._loaded is None or (self._child is None and self._deaths_in_load < STARTS_WITHOUT_LOADING):
            self._loaded = self._load_afresh()
        return self._loaded

    def reload(self) -> bool:
        """Run the definitions once more in the same child, so that no effect of earlier calls is left; False if that fails."""
        if not isinstance(self.load(), Failed):
            self._loaded = self._load_afresh()
        return isinstance(self._loaded, Loaded)

    def call(self, function: str, *args: object) -> Returned | Failed:
        """Call one function of the submission with arrays, floats, ints, lists and tuples of them.

        Raises
        ------
        TypeError
            If an argument is of another type, which is a mistake of the judge.
        """
        request, elements = self._call_request(function, args)
        answer = self._ask(request, function, elements)
        if isinstance(answer, Failed):
            return answer
        self._slowest[function] = max(self._slowest.get(function, 0.0), answer[1])
        return self._returned(*answer, args)

    def call_each(self, function: str, calls: Sequence[Sequence[object]]) -> list[Returned | Failed]:
        """Make several calls of one function; if it ends the child, that is the outcome of those left as well.

        If earlier calls were quick, these are sent in one message and share one deadline, because most of a quick call's
        time is taken by its message.
        """
        if len(calls) * self._slowest.get(function, np.inf) <= BATCH_SECONDS:
            return self._call_at_once(function, calls)
        outcomes: list[Returned | Failed] = []
        for args in calls:
            last = outcomes[-1] if outcomes else None
            ended = isinstance(last, Failed) and last.kind in FATAL
            outcomes.append(last if ended and last is not None else self.call(function, *args))
        return outcomes

    def _call_at_once(self, function: str, calls: Sequence[Sequence[object]]) -> list[Returned | Failed]:
        requests, elements = zip(*(self._call_request(function, args) for args in calls), strict=True)
        answer = self._ask({"do": "each", "requests": requests}, function, sum(elements), len(calls))
        if isinstance(answer, Failed):
            return [answer] * len(calls)
        reply, seconds = answer
        told = reply.get("replies")
        if not isinstance(told, list) or len(told) != len(calls) or not all(isinstance(one, dict) for one in told):
            return [self._breach(wire.ProtocolError("there is not one reply to each request"))] * len(calls)
        each = zip(told, calls, strict=True)
        return [
            self._failed(one) or self._returned(one, replies.told_seconds(one, seconds), args) for one, args in each
        ]

    def _call_request(self, function: str, args: Sequence[object]) -> tuple[dict[str, Any], int]:
        """Return the request, and how many elements its reply may have."""
        most = self._limits.reply_elements
        packed = [wire.pack(arg) for arg in args]
        return {"do": "call", "function": function, "args": packed, "most": most}, most + sum(map(_size, args))

    def _returned(self, reply: dict[str, Any], seconds: float, args: Sequence[object]) -> Returned | Failed:
        try:
            return replies.returned(reply, seconds, self._limits.reply_elements, [_size(arg) for arg in args])
        except wire.ProtocolError as problem:
            return self._breach(problem)

    def trace(self, args: Sequence[object], named: Mapping[str, object]) -> tuple[Returned | Failed, Visited]:
        """Call the submission's descent, recording the parameters at which it asks other functions.

        Parameters
        ----------
        args : sequence
            Its arguments by position.
        named : mapping
            Its arguments by name.

        Returns
        -------
        outcome : Returned or Failed
            A value that is no array of numbers, None for one, is returned as an empty array.
            ``changed`` counts the arguments by position from 0.
        visited : mapping of str to array of shape (k, n_parameters)
            For each of the functions that are ``recorded``; of one function at most ``reply_elements`` numbers are kept.

        Raises
        ------
        ValueError
            If the homework wants no descent.
        """
        wanted, most = self._wanted, self._limits.reply_elements
        if wanted.descent is None:
            raise ValueError("the homework wants no descent")
        most_recorded = most // wanted.n_parameters
        request, elements = self._call_request(wanted.descent, args)
        request |= {
            "do": "trace",
            "named": {name: wire.pack(value) for name, value in named.items()},
            "most_recorded": most_recorded,
        }
        nowhere = {name: np.empty((0, wanted.n_parameters)) for name in wanted.recorded}
        answer = self._ask(request, wanted.descent, elements + len(wanted.recorded) * most)
        if isinstance(answer, Failed):
            return answer, nowhere
        outcome = self._returned(*answer, args)
        if isinstance(outcome, Failed):
            return outcome, nowhere
        try:
            return outcome, replies.visited(answer[0], wanted.recorded, wanted.n_parameters, most_recorded)
        except wire.ProtocolError as problem:
            return self._breach(problem), nowhere

    def close(self) -> None:
        """End the child and everything it started."""
        if self._child is not None:
            self._past_output += self._child.close()
            self._child = None

    def _load_afresh(self) -> Loaded | Failed:
        known = {"recorded": dict(self._wanted.recorded), "leaves_arguments": sorted(self._wanted.leaves_arguments)}
        request = {
            "do": "load",
            "cells": self._cells,
            "wanted": vars(self._wanted) | known,
            "globals": self._globals,
            "files": self._files,
        }
        answer = self._exchange(request, "loading", self._limits.load_seconds, REPLY_OVERHEAD)
        if isinstance(answer, Failed):
            self._deaths_in_load += answer.kind in FATAL
            return answer
        try:
            return replies.loaded(answer[0])
        except wire.ProtocolError as problem:
            self._deaths_in_load += 1
            return self._breach(problem)

    def _ask(
        self, request: dict[str, Any], subject: str, elements: int, n_replies: int = 1
    ) -> tuple[dict[str, Any], float] | Failed:
        loaded = self.load()
        if isinstance(loaded, Failed):
            return loaded
        most = REPLY_OVERHEAD * n_replies + BYTES_PER_ELEMENT * elements
        return self._exchange(request, subject, self._limits.call_seconds * self._share, most)

    def _exchange(
        self, request: dict[str, Any], subject: str, seconds: float, largest: int
    ) -> tuple[dict[str, Any], float] | Failed:
        """Send a request and wait for its reply; after a failure that is fatal, end the child."""
        left = self._limits.total_seconds - self._spent
        if left <= 0:
            return Failed("timeout", f"the submission used up its {self._limits.total_seconds:g} s")
        if self._child is None:
            self._child = ChildProcess(self._level, self._limits)
        started = time.monotonic()
        reply = self._child.exchange(request, min(seconds, left), largest)
        took = time.monotonic() - started
        self._spent += took
        if isinstance(reply, Failed):
            self.close()
            if reply.kind == "timeout":
                self._share = TIMEOUT_BACKOFF * self._share
            return Failed(reply.kind, _sentence(reply, subject, min(seconds, left)))
        return self._failed(reply) or (reply, took)

    def _failed(self, reply: dict[str, Any]) -> Failed | None:
        """Return the failure that a reply reports, if it does; after one that is fatal, end the child."""
        failed = replies.failed(reply)
        if failed is not None and failed.kind in FATAL:
            self.close()
        if failed is not None and failed.where is not None and len(self._cells) == 1:
            return replace(failed, where=failed.where._replace(cell=0))
        return failed

    def _breach(self, problem: wire.ProtocolError) -> Failed:
        self.close()
        return Failed("protocol", f"the submission interfered with the judge's protocol: {problem}")


def _size(arg: object) -> int:
    return int(np.size(arg))  # type: ignore[arg-type]


def _sentence(failed: Failed, subject: str, seconds: float) -> str:
    if failed.kind == "timeout" and "in time" in failed.message:
        return f"{subject} did not finish within {seconds:.3g} s"
    return f"{subject}: {failed.message}"
