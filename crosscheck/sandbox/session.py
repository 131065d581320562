"""Load a submission and call its functions, whatever they do to the process that they run in."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from crosscheck.sandbox import replies
from crosscheck.sandbox.exchanges import Exchanges
from crosscheck.sandbox.inside import wire
from crosscheck.submissions.outcomes import FATAL, Failed, Loaded, Returned
from crosscheck.submissions.words import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from numpy.typing import NDArray

    from crosscheck.sandbox.levels import Level, Limits
    from crosscheck.submissions.outcomes import Visited
    from crosscheck.submissions.wanted import Wanted

REPLY_OVERHEAD = 65_536  # bytes of a reply beside its numbers
BYTES_PER_ELEMENT = 8
STARTS_WITHOUT_LOADING = 2
BATCH_SECONDS = 1.0  # the longest that the calls sent in one message are expected to take


class Session:
    """The cells of one submission, run in a child process; after a child has died, in another.

    Parameters
    ----------
    cells : sequence of str
        The submission's source, cell by cell.
    level : Level
        As :func:`choose_level` found it.
    limits : Limits
        What it may use.
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
        self._cells, self._limits, self._wanted = list(cells), limits, wanted
        self._globals = {name: wire.pack(value) for name, value in globals_.items()}
        self._files = dict(files)
        self._lent = ""
        self._exchanges = Exchanges(level, limits)
        self._loaded: Loaded | Failed | None = None
        self._pace: dict[str, float] = {}  # seconds of the wall that each of the latest calls took, by function
        self._deaths_in_load = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def output(self) -> str:
        """What the submission has printed so far, to its cap and without control characters."""
        return clean(
            self._exchanges.output[: self._limits.output_bytes].decode("utf-8", "replace"), self._limits.output_bytes
        )

    def load(self) -> Loaded | Failed:
        """Run the submission's definitions, unless they have run already."""
        if self._loaded is None or (not self._exchanges.has_child and self._deaths_in_load < STARTS_WITHOUT_LOADING):
            self._loaded = self._load_afresh()
            if isinstance(self._loaded, Failed) and not self._loaded.by_itself:
                self._loaded = self._load_afresh()
        return self._loaded

    def reload(self) -> bool:
        """Run the definitions once more in the same child, so that no effect of earlier calls is left; False if that fails."""
        if not isinstance(self.load(), Failed):
            self._loaded = self._load_afresh()
        return isinstance(self._loaded, Loaded)

    def lend(self, source: str) -> bool:
        """Run the definitions once more, and then one that the submission has not done yet; False if that fails."""
        self._lent = source
        return self.reload()

    def call(self, function: str, *args: object) -> Returned | Failed:
        """Call one function of the submission with arrays, floats, ints, lists and tuples of them.

        Raises
        ------
        TypeError
            If an argument is of another type, which is a mistake of the judge.
        """
        (outcome,) = self._call_at_once(function, [args])
        return outcome

    def call_each(
        self, function: str, calls: Sequence[Sequence[object]], in_place: bool = False
    ) -> list[Returned | Failed]:
        """Make several calls of one function; if it ends the child, that is the outcome of those left as well.

        If earlier calls were quick, of which the first ever is one, these are sent in one message and share one deadline,
        because most of a quick call's time is taken by its message.

        Parameters
        ----------
        function : str
        calls : sequence of sequences of arguments
        in_place : bool
            Whether all calls are made with the first one's arrays, into which the numbers of the others are written, as a
            descent by ``params -= ..`` does. These are always one message, and each value tells what became of it `later`.

        Raises
        ------
        ValueError
            If the arguments of calls in place differ in shape.
        """
        if in_place:
            return self._call_in_place(function, calls)
        done = [] if function in self._pace else self._call_in_turn(function, calls[:1])
        left = calls[len(done) :]
        if any(map(_ends, done)) or not left or len(left) * self._pace.get(function, np.inf) > BATCH_SECONDS:
            return done + self._call_in_turn(function, left, done)
        at_once = self._call_at_once(function, left)
        if not _ends(at_once[0]):
            return done + at_once
        in_turn = self._call_in_turn(function, left)  # to know which of them it was
        shared_deadline = isinstance(at_once[0], Failed) and at_once[0].kind == "timeout"
        return done + (in_turn if shared_deadline or any(map(_ends, in_turn)) else at_once)

    def _call_in_turn(
        self, function: str, calls: Sequence[Sequence[object]], done: Sequence[Returned | Failed] = ()
    ) -> list[Returned | Failed]:
        """Make calls one by one, after those that have been `done`."""
        last, outcomes = done[-1] if done else None, []
        for args in calls:
            last = last if last is not None and _ends(last) else self.call(function, *args)
            outcomes.append(last)
        return outcomes

    def _call_in_place(self, function: str, calls: Sequence[Sequence[object]]) -> list[Returned | Failed]:
        if len({tuple(map(np.shape, args)) for args in calls}) > 1:  # type: ignore[arg-type]
            raise ValueError("calls in place have arguments of the same shapes")
        return self._call_at_once(function, calls, in_place=True)

    def _call_at_once(
        self, function: str, calls: Sequence[Sequence[object]], in_place: bool = False
    ) -> list[Returned | Failed]:
        """Make calls in one message; in place, all values come twice."""
        request, sizes = self._request("call", function, calls, in_place=in_place), list(map(_sizes, calls))
        answer = self._ask(request, function, sizes, in_place * len(calls) * self._limits.reply_elements)
        if isinstance(answer, Failed):
            return [answer] * len(calls)
        reply, seconds = answer
        try:
            outcomes = replies.each(reply, seconds, self._limits.reply_elements, sizes)
        except wire.ProtocolError as problem:
            return [self._breach(problem)] * len(calls)
        if any(isinstance(outcome, Returned) for outcome in outcomes):
            self._pace[function] = seconds / len(calls)
        return [self._own(outcome) if isinstance(outcome, Failed) else outcome for outcome in outcomes]

    def _request(self, do: str, function: str, calls: Sequence[Sequence[object]], **asked: object) -> dict[str, Any]:
        packed = wire.pack_calls(calls)
        return {"do": do, "function": function, "calls": packed, "most": self._limits.reply_elements, **asked}

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
            ``parts`` holds the numbers that came back, array by array, whatever held them; ``value`` is the only one, or empty.
            ``changed`` counts the arguments by position from 0.
        visited : mapping of str to array of shape (k, n_parameters + 1)
            For each of the functions that are ``recorded``: the parameters, and how many numbers its arguments held; of one
            function at most ``reply_elements`` numbers are kept.

        Raises
        ------
        ValueError
            If the homework wants no descent.
        """
        wanted, most = self._wanted, self._limits.reply_elements
        if wanted.descent is None:
            raise ValueError("the homework wants no descent")
        width = wanted.n_parameters + 1
        most_recorded = most // width
        named = {name: wire.pack(value) for name, value in named.items()}
        request = self._request("trace", wanted.descent, [args], named=named, most_recorded=most_recorded)
        nowhere = {name: np.empty((0, width)) for name in wanted.recorded}
        answer = self._ask(request, wanted.descent, [_sizes(args)], len(wanted.recorded) * most)
        if isinstance(answer, Failed):
            return answer, nowhere
        reply, seconds = answer
        try:
            parts = replies.parts(reply, most)
            visited = replies.visited(reply, wanted.recorded, width, most_recorded)
            value = parts[0] if len(parts) == 1 else np.empty(0)
            return replace(replies.returned(reply, value, seconds, most, _sizes(args)), parts=parts), visited
        except wire.ProtocolError as problem:
            return self._breach(problem), nowhere

    def close(self) -> None:
        """End the child and everything it started."""
        self._exchanges.close()

    def _load_afresh(self) -> Loaded | Failed:
        known = {"recorded": dict(self._wanted.recorded), "leaves_arguments": sorted(self._wanted.leaves_arguments)}
        request = {
            "do": "load",
            "cells": self._cells,
            "lent": self._lent,
            "wanted": vars(self._wanted) | known,
            "globals": self._globals,
            "files": self._files,
        }
        answer = self._exchange(request, "loading", self._limits.load_seconds, REPLY_OVERHEAD)
        if isinstance(answer, Failed):
            self._deaths_in_load += answer.kind in FATAL
            return answer
        try:
            loaded = replies.loaded(*answer)
            if len(self._cells) > 1:
                return loaded
            return replace(loaded, defined={name: place._replace(cell=0) for name, place in loaded.defined.items()})
        except wire.ProtocolError as problem:
            self._deaths_in_load += 1
            return self._breach(problem)

    def _ask(
        self, request: dict[str, Any], function: str, sizes: Sequence[Sequence[int]], more_elements: int = 0
    ) -> tuple[dict[str, Any], float] | Failed:
        """Ask a loaded child; if it waits for what does not come, or was killed, once more in a fresh one.

        Parameters
        ----------
        request : dict
        function : str
        sizes : sequence of sequences of int
            Of the arguments of each call, by which the time that it may take and the size of the reply are measured.
        more_elements : int
            That the reply may have beside a value and the arguments of each call.
        """
        numbers = sum(map(sum, sizes))
        elements = len(sizes) * self._limits.reply_elements + numbers + more_elements
        most = REPLY_OVERHEAD * len(sizes) + BYTES_PER_ELEMENT * elements
        for _ in range(2):
            loaded = self.load()
            if isinstance(loaded, Failed):
                return loaded
            answer = self._exchange(request, function, self._limits.seconds_for(numbers), most)
            if not isinstance(answer, Failed) or answer.by_itself:
                break
        return answer

    def _exchange(
        self, request: dict[str, Any], subject: str, seconds: float, largest: int
    ) -> tuple[dict[str, Any], float] | Failed:
        answer = self._exchanges.ask(request, subject, seconds, largest)
        if isinstance(answer, Failed):
            return answer
        failed = replies.failed(*answer)
        return answer if failed is None else self._own(failed)

    def _own(self, failed: Failed) -> Failed:
        """Return a failure that a reply reports, in this submission's terms; after one that is fatal, end the child."""
        if failed.kind in FATAL:
            self.close()
        if failed.where is not None and len(self._cells) == 1:
            failed = replace(failed, where=failed.where._replace(cell=0))
        return failed if failed.within in self._wanted.functions else replace(failed, within=None)

    def _breach(self, problem: wire.ProtocolError) -> Failed:
        self.close()
        return Failed("protocol", f"the submission interferes with the judge's protocol: {problem}")


def _ends(outcome: Returned | Failed) -> bool:
    """Return whether the child has ended with a call."""
    return isinstance(outcome, Failed) and outcome.kind in FATAL


def _sizes(args: Sequence[object]) -> list[int]:
    """Return how many numbers each argument holds."""
    return [int(np.size(arg)) for arg in args]  # type: ignore[arg-type]
