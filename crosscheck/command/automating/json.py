"""What `crosscheck automates --format json` writes: one object, all numbers at full precision."""

from __future__ import annotations

from typing import Any

from crosscheck.automates.comparison import Compared, Quantity
from crosscheck.command.automating.outcome import Outcome
from crosscheck.command.train.machines import dumps
from crosscheck.versions import loaded_versions

SCHEMA = "crosscheck.automates/1"
KEYS = {"by hand": "by_hand", "torch": "torch"}  # of the two sides


def document(outcomes: list[Outcome], seed: int) -> dict[str, Any]:
    """Return the object, as `schemas/automates-1.json` describes it."""
    return {
        "schema": SCHEMA,
        "topics": [_topic(outcome.compared) for outcome in outcomes if outcome.compared is not None],
        "left_out": _not_compared(outcomes, "left out"),
        "failed": _not_compared(outcomes, "failed"),
        "seed": seed,
        "versions": loaded_versions(),
    }


def to_json(outcomes: list[Outcome], seed: int) -> str:
    """Write the document as JSON text."""
    return dumps(document(outcomes, seed))


def _topic(compared: Compared) -> dict[str, Any]:
    topic = {
        "topic": compared.topic.name,
        "agree": compared.agree,
        "quantities": [_quantity(one) for one in compared.quantities],
        "lines": {key: compared.lines[side] for side, key in KEYS.items()},
        "seconds": {key: compared.seconds[side] for side, key in KEYS.items()},
    }
    if compared.mistaken:
        topic["mistake"] = [_quantity(one) for one in compared.mistaken if not one.within]
    return topic


def _quantity(one: Quantity) -> dict[str, Any]:
    return {
        "name": one.name,
        "where": one.where,
        "by_hand": one.by_hand,
        "torch": one.torch,
        "difference": one.difference,
        "tolerance": one.tolerance,
        "reason": one.reason,
    }


def _not_compared(outcomes: list[Outcome], word: str) -> list[dict[str, str]]:
    return [{"topic": outcome.topic.name, "reason": outcome.reason} for outcome in outcomes if outcome.word == word]
