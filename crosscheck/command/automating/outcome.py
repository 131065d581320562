"""What became of a topic: both sides compared, or why they were not."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from crosscheck.automates.comparison import Compared, Quantity, compare
from crosscheck.automates.topic import Start, Topic
from crosscheck.submissions.errors import CannotJudgeError, one_line

Word = Literal["agree", "differ", "left out", "failed"]
EXIT_CODES: dict[Word, int] = {"agree": 0, "differ": 1, "left out": 0, "failed": 2}


@dataclass(frozen=True)
class Outcome:
    """What became of a topic.

    Attributes
    ----------
    word : "agree", "differ", "left out" or "failed"
        Left out is what this machine lacks something for; failed is what raised an exception.
    compared : Compared, optional
    reason : str
        Why it was not compared.
    """

    topic: Topic
    word: Word
    compared: Compared | None = None
    reason: str = ""


def measured(topic: Topic, start: Start, with_mistake: bool = False) -> Outcome:
    """Compare both sides of a topic, and its mistake if asked; whatever either raises ends this topic alone."""
    if reason := topic.lacks():
        return Outcome(topic, "left out", reason=reason)
    try:
        compared = compare(topic, start, with_mistake)
    except CannotJudgeError:
        raise
    except Exception as error:  # processes that do not find each other, compilers that stop: the other topics go on
        return Outcome(topic, "failed", reason=one_line(error))
    return Outcome(topic, "agree" if compared.agree else "differ", compared)


def exit_code(outcomes: list[Outcome]) -> int:
    """Return 1 if any topic differs; else 2 if any failed, or if nothing was compared at all; else 0."""
    codes = {EXIT_CODES[outcome.word] for outcome in outcomes}
    if 1 in codes:
        return 1
    return max(codes) if any(outcome.compared for outcome in outcomes) else 2


def summary(outcomes: list[Outcome]) -> str:
    """Return how many topics agree, and which do not or were not compared."""
    named = ((word, [one.topic.name for one in outcomes if one.word == word]) for word in EXIT_CODES)
    return "; ".join(
        f"{len(names)} {word}" if word == "agree" else f"{word}: {', '.join(names)}" for word, names in named if names
    )


def most_telling(compared: Compared) -> Quantity:
    """Return the quantity whose difference is the largest part of its tolerance; of those that are equal, the loosest."""
    return max(compared.quantities, key=lambda one: (_part(one), one.tolerance))


def _part(quantity: Quantity) -> float:
    if quantity.difference == 0:
        return 0.0
    part = quantity.difference / quantity.tolerance if quantity.tolerance else math.inf
    return math.inf if math.isnan(part) else part
