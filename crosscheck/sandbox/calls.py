"""Ask for calls of a submission's functions by messages, and read what comes back."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

import numpy as np

from crosscheck.homework.trees import size
from crosscheck.sandbox import decoding
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.inside.calling import changes
from crosscheck.submissions.outcomes import Answered, Calls, Failed, Outcome, Returned

T = TypeVar("T")
Read = Callable[[wire.Message, float], T]  # reads a reply that came after so many seconds of wall time
REPLY_OVERHEAD = 65_536  # bytes of a reply beside its numbers
BYTES_PER_ELEMENT = 8
FEW_CALLS = 16  # largest number of calls whose values are read again at little cost, though nothing asks for it
AROUND_A_NUMBER = 16  # bytes of a number's key and form in an answer, at most, for each byte of the number


def room(elements: int) -> int:
    """Return how many bytes the reply to a call takes at most. Its arguments may come back in it as well."""
    return REPLY_OVERHEAD + BYTES_PER_ELEMENT * elements


class Caller(ABC):
    """Asks for calls of `functions`, whose values have at most so many elements; a subclass defines who answers."""

    def __init__(self, functions: Collection[str], most: int) -> None:
        self._functions, self._most = functions, most
        # For each function, from its latest calls: the numbers that a call was given, and its seconds of wall time.
        self._pace: dict[str, tuple[float, float]] = {}

    def answer(self, function: str, *args: object, earlier: Calls = (), times: int = 1) -> Answered | Failed:
        """Call a function whose arguments and answer may hold dicts, tuples, text and None beside numbers.

        It is called `times` times with the same objects, which keep its changes. The last answer counts. In the
        `earlier` calls these objects held other numbers.
        """

        def read(reply: wire.Message, seconds: float) -> Answered:
            return decoding.answered(reply, seconds, self._most, len(args))

        request = {"do": "answer", "times": times, "calls": wire.pack_calls([*earlier, args])}
        return self._ask(request, function, size(args), room(size(args) + (1 + AROUND_A_NUMBER) * self._most), read)

    def call_each(self, function: str, calls: Calls, in_place: bool = False) -> list[Outcome]:
        """Make several calls of one function.

        With `in_place` all calls get the arrays of the first one. The numbers of each call are written into them, as a
        descent by ``params -= ..`` does. Other changes that a call made there stay. Each value tells what became of it
        `later`.
        """
        return self.call_all([function] * len(calls), calls, in_place)

    def call_all(self, functions: Sequence[str], calls: Calls, in_place: bool = False) -> list[Outcome]:
        """Make calls of several functions, one for each name."""
        return self._at_once(functions, calls, in_place)

    def _at_once(
        self, functions: Sequence[str], calls: Calls, in_place: bool = False, once_more: bool = True
    ) -> list[Outcome]:
        """Make calls in one message. If in place, few, or of several functions, all is read again after the last one."""
        again = in_place or 1 < len(calls) <= FEW_CALLS or len(set(functions)) > 1
        twice, each = 1 + again, [sum(map(np.size, args)) for args in calls]

        def read(reply: wire.Message, seconds: float) -> list[Outcome]:
            outcomes = decoding.each(reply, seconds, self._most, calls, self._functions)
            if any(isinstance(outcome, Returned) for outcome in outcomes):
                self._pace |= dict.fromkeys(functions, (max(1.0, sum(each) / len(calls)), seconds / len(calls)))
            return outcomes

        request = {
            "do": "call",
            "functions": functions,
            "in_place": in_place,
            "again": again,
            "calls": wire.pack_calls(calls[:1] if in_place else calls),
            "then": changes(calls) if in_place else [],
        }
        given = sum(each) if in_place else max(each)
        largest = len(calls) * room(given + twice * self._most)
        several = len(calls) > 1 and not in_place  # quick calls: together they have the time of one with few numbers
        outcomes = self._ask(request, functions[0], 0 if several else given, largest, read, once_more)
        return [outcomes] * len(calls) if isinstance(outcomes, Failed) else outcomes

    @abstractmethod
    def _ask(
        self, request: wire.Message, function: str, given: int, largest: int, read: Read[T], once_more: bool = True
    ) -> T | Failed:
        """Ask for calls. Each is given `given` elements at most, and the reply has `largest` bytes at most."""

    def _read(self, reply: wire.Message, seconds: float, read: Read[T]) -> T | Failed:
        try:
            return decoding.failed(reply, seconds, self._functions) or read(reply, seconds)
        except wire.ProtocolError as problem:
            return Failed("protocol", f"the submission interferes with the judge's protocol: {problem}")
