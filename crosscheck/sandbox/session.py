"""Load a submission and call its functions, whatever they do to the process that they run in."""

import itertools
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from crosscheck.sandbox import decoding
from crosscheck.sandbox.calls import Caller, Read, T
from crosscheck.sandbox.child_process import ChildProcess, Watch
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.submissions.errors import clean
from crosscheck.submissions.outcomes import (
    FATAL,
    Calls,
    Failed,
    Loaded,
    Outcome,
    Returned,
    Visited,
    Wanted,
)

REPLY_OVERHEAD = 65_536  # bytes of a reply beside its numbers
BYTES_PER_ELEMENT = 8
STARTS_WITHOUT_LOADING = 2
ONCE_MORE = frozenset({"waiting", "crash"})  # of which something outside may be the cause: asked again in a fresh child
BATCH_SECONDS = 1.0  # the longest that the calls sent in one message are expected to take
WITHOUT_A_LOOK = 0.02  # seconds of the processor that a request uses at most before the first look at it


class Session(Caller):
    """The cells of one submission, run in a child process; after a child has died, in another.

    `globals_` are the data that the homework's notebook would have defined, by their names. `files` are what it would
    have downloaded: bytes by the path in the submission's working folder.
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
        super().__init__(wanted.functions, limits.reply_elements)
        self._level, self._limits, self._wanted = level, limits, wanted
        self.sandbox = level.value
        self._definitions = {
            "cells": list(cells),
            "wanted": vars(wanted) | {"leaves_arguments": sorted(wanted.leaves_arguments)},
            "waiting_seconds": limits.waiting_seconds,
            "globals": {name: wire.pack(value) for name, value in globals_.items()},
            "files": dict(files),
        }
        self._lent = ""
        self._child: ChildProcess | None = None
        self._past_output = b""  # of earlier children
        self._began, self._spent = time.monotonic(), 0.0  # the latter in seconds of the processor
        self._told: wire.Message | Failed | None = None  # by the text, before its first line had run
        self._first_seconds = limits.load_seconds  # for the first call of all: some submissions compile only then
        self._loaded: Loaded | Failed | None = None
        self._deaths_in_load = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child and everything it started."""
        if self._child is not None:
            self._past_output += self._child.close()
            self._child = None

    @property
    def output(self) -> str:
        """What the submission has printed so far, to its cap and without control characters."""
        printed, most = self._past_output + (self._child.output if self._child else b""), self._limits.output_bytes
        return clean(printed[:most].decode("utf-8", "replace"), most)

    def load(self) -> Loaded | Failed:
        """Run the submission's definitions, unless they have run in a child that is still there."""
        if self._loaded is None or (self._child is None and self._deaths_in_load < STARTS_WITHOUT_LOADING):
            self._loaded = self._load_afresh()
            if isinstance(self._loaded, Failed) and self._loaded.kind in ONCE_MORE:
                self._loaded = self._load_afresh()
        return self._loaded

    def reload(self, lent: str = "") -> bool:
        """Run the definitions once more in the same child, which undoes earlier calls; return False if that fails.

        From now on, what is `lent` runs after them: the text of a function that the submission has not done yet.
        """
        self._lent = lent or self._lent
        if not isinstance(self.load(), Failed):
            self._loaded = self._load_afresh()
        return isinstance(self._loaded, Loaded)

    def call(self, function: str, *args: object) -> Outcome:
        """Call one function of the submission with arrays, floats, ints, lists and tuples of them."""
        return super().call_each(function, [args])[0]

    def call_each(self, function: str, calls: Calls, in_place: bool = False) -> list[Outcome]:
        """Make several calls of one function; if one ends the child, that is the outcome of those left as well.

        The first call ever of a function is made alone, and one that may take long. If calls are quick, the others are
        sent in one message and share one deadline, because most of a quick call's time is taken by its message.

        With `in_place` all calls are made with the first one's arrays, into which the new numbers of each are written,
        as a descent by ``params -= ..`` does. What else a call left there, the next ones meet. Each value tells what
        became of it `later`.
        """
        if in_place:
            return super().call_each(function, calls, in_place=True)
        done = [] if function in self._pace else self._call_alone([function], calls[:1])
        limits = self._limits
        twice = limits.few_elements + limits.call_seconds / limits.seconds_per_element  # as long as few may take
        for alone, some in itertools.groupby(calls[len(done) :], lambda args: sum(map(np.size, args)) > twice):
            if done and _ends(done[-1]):
                return done + [done[-1]] * (len(calls) - len(done))
            call = self._call_alone if alone else self._call_together
            these = [*some]
            done += call([function] * len(these), these)
        return done

    def call_in_turns(self, functions: Sequence[str], calls: Calls) -> list[Outcome]:
        """Make calls of several functions, one for each name, in one message if they are quick."""
        return self._call_together(functions, calls)

    def _call_together(self, functions: Sequence[str], calls: Calls) -> list[Outcome]:
        if sum(self._pace.get(function, np.inf) for function in functions) > BATCH_SECONDS:
            return self._call_alone(functions, calls)
        at_once = self._at_once(functions, calls)
        if not _ends(at_once[0]):
            return at_once
        alone = self._call_alone(functions, calls)  # to know which of them it was
        shared_deadline = isinstance(at_once[0], Failed) and at_once[0].kind == "timeout"
        return alone if shared_deadline or any(map(_ends, alone)) else at_once

    def _call_alone(self, functions: Sequence[str], calls: Calls) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for function, args in zip(functions, calls, strict=True):
            ended = outcomes and _ends(outcomes[-1])
            outcomes.append(outcomes[-1] if ended else self.call(function, *args))
        return outcomes

    def trace(self, args: Sequence[Any], named: Mapping[str, object]) -> tuple[Outcome, Visited]:
        """Call the submission's descent, recording the parameters at which it asks other functions.

        Returns
        -------
        outcome : Returned or Failed
            ``parts`` are the arrays of numbers that came back, whatever held them; ``value`` is the only one, or empty.
        visited : mapping of str to array of shape (k, n_parameters + 1)
            For each recorded function: the parameters, and how many numbers its arguments held. At most
            ``reply_elements`` rows are kept of one function.
        """
        wanted, most = self._wanted, self._most
        assert wanted.descent is not None
        width = wanted.n_parameters + 1
        packed = {name: wire.pack(value) for name, value in named.items()}
        request = {"do": "trace", "calls": wire.pack_calls([args]), "named": packed}

        def read(reply: wire.Message, seconds: float) -> tuple[Returned, Visited]:
            return decoding.traced(reply, seconds, most, args, wanted.recorded, width)

        given, back = sum(map(np.size, args)), most * (1 + len(wanted.recorded) * width)
        answer = self._ask(request, wanted.descent, given, back, read)
        nowhere = {name: np.empty((0, width)) for name in wanted.recorded}
        return (answer, nowhere) if isinstance(answer, Failed) else answer

    def _load_afresh(self) -> Loaded | Failed:
        """Have the text read, unless it has been, and then run the definitions."""
        if self._told is None or isinstance(self._told, Failed):
            self._told = self._load("read", lambda told, _: told)
        told = self._told
        if isinstance(told, Failed):
            return told
        return self._load("load", lambda reply, seconds: decoding.loaded(reply, seconds, self._wanted, told))

    def _load(self, what: str, read: Read[T]) -> T | Failed:
        request = self._definitions | {"do": what, "lent": self._lent}
        loaded = self._exchange(request, "loading", self._limits.load_seconds, REPLY_OVERHEAD, read)
        if isinstance(loaded, Failed) and what == "read" and loaded.kind == "crash":  # none of its lines has run
            return replace(loaded, kind="waiting", message=f"{loaded.message} before it had begun")
        if isinstance(loaded, Failed):
            self._deaths_in_load += loaded.kind in FATAL
        return loaded

    def _ask(
        self, request: wire.Message, function: str, given: int, back: int, read: Read[T], n_calls: int = 1
    ) -> T | Failed:
        """Ask a loaded child for calls; if it waits or ends, ask once more in a fresh one.

        How many elements are given in all decides how long the calls may take. The reply may hold these once more, and
        for each call so many that come back.
        """
        request |= {"function": function, "most": self._most}
        largest = n_calls * (REPLY_OVERHEAD + BYTES_PER_ELEMENT * back) + BYTES_PER_ELEMENT * given
        seconds, self._first_seconds = max(self._limits.seconds_for(given), self._first_seconds), 0.0
        for _ in range(2):
            if self._child is None:
                self.load()
            if isinstance(self._loaded, Failed):
                return self._loaded
            answer = self._exchange(request, function, seconds, largest, read)
            if not isinstance(answer, Failed) or answer.kind not in ONCE_MORE:
                break
        return answer

    def _exchange(self, request: wire.Message, subject: str, seconds: float, largest: int, read: Read[T]) -> T | Failed:
        """Send a request that may take so many seconds of the processor, and read its reply of at most so many bytes.

        After a fatal failure the child has ended. A sentence on its failure begins with the subject.
        """
        most = self._limits
        left, deadline = most.total_seconds - self._spent, self._began + most.wall_factor * most.total_seconds
        used_up = Failed("waiting", f"the submission used up its {most.total_seconds:g} s of processor time")
        if left <= 0:
            return used_up
        if time.monotonic() > deadline:
            return Failed("waiting", f"the submission is not done after {most.wall_factor * most.total_seconds:g} s")
        if self._child is None:
            self._child = ChildProcess(self._level, self._limits)
        started = time.monotonic()
        watch = Watch(most, min(seconds, left), min(started + most.wall_factor * seconds, deadline))
        reply = self._child.exchange(request, watch, largest)
        took = time.monotonic() - started
        self._spent += watch.used + min(took, WITHOUT_A_LOOK)
        if isinstance(reply, Failed):
            self.close()
            own = replace(reply, message=f"{subject} {reply.message}", seconds=watch.used)
            return used_up if reply.kind == "timeout" and left < seconds else own
        answer = self._read(reply, took, read)
        if any(map(_ends, answer if isinstance(answer, list) else [answer])):
            self.close()
        return answer


def _ends(outcome: object) -> bool:
    """Whether the child has ended with a call."""
    return isinstance(outcome, Failed) and outcome.kind in FATAL
