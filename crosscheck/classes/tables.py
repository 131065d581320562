"""A class as CSV: one row a student, and a second table with one row for each mistake of a student.

Texts may be a student's: what a spreadsheet would take for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from crosscheck.classes.handed_in.intake import Without
from crosscheck.classes.standing import FunctionFinding, Standing, findings, functions_of
from crosscheck.report.plain import one_line
from crosscheck.verdict import Feedback

FORMULA = ("=", "+", "-", "@")
TOLD = {"verdict": "", "where": "", "hint": "hint", "formula": "message"}  # of a mistake, by how much may be told
STUDENT = ("student", "attempt", "attempts", "path", "verdict", "points", "of")
FUNCTION = ("points", "marked", "verdict", "given", "causes", "remarks")
ASSERTS = ("asserts_passed", "asserts", "asserts_failed")
CIRCUMSTANCES = (*ASSERTS, "reason", "seconds", "sandbox", "crosscheck", "seed", "look")


def students_table(standings: Sequence[Standing], without: Without) -> str:
    """Return the table of students, at its end those who handed in no submission."""
    functions = functions_of(standings)
    columns = [*STUDENT, *(f"{name}_{each}" for name in functions for each in FUNCTION), *CIRCUMSTANCES]
    rows = [_student(each) for each in standings]
    rows += [{"student": name, "verdict": "no submission", "look": "; ".join(found)} for name, found in without.items()]
    return _written(columns, rows)


def mistakes_table(standings: Iterable[Standing], feedback: Feedback) -> str:
    """Return the table of mistakes, with as much told of each as `feedback` says."""
    columns, rows = ("student", "function", "kind", "level", "told"), []
    for standing in standings:
        for each in map(FunctionFinding._asdict, findings(standing)):
            rows.append({**each, "student": standing.student, "told": each.get(TOLD[feedback], "")})
    return _written(columns, rows)


def _student(standing: Standing) -> dict[str, object]:
    verdict = standing.verdict
    row = {name: getattr(standing, name) for name in ("student", "attempt", "attempts", "path", "reason")}
    row |= {"verdict": standing.word, "look": "; ".join(standing.eyes)}
    row["points"] = standing.total if standing.points else ""
    row["of"] = sum(standing.of.values()) if verdict else ""
    row |= {f"{name}_points": points for name, points in standing.points.items()}
    row |= {f"{name}_marked": mark.note or "yes" for name, mark in standing.marks.items()}
    for name, function in standing.functions.items():
        reason = [function["reason"]] if function["reason"] else []
        row |= {
            f"{name}_verdict": function["verdict"],
            f"{name}_given": function["given"] or "",
            f"{name}_causes": _kinds(function["causes"] or reason),
            f"{name}_remarks": _kinds(function["remarks"]),
        }
    if verdict is not None:
        asserts = verdict["homework_asserts"]
        row |= dict(zip(ASSERTS, (asserts["passed"], asserts["of"], "; ".join(asserts["failed"])), strict=True))
        row |= {name: verdict[name] for name in ("seconds", "sandbox", "seed")}
        row["crosscheck"] = verdict["versions"]["crosscheck"]
    return row


def _kinds(found: Iterable[Mapping[str, str]]) -> str:
    return "; ".join(dict.fromkeys(each["kind"] for each in found))


def _written(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _safe(value) for key, value in row.items()} for row in rows)
    return text.getvalue()


def _safe(value: object) -> object:
    if not isinstance(value, str):
        return value
    plain = one_line(value)
    return f"'{plain}" if plain.startswith(FORMULA) else plain
