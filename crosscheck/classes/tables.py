"""A class as CSV: one row a student, and a second table with one row for each mistake of a student.

Texts may be a student's: what a spreadsheet would take for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crosscheck.classes.handed_in.intake import Without
from crosscheck.classes.standing import Standing, findings, functions_of
from crosscheck.report.plain import one_line
from crosscheck.verdict import Feedback

FORMULA = ("=", "+", "-", "@")
TOLD = {"hint": "hint", "formula": "message"}  # what is said of a mistake, by how much may be told
STUDENT = ("student", "attempt", "attempts", "path", "verdict", "points", "of")
FUNCTION = ("points", "marked", "verdict", "given", "causes", "remarks")
ASSERTS = ("asserts_passed", "asserts", "asserts_failed")
CIRCUMSTANCES = (*ASSERTS, "reason", "seconds", "sandbox", "crosscheck", "seed", "look")


def students_table(standings: Sequence[Standing], without: Without) -> str:
    """Return the table of students, at its end those who handed in no submission."""
    functions = functions_of(standings)
    columns = [*STUDENT, *(f"{name}_{each}" for name in functions for each in FUNCTION), *CIRCUMSTANCES]
    rows = [_student(each, functions) for each in standings]
    rows += [{"student": name, "verdict": "no submission", "look": "; ".join(found)} for name, found in without.items()]
    return _written(columns, rows)


def mistakes_table(standings: Iterable[Standing], feedback: Feedback) -> str:
    """Return the table of mistakes, with as much told of each as `feedback` says."""
    told = TOLD.get(feedback)
    rows = (
        {
            "student": standing.student,
            "function": each.function,
            "kind": each.kind,
            "level": each.level,
            "told": getattr(each, told) if told else "",
        }
        for standing in standings
        for each in findings(standing)
    )
    return _written(["student", "function", "kind", "level", "told"], rows)


def _student(standing: Standing, functions: Iterable[str]) -> dict[str, object]:
    verdict = standing.verdict
    row = {
        "student": standing.student,
        "attempt": standing.attempt,
        "attempts": standing.attempts,
        "path": standing.path,
        "verdict": standing.word,
        "points": standing.total if standing.points else "",
        "of": sum(standing.of.values()) if verdict else "",
        "reason": standing.reason,
        "look": "; ".join(standing.eyes),
    }
    for name in functions:
        row.update({f"{name}_{key}": value for key, value in _function(standing, name).items()})
    return row if verdict is None else row | _circumstances(verdict)


def _function(standing: Standing, name: str) -> dict[str, object]:
    mark = standing.marks.get(name)
    cells: dict[str, object] = {"points": standing.points.get(name, ""), "marked": mark.note or "yes" if mark else ""}
    function = standing.functions.get(name)
    if function is None:
        return cells
    return cells | {
        "verdict": function["verdict"],
        "given": function["given"] or "",
        "causes": _kinds(function["causes"] or ([function["reason"]] if function["reason"] else [])),
        "remarks": _kinds(function["remarks"]),
    }


def _circumstances(verdict: Mapping[str, Any]) -> dict[str, object]:
    asserts = verdict["homework_asserts"]
    return {
        **dict(zip(ASSERTS, (asserts["passed"], asserts["of"], "; ".join(asserts["failed"])), strict=True)),
        **{name: verdict[name] for name in ("seconds", "sandbox", "seed")},
        "crosscheck": verdict["versions"]["crosscheck"],
    }


def _kinds(findings: Iterable[Mapping[str, str]]) -> str:
    return "; ".join(dict.fromkeys(each["kind"] for each in findings))


def _written(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _safe(value) for key, value in row.items()})
    return text.getvalue()


def _safe(value: object) -> object:
    if not isinstance(value, str):
        return value
    plain = one_line(value)
    return f"'{plain}" if plain.startswith(FORMULA) else plain
