"""What became of a topic: both sides compared, or why they were not; and all of it as JSON, at full precision."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from crosscheck.automates.comparison import Compared, Quantity, compare
from crosscheck.automates.topic import Start, Topic
from crosscheck.report.json_lines import dumps
from crosscheck.submissions.errors import CannotJudgeError, one_line
from crosscheck.versions import loaded_versions

Word = Literal["agree", "differ", "left out", "failed"]
SCHEMA = "crosscheck.automates/1"
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
    """Return the quantity whose difference is the largest part of its tolerance; of equal ones, the loosest."""
    return max(compared.quantities, key=lambda one: (_part(one), one.tolerance))


def _part(quantity: Quantity) -> float:
    if quantity.difference == 0:
        return 0.0
    part = quantity.difference / quantity.tolerance if quantity.tolerance else math.inf
    return math.inf if math.isnan(part) else part


def to_json(outcomes: list[Outcome], seed: int) -> str:
    """Write all as JSON, as `schemas/automates-1.json` describes it."""
    document = {
        "schema": SCHEMA,
        "topics": [_topic(outcome.compared) for outcome in outcomes if outcome.compared is not None],
        "left_out": _not_compared(outcomes, "left out"),
        "failed": _not_compared(outcomes, "failed"),
        "seed": seed,
        "versions": loaded_versions(),
    }
    return dumps(document)


def _topic(compared: Compared) -> dict[str, Any]:
    topic = {
        "topic": compared.topic.name,
        "agree": compared.agree,
        "quantities": [asdict(one) for one in compared.quantities],
        "lines": _by_side(compared.lines),
        "seconds": _by_side(compared.seconds),
    }
    return topic | ({"mistake": [asdict(one) for one in compared.seen]} if compared.mistaken else {})


def _by_side(numbers: Mapping[str, float]) -> dict[str, float]:
    return {side.replace(" ", "_"): number for side, number in numbers.items()}


def _not_compared(outcomes: list[Outcome], word: Word) -> list[dict[str, str]]:
    return [{"topic": outcome.topic.name, "reason": outcome.reason} for outcome in outcomes if outcome.word == word]
