"""A student's page: the points, and as much of the verdict as may be told. It names nobody else.

The verdict is made again from what the gradebook keeps of it, so that a report's faces show it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields
from pathlib import PurePosixPath
from typing import Any, TypeVar

from crosscheck.classes.standing import Standing
from crosscheck.homework import Homework
from crosscheck.mistakes.symptoms import SYMPTOMS
from crosscheck.report.html import environment
from crosscheck.verdict import (
    Boundary,
    Feedback,
    Finding,
    FunctionVerdict,
    GradientComparison,
    LargestError,
    Scan,
    Verdict,
)

Shown = TypeVar("Shown", LargestError, GradientComparison, Boundary, Scan)
SYMPTOM_KINDS = frozenset(symptom.kind for symptom in SYMPTOMS)


def render(standing: Standing, homework: Homework, feedback: Feedback) -> str:
    """Return the page; `feedback` says how much is told, as by ``crosscheck verify --feedback``."""
    page: str = (
        environment("crosscheck.classes.pages")
        .get_template("student.html.j2")
        .render(
            standing=standing,
            verdict=told(standing, homework, feedback),
            homework=homework.title,
            file=PurePosixPath(standing.path).name,
            functions=[name for name in standing.of if name in standing.points],
            number="{:g}".format,
        )
    )
    return page


def told(standing: Standing, homework: Homework, feedback: Feedback) -> Verdict | None:
    """Return as much of a student's verdict as may be told; None where it is not judged yet."""
    return None if standing.verdict is None else verdict_of(standing.verdict, homework).told(feedback)


def verdict_of(stored: Mapping[str, Any], homework: Homework) -> Verdict:
    """Return the verdict that a ``crosscheck.verify/2`` object tells.

    The homework's title and its letters are not in the object; nor is what the submission printed, which is lost.
    """
    asserts = stored["homework_asserts"]
    return Verdict(
        stored["submission"],
        stored["sandbox"],
        stored["seed"],
        homework.title,
        {name: _function(name, each) for name, each in stored["functions"].items()},
        _reason_of_all(stored),
        asserts["of"],
        asserts["passed"],
        tuple(asserts["failed"]),
        tuple(map(_finding, stored["remarks"])),
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
    place = stored.get("def")
    return FunctionVerdict(
        name,
        stored["verdict"],
        _finding(stored["reason"]) if stored["reason"] else None,
        stored["given"],
        tuple(map(_finding, stored["causes"])),
        tuple(map(_finding, stored["remarks"])),
        tuple(stored["blocks"]),
        _made(LargestError, stored["worst"]) if stored["worst"] else None,
        _made(GradientComparison, stored["gradient"]) if "gradient" in stored else None,
        (place["cell"] or 0, place["line"]) if place else None,
        _made(Boundary, stored["boundary"]) if "boundary" in stored else None,
        tuple(_made(Scan, each) for each in stored.get("scans", ())),
        stored.get("evidence", ""),
    )


def _finding(stored: Mapping[str, Any]) -> Finding:
    kind, hint = stored["kind"], stored["hint"]
    formula = stored["message"].removeprefix(hint).strip()
    return Finding(kind, hint, formula, stored["level"], kind not in SYMPTOM_KINDS)


def _made(kind: type[Shown], stored: Mapping[str, Any]) -> Shown:
    """Return a dataclass from its JSON form, with lists for tuples, and null for an obtained value that is not finite."""

    def of_json(value: Any, null: float | None) -> Any:
        if isinstance(value, list):
            return tuple(of_json(each, null) for each in value)
        return null if value is None else value

    names = {each.name for each in fields(kind)} & stored.keys()
    return kind(**{name: of_json(stored[name], math.nan if name == "obtained" else None) for name in names})
