"""A verdict as a gradebook keeps it, made one again, so that a report's faces show it.

What the ``crosscheck.verify/2`` object does not hold stays away: what the submission printed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from crosscheck.homework import Homework
from crosscheck.mistakes.symptoms import SYMPTOMS
from crosscheck.verdict import (
    Boundary,
    Finding,
    FunctionVerdict,
    GradientComparison,
    LargestError,
    Scan,
    Verdict,
)

SYMPTOM_KINDS = frozenset(symptom.kind for symptom in SYMPTOMS)


def verdict_of(stored: Mapping[str, Any], homework: Homework) -> Verdict:
    """Return the verdict that a ``crosscheck.verify/2`` object tells.

    Parameters
    ----------
    stored : mapping
    homework : Homework
        Its title and its letters are not in the object.
    """
    functions = {name: _function(name, each) for name, each in stored["functions"].items()}
    asserts = stored["homework_asserts"]
    return Verdict(
        stored["submission"],
        stored["sandbox"],
        stored["seed"],
        homework.title,
        functions,
        _reason_of_all(stored),
        asserts["of"],
        asserts["passed"],
        tuple(asserts["failed"]),
        _findings(stored["remarks"]),
        seconds=stored["seconds"],
        versions=stored["versions"],
        letters=homework.letters,
        feedback=stored["feedback"],
        summed_up=stored["verdict"],
    )


def _reason_of_all(stored: Mapping[str, Any]) -> Finding | None:
    """Return why nothing could be judged at all; None if something could, or if all of it is to be done yet."""
    reason = stored["reason"]
    if reason is None or reason["level"] == "missing":
        return None
    return _finding(reason) if all(each["reason"] == reason for each in stored["functions"].values()) else None


def _function(name: str, stored: Mapping[str, Any]) -> FunctionVerdict:
    worst = stored["worst"]
    return FunctionVerdict(
        name,
        stored["verdict"],
        _finding(stored["reason"]) if stored["reason"] else None,
        stored["given"],
        _findings(stored["causes"]),
        _findings(stored["remarks"]),
        tuple(stored["blocks"]),
        _largest_error(worst) if worst else None,
        defined=(stored["def"]["cell"] or 0, stored["def"]["line"]) if "def" in stored else None,
        evidence=stored.get("evidence", ""),
        gradient_comparison=_gradient(stored["gradient"]) if "gradient" in stored else None,
        boundary=_boundary(stored["boundary"]) if "boundary" in stored else None,
        scans=tuple(_scan(each) for each in stored.get("scans", ())),
    )


def _findings(stored: list[dict[str, Any]]) -> tuple[Finding, ...]:
    return tuple(map(_finding, stored))


def _finding(stored: Mapping[str, Any]) -> Finding:
    kind, hint = stored["kind"], stored["hint"]
    formula = stored["message"].removeprefix(hint).strip()
    return Finding(kind, hint, formula, stored["level"], kind not in SYMPTOM_KINDS)


def _largest_error(stored: Mapping[str, Any]) -> LargestError:
    obtained = math.nan if stored["obtained"] is None else stored["obtained"]  # JSON has neither NaN nor infinity
    params = stored["params"] and tuple(stored["params"])
    question, digits = tuple(stored.get("question", ())), stored.get("digits")
    return LargestError(stored["at"], stored["parameter"], obtained, stored["expected"], params, question, digits)


def _gradient(stored: Mapping[str, Any]) -> GradientComparison:
    obtained = tuple(math.nan if value is None else value for value in stored["obtained"])
    parameters, blocks = tuple(stored["parameters"]), tuple(stored["blocks"])
    return GradientComparison(stored["at"], parameters, obtained, tuple(stored["expected"]), blocks)


def _boundary(stored: Mapping[str, Any]) -> Boundary:
    obtained, expected = (tuple((x1, y1, x2, y2) for x1, y1, x2, y2 in stored[key]) for key in ("obtained", "expected"))
    return Boundary(stored["at"], stored["reach"], obtained, expected)


def _scan(stored: Mapping[str, Any]) -> Scan:
    offsets, values = tuple(stored["offsets"]), tuple(stored["values"])
    return Scan(stored["of"], stored["parameter"], offsets, values, stored["slope"])
