"""A class as CSV: a table with one row for each student, and a table with one row for each mistake of a student.

Text may be a student's. If a spreadsheet would take it for a formula, it gets an apostrophe before it.
"""

import csv
import io
import shlex
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from crosscheck.classes.gradebook import Mark
from crosscheck.classes.handed_in.finding import student_name
from crosscheck.classes.handed_in.intake import Without
from crosscheck.classes.rubric import number_of
from crosscheck.classes.standing import Standing, findings, functions_of
from crosscheck.report.plain import argument, one_line
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Feedback

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # beginnings of formulas, also full-width
TOLD = {"verdict": "", "where": "", "hint": "hint", "formula": "message"}  # the field of a mistake to show, by feedback
STUDENT = ("student", "attempt", "attempts", "path", "late", "verdict", "points", "of")
FUNCTION = ("points", "marked", "verdict", "given", "causes", "remarks")
ASSERTS = ("asserts_passed", "asserts", "asserts_failed")
CIRCUMSTANCES = (*ASSERTS, "reason", "seconds", "sandbox", "crosscheck", "seed", "repeat", "look")


def students_table(
    standings: Sequence[Standing], without: Without, unclear: Mapping[str, str] | None = None, homework: str = ""
) -> str:
    """Return the table of students. Those without a submission, or with an unclear one, come last.

    `homework` is the place of another homework than the circles, as in ``--homework``.
    """
    functions, known = functions_of(standings), {each.student for each in standings}
    columns = [*STUDENT, *(f"{name}_{each}" for name in functions for each in FUNCTION), *CIRCUMSTANCES]
    rows = [_student(each, homework) for each in standings]
    rows += [{"student": name, "verdict": "no submission", "look": "; ".join(found)} for name, found in without.items()]
    others = ((name, why) for name, why in (unclear or {}).items() if name not in known)
    rows += [{"student": name, "verdict": "unjudged", "look": why} for name, why in others]
    return _written(columns, rows)


def mistakes_table(standings: Iterable[Standing], feedback: Feedback) -> str:
    """Return the table of mistakes, at the level of detail `feedback`."""
    found = ((one.student, each._asdict()) for one in standings for each in findings(one))
    rows = ({**each, "student": student, "told": each.get(TOLD[feedback], "")} for student, each in found)
    return _written(("student", "function", "kind", "level", "told"), rows)


def marks_table(marks: Iterable[Mark]) -> str:
    """Return the table of marks, for another assistant's gradebook."""
    return _written(Mark._fields, map(Mark._asdict, marks))


def marks_from(path: Path, text: str) -> list[Mark]:
    """Read a table of marks. CannotJudgeError if it is not one."""
    rows, marks = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))), []
    try:
        if absent := [name for name in Mark._fields[:3] if name not in (rows.fieldnames or ())]:
            raise CannotJudgeError(f"{path} has no column {absent[0]}: marks have {', '.join(Mark._fields)}.")
        for row in rows:
            told = (_meant((row.get(name) or "").strip()) for name in Mark._fields)
            student, function, points, note, content_hash, given = told
            worth = number_of(f"{path}, line {rows.line_num}: points", points)
            if worth and not function:
                raise CannotJudgeError(f"{path}, line {rows.line_num}: there are points, and no function.")
            if given:  # in a gradebook's format, so that times compare
                given = datetime.fromisoformat(given).astimezone(UTC).isoformat(timespec="microseconds")
            marks.append(Mark(student_name(student), function, worth, note, content_hash, given))
    except (csv.Error, ValueError, OverflowError) as error:
        raise CannotJudgeError(f"{path}, line {rows.line_num}: {error}.") from None
    return marks


def _student(standing: Standing, homework: str) -> dict[str, object]:
    verdict = standing.verdict
    row = {name: getattr(standing, name) for name in ("student", "attempt", "attempts", "path", "reason")}
    row |= {"verdict": standing.word, "look": "; ".join(standing.eyes), "late": "late" if standing.late else ""}
    row |= {"points": standing.total if standing.priced else "", "of": sum(standing.of.values()) if verdict else ""}
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
        asked = ["--seed", str(verdict["seed"]), "--sandbox", verdict["sandbox"]]
        asked += ["--homework", homework] if homework else []
        row["repeat"] = shlex.join(("crosscheck", "verify", argument(standing.path), *asked))
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


def _meant(text: str) -> str:
    """Remove the apostrophe that `_safe` writes."""
    return text.removeprefix("'") if text[1:2] in FORMULA else text
