"""Load a submission and call its functions, even if they end the process that they run in."""

import math
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from crosscheck.sandbox import decoding
from crosscheck.sandbox.calls import Caller, Read, T, room
from crosscheck.sandbox.child_process import ChildProcess, Watch
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.submissions.errors import clean
from crosscheck.submissions.outcomes import FATAL, Calls, Failed, Loaded, Outcome, Returned, Visited, Wanted

ONCE_MORE = frozenset({"waiting", "crash"})  # failures that may have a cause outside; asked again in a fresh child
WHOLE_SECONDS = 10.0  # of the processor, for statements that no function needs and the imports that they begin
BATCH_SECONDS = 1.0  # the longest that the calls sent in one message are expected to take
WITHOUT_A_LOOK = 0.02  # seconds of the processor that a request uses at most before the first look at it


@dataclass
class Used:
    """What a submission has used up so far, in all of its sessions."""

    began: float = field(default_factory=time.monotonic)
    processor_seconds: float = 0.0
    waiting_seconds: float = 0.0


class Session(Caller):
    """The cells of one submission, run in a child process; after a child has died, in another.

    `globals_` are the data that the homework's notebook would have defined, by their names. `files` are what it would
    have downloaded: bytes by the path in the submission's working folder. `used` is what earlier sessions have used up.
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
        used: Used | None = None,
    ) -> None:
        super().__init__(wanted.functions, limits.reply_elements)
        self._level, self._limits, self._wanted = level, limits, wanted
        self.sandbox = level.value
        self._definitions = {
            "cells": list(cells),
            "wanted": vars(wanted) | {"leaves_arguments": sorted(wanted.leaves_arguments)},
            "waiting_seconds": limits.waiting_seconds,
            "globals": {name: wire.pack_argument(value) for name, value in globals_.items()},
            "files": dict(files),
            "lent": "",
            "whole": False,
        }
        self._child: ChildProcess | None = None
        self._printed = bytearray()  # output of all children, up to the cap
        self._used = used or Used()
        self._told: wire.Message = {}  # what the text says, read before its first line ran
        self._first_seconds = limits.load_seconds  # for the first call of all: some submissions compile only then
        self._loaded: Loaded | Failed | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child and everything it started."""
        if self._child is not None:
            self._child.close()
            self._child = None

    @property
    def output(self) -> str:
        """What the submission has printed so far, to its cap and without control characters."""
        return clean(self._printed.decode("utf-8", "replace"), self._limits.output_bytes)

    def load(self) -> Loaded | Failed:
        """Run the submission's definitions, unless they failed before, or have run in a child that is still alive."""
        if self._loaded is None or (self._child is None and isinstance(self._loaded, Loaded)):
            self._loaded = _once_more(self._load_afresh)
        return self._loaded

    def reload(self, lent: str = "", whole: bool = False) -> bool:
        """Run the definitions once more in the same child, which undoes earlier calls; return False if that fails.

        From now on the text `lent` runs after them: a function that the submission has not done yet. With `whole`, the
        submission's other statements run as well.
        """
        self._definitions |= {"lent": lent or self._definitions["lent"], "whole": whole}
        most = self._loaded.seconds + WHOLE_SECONDS if whole and isinstance(self._loaded, Loaded) else math.inf
        self._loaded = self._load_afresh(most) if whole else _once_more(self._load_afresh)
        if isinstance(self._loaded, Failed):
            self.close()
        return isinstance(self._loaded, Loaded)

    def call_all(self, functions: Sequence[str], calls: Calls, in_place: bool = False) -> list[Outcome]:
        """Make calls of several functions, one for each name. A function that ends the child is not called again.

        The first call of each function is made alone. Later calls are sent in one message if they are quick, since the
        message takes most of a quick call's time. Calls with few numbers and calls with many do not share a message.
        """
        if in_place:
            return self._at_once(functions, calls, in_place)
        most, done, ended = self._limits, list[Outcome](), dict[str, Outcome]()
        longest = most.few_elements * most.seconds_per_element + most.call_seconds  # twice the time of few
        long = [sum(map(np.size, args)) * most.seconds_per_element > longest for args in calls]
        while left := len(calls) - len(done):
            alike = next((i for i, is_long in enumerate(long[-left:]) if is_long is not long[-left]), left)
            n = alike if functions[-left] in self._pace else 1
            done += self._call_together(functions[-left:][:n], calls[-left:][:n], ended)
        return done

    def _call_together(self, functions: Sequence[str], calls: Calls, ended: dict[str, Outcome]) -> list[Outcome]:
        """Make calls in one message if they are quick; one by one if they are not, or if the message ends the child.

        Calls of several functions count as quick: a fresh child would not show what one does after the others. `ended`
        are the outcomes of functions that have ended the child. A function that ends it in its own message is added.
        """
        quick = len(set(functions)) > 1 or self._expected(functions, calls) <= BATCH_SECONDS
        quick &= ended.keys().isdisjoint(functions)
        at_once = self._at_once(functions, calls, once_more=False) if quick and len(calls) > 1 else []
        if at_once and not _ends(at_once[0]):
            return at_once
        outcomes = list[Outcome]()
        for name, args in zip(functions, calls, strict=True):
            outcomes.append(ended.get(name) or self._at_once([name], [args], once_more=not at_once)[0])
            if _ends(outcomes[-1]):
                ended[name] = outcomes[-1]
        return outcomes

    def _expected(self, functions: Collection[str], calls: Calls) -> float:
        """Estimate how many seconds calls take at most, if their time grows at most in proportion to their numbers."""
        largest = max([sum(map(np.size, args)) for args in calls])
        paces = [self._pace.get(function, (1.0, np.inf)) for function in set(functions)]
        return len(calls) * max(seconds * max(1.0, largest / size) for size, seconds in paces)

    def trace(self, args: Sequence[Any], named: Mapping[str, object], times: int = 1) -> tuple[Outcome, Visited]:
        """Call the submission's descent, recording the parameters at which it asks other functions.

        It is called `times` times with the same objects, which keep what it writes into them. The last call counts.

        Returns
        -------
        outcome : Returned or Failed
            ``parts`` are the returned arrays of numbers, from any container. ``value`` is the only one, or empty.
        visited : mapping of str to array of shape (k, n_parameters + 1)
            For each recorded function: the parameters, and how many numbers its arguments held. At most
            ``reply_elements`` rows are kept of one function.
        """
        wanted, most = self._wanted, self._most
        assert wanted.descent is not None
        width = wanted.n_parameters + 1
        packed = {name: wire.pack(value) for name, value in named.items()}
        request = {"do": "trace", "times": times, "calls": wire.pack_calls([args]), "named": packed}

        def read(reply: wire.Message, seconds: float) -> tuple[Returned, Visited]:
            return decoding.traced(reply, seconds, most, args, wanted.recorded, width)

        given = sum(map(np.size, args))
        largest = room(given + most * (1 + len(wanted.recorded) * width))
        answer = self._ask(request, wanted.descent, given, largest, read)
        nowhere = {name: np.empty((0, width)) for name in wanted.recorded}
        return (answer, nowhere) if isinstance(answer, Failed) else answer

    def _load_afresh(self, most: float = math.inf) -> Loaded | Failed:
        """Have the text read, unless it has been, and then run the definitions, each in so many seconds at most."""
        told = self._told or self._load("read", most, lambda told, _: told)
        if isinstance(told, Failed):
            crashed = told.kind == "crash"  # and none of its lines has run
            return replace(told, kind="waiting", message=f"{told.message} before it had begun") if crashed else told
        self._told = told
        return self._load("load", most, lambda reply, seconds: decoding.loaded(reply, seconds, self._wanted, told))

    def _load(self, what: str, most: float, read: Read[T]) -> T | Failed:
        seconds = min(most, self._limits.load_seconds)
        return self._exchange(self._definitions | {"do": what}, "loading", seconds, room(0), read)

    def _ask(
        self, request: wire.Message, function: str, given: int, largest: int, read: Read[T], once_more: bool = True
    ) -> T | Failed:
        """Ask a loaded child for calls; if it waits or ends, ask `once_more` in a fresh one.

        The time limit for all calls follows from `given`, the largest number of elements that one call is given.
        """
        request |= {"function": function, "most": self._most}
        seconds, self._first_seconds = max(self._limits.seconds_for(given), self._first_seconds), 0.0

        def ask() -> T | Failed:
            loaded = self._loaded if self._child else self.load()
            return loaded if isinstance(loaded, Failed) else self._exchange(request, function, seconds, largest, read)

        return _once_more(ask) if once_more else ask()

    def _exchange(self, request: wire.Message, subject: str, seconds: float, largest: int, read: Read[T]) -> T | Failed:
        """Send a request that may take so many seconds of the processor, and read its reply of at most so many bytes.

        After a fatal failure the child has ended. A sentence on its failure begins with the subject.
        """
        most, used = self._limits, self._used
        left, deadline = most.total_seconds - used.processor_seconds, used.began + most.wall_factor * most.total_seconds
        waiting = most.total_waiting_seconds - used.waiting_seconds
        ended = partial(Failed, "waiting", too_late=True)
        used_up = ended(f"the submission used up its {most.total_seconds:g} s of processor time")
        if left <= 0:
            return used_up
        if waiting <= 0:
            return ended(f"the submission has waited for {most.total_waiting_seconds:g} s in all")
        if time.monotonic() > deadline:
            return ended(f"the submission is not done after {most.wall_factor * most.total_seconds:g} s")
        if self._child is None:
            self._child = ChildProcess(self._level, self._limits, self._printed)
        started = time.monotonic()
        watch = Watch(most, min(seconds, left), min(started + most.wall_factor * seconds, deadline), waiting)
        reply = self._child.exchange(request, watch, largest)
        took = time.monotonic() - started
        used.processor_seconds += watch.used + min(took, WITHOUT_A_LOOK)
        used.waiting_seconds += watch.waited
        if isinstance(reply, Failed):
            self.close()
            own = replace(reply, message=f"{subject} {reply.message}", seconds=watch.used)
            return used_up if reply.kind == "timeout" and left < seconds else own
        answer = self._read(reply, took, read)
        answers = answer if isinstance(answer, list) else [answer]
        if any(_ends(one) for one in answers if isinstance(one, Failed)):
            self.close()
        return answer


def _once_more(ask: Callable[[], T | Failed]) -> T | Failed:
    answer = ask()
    return ask() if isinstance(answer, Failed) and answer.kind in ONCE_MORE else answer


def _ends(outcome: object) -> bool:
    """Whether an outcome means that the child has ended."""
    return isinstance(outcome, Failed) and outcome.kind in FATAL
