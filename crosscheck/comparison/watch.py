"""Parties under watch: whatever one raises is told in a sentence that says whose it is, and at which step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

from crosscheck.homework.circles.contract import FUNCTIONS, Party


class PartyFailedError(RuntimeError):
    """A party raised instead of answering."""


@dataclass
class Clock:
    """The step that the parties are at."""

    step: int = 0


def watched(parties: Mapping[str, Party], clock: Clock) -> dict[str, Party]:
    """Wrap parties so that what they raise becomes a `PartyFailedError` naming party, step and function."""
    return {name: _watched(name, party, clock) for name, party in parties.items()}


def _watched(name: str, party: Party, clock: Clock) -> Party:
    functions = {f: _telling(f"{name}: at step", f, getattr(party, f), clock) for f in FUNCTIONS}
    return cast("Party", SimpleNamespace(__name__=name, **functions))


def _telling(where: str, function: str, call: Callable[..., Any], clock: Clock) -> Callable[..., Any]:
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return call(*args, **kwargs)
        except (Exception, SystemExit) as error:
            raise PartyFailedError(f"{where} {clock.step}, {function} raised {one_line(error)}") from error

    return told


def one_line(error: BaseException) -> str:
    """Give an exception's type and message as the end of a sentence."""
    message = " ".join(str(error).split()).rstrip(".")
    return f"{type(error).__name__}: {message}." if message else f"{type(error).__name__}."
