"""From a verdict and a rubric to points, function by function: `points` alone prices a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crosscheck.classes.rubric import Rubric
from crosscheck.mistakes.right_numbers import RIGHT_NUMBERS

NUMBERS_ARE_RIGHT = frozenset(mistake.kind for mistake in RIGHT_NUMBERS)


def points(verdict: Mapping[str, Any], rubric: Rubric) -> dict[str, float]:
    """Return the points of each function that the rubric prices.

    A function is priced on its own contract: one that is right given the student's own network or loss earns all its points.
    Its remarks may cost, once for each kind; notes never do. One whose numbers are right and which fails an assert of the
    homework earns the share that the rubric says. What is wrong otherwise, missing or could not be judged earns nothing.

    Parameters
    ----------
    verdict : mapping
        A ``crosscheck.verify/2`` object.
    rubric : Rubric
    """
    return {name: _earned(verdict["functions"].get(name), name, rubric) for name in rubric.points}


def numbers_are_right(function: Mapping[str, Any]) -> bool:
    """Whether a function is wrong only by a shape or a type, with which an assert fails."""
    kinds = {cause["kind"] for cause in function["causes"]}
    return function["verdict"] == "wrong" and bool(kinds) and kinds <= NUMBERS_ARE_RIGHT


def _earned(function: Mapping[str, Any] | None, name: str, rubric: Rubric) -> float:
    most = rubric.points[name]
    if function is None:
        return 0.0
    if function["verdict"] in ("right", "remarks"):
        return max(0.0, most - _cost(function, rubric))
    if numbers_are_right(function):
        return max(0.0, most * rubric.assert_fails - _cost(function, rubric))
    return 0.0


def _cost(function: Mapping[str, Any], rubric: Rubric) -> float:
    kinds = {remark["kind"] for remark in function["remarks"] if remark["level"] == "remark"}
    return sum((rubric.costs.get(kind, rubric.remark) for kind in kinds), 0.0)
