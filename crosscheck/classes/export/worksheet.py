"""Fill in a platform's own table of the class: Moodle's grading worksheet, or Canvas's gradebook.

The table is also the roster. Only the filled cells change; all other bytes stay the same. It follows the platforms'
importers, Moodle's ``mod/assign/feedback/offline`` and ``feedback/file``, and Canvas's ``gradebook_importer.rb``:

- Moodle finds a participant by the number in "Identifier". It reads "Grade" and the columns of feedback, which is HTML.
  It leaves out a grade above the maximum, and one that was changed in Moodle after "Last modified (grade)".
- Canvas finds a student by "ID", and an assignment by the number in parentheses at the end of its column's name. The row
  "Points Possible" says the points, or "(read only)".
- A page of feedback goes back in a zip archive: to Moodle in the folder ``NAME_NUMBER_assignfeedback_file_``, to Canvas
  under the name of the file that was handed in, which has the numbers of the student and of the upload.
- Where groups hand in, name and number in Moodle's folders are the group's (``mod/assign/classes/downloader.php``, 4.1),
  and the page is for each member. The table has the group's name alone, in the column "Group".
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from crosscheck.classes.handed_in.finding import some
from crosscheck.classes.handed_in.owners import named_by_platform
from crosscheck.classes.rubric import LATE
from crosscheck.classes.standing import Standing
from crosscheck.report import first_screen
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError, failure_told
from crosscheck.verdict import Verdict, grouped

OURS = "crosscheck: "  # feedback that begins so is crosscheck's own, and may be overwritten
ASSIGNMENT = re.compile(r"(?P<title>.*\S)\s*\((?P<number>\d+)\)")
NO_NAME = re.compile(r"[_/\\\x00-\x1f]")  # characters that a folder's name in the archive must not have
MOST = ("Maximum Grade", "Maximum grade")  # the column's name in Moodle before version 4, and since
GROUP = "Group"  # Moodle's column, where groups hand in
TEST = "Student, Test"  # Canvas's test student


class Form(NamedTuple):
    """A platform's names of the columns."""

    platform: str
    ids: tuple[str, ...]  # columns that identify a student; the first one also does in the names of files
    name: str
    grade: str  # "" if the column has the assignment's name
    needed: tuple[str, ...]


MOODLE_NEEDS, CANVAS_NEEDS = ("Identifier", "Grade", "Last modified (grade)"), ("Student", "ID", "Section")
MOODLE = Form("Moodle", ("Identifier", "ID number", "Email address"), "Full name", "Grade", MOODLE_NEEDS)
CANVAS = Form("Canvas", ("ID", "SIS User ID", "SIS Login ID"), "Student", "", CANVAS_NEEDS)


@dataclass(frozen=True)
class Worksheet:
    """A platform's table."""

    path: Path
    form: Form
    records: list[list[str]]  # the raw fields of each record, with a delimiter after each field
    columns: Mapping[str, int]
    grade: int  # the column's index in a record
    students: Mapping[int, str]  # names as in the platform's exports, by the record's number
    by_id: Mapping[str, list[int]]  # the record with each id, if only one record has it
    groups: Mapping[str, list[int]]  # records by the letters and digits of the group; empty if two groups share them

    def value(self, record: int, column: str) -> str:
        """Return a field by its column; "" if there is no such column."""
        place = self.columns.get(column)
        return "" if place is None or place >= len(self.records[record]) else _value(self.records[record][place])

    def records_of(self, student: str, by_platform: bool) -> list[int]:
        """Return a student's records. A name given `by_platform` ends with a student's number, or is a group's name."""
        before, _, number = student.rpartition("_")  # the default group's folder has no number
        if not by_platform or (before and student in self.by_id):
            return self.by_id.get(student, [])
        name, found = _plain(before or student), self.by_id.get(f"_{number}", []) if before else []
        if self.groups:  # then the number is a group's; Moodle until 4.0 wrote GROUP-NAME_NUMBER
            found = [n for n in found if name.startswith(_plain(f"{self.value(n, GROUP)}-"))]
        return self.groups.get(name, found)

    def whose(self, students: Mapping[str, str]) -> dict[int, str]:
        """Return the student of each record, given each student's path. A record with two students is left out."""
        named = {student: student in named_by_platform(path) for student, path in students.items()}
        found = [(n, student) for student, by_platform in named.items() for n in self.records_of(student, by_platform)]
        times = Counter(n for n, _ in found)
        return {n: student for n, student in found if times[n] == 1}

    def late(self, students: Mapping[str, str]) -> dict[str, str]:
        """Return LATE or "" by student, by Moodle's "Status", with extensions; "" if one of a group was in time."""
        whose = self.whose(students).items() if "Status" in self.columns else ()
        in_time = grouped((student, not re.search(r"\blate\b", self.value(row, "Status"))) for row, student in whose)
        return {student: "" if any(each) else LATE for student, each in in_time.items()}

    def fill(self, class_: Mapping[int, Standing], told: Mapping[int, Verdict | None], most: float) -> Iterator[str]:
        """Fill in the points and feedback of students, by record. Yield a message for each that was not changed."""
        comments = self.columns.get("Feedback comments")
        for row, standing in class_.items():
            if not standing.priced:
                yield f"{standing.student}: there are no points yet"
                continue
            if self.form is MOODLE and standing.total > most:
                yield f"{standing.student}: Moodle takes no more than {most:g} points, and there are {standing.total:g}"
                continue
            fields = self.records[row]
            there = "" if comments is None else _value(fields[comments])
            of_a_person = there and not there.startswith(OURS)
            if of_a_person and _value(fields[self.grade]).strip():
                yield f"{standing.student}: the grade and the feedback are a person's, and stay"
                continue
            quote = '"' if fields[self.grade].startswith('"') else ""
            fields[self.grade] = f"{quote}{_points(standing.total)}{quote}"
            if of_a_person:
                yield f"{standing.student}: the feedback is a person's, and stays"
            elif comments is not None:
                fields[comments] = f'"{_comment(standing, told[row])}"'

    def content(self) -> bytes:
        """Return the text of the table."""
        return "".join(part for record in self.records for part in record).encode()

    def page(self, row: int, standing: Standing) -> str:
        """Return a page's name in the archive of feedback; "" if the platform could not find the student by it."""
        parts = PurePosixPath(standing.path).parts  # a file in an archive has the archive's name
        given = next((each for each in parts if standing.student in named_by_platform(each)), "")
        if self.form is CANVAS:
            return f"{given or parts[-1]}.html"
        name, _, number = (standing.student if given else self.students[row]).rpartition("_")
        return f"{NO_NAME.sub(' ', name)}_{number}_assignfeedback_file_/feedback.html" if number.isdigit() else ""


def read_worksheet(path: Path, form: Form, assignment: str | None, most: float) -> Worksheet:
    """Read a platform's table. CannotJudgeError if it is not one, is unclear, or its maximum is not `most` points."""
    try:
        with failure_told(f"{path} cannot be read"):
            text = path.read_bytes().decode()
    except UnicodeDecodeError:
        raise CannotJudgeError(f"{path} is not UTF-8 text, as {form.platform} writes it.") from None
    records = list(_records(text, separator=max(",;\t", key=text.partition("\n")[0].count)))
    names = [_value(name) for name in records[0][::2]]
    columns = {name: 2 * names.index(name) for name in names}
    if absent := [name for name in form.needed if name not in columns]:
        there = f"there are {some(names, 12)}"
        again = f"If it is in another language, export it again with {form.platform}'s language set to English."
        raise CannotJudgeError(f"{path} has no column {' and no '.join(absent)}; {there}. {again}")
    sheet = Worksheet(path, form, records, columns, 0, {}, {}, {})
    rows = [n for n in range(1, len(records)) if sheet.value(n, form.name) != TEST]
    number = {n: found for n in rows if (found := _number(sheet.value(n, form.ids[0])))}
    points = [n for n, record in enumerate(records) if "Points Possible" in _value(record[0])]
    grade = columns[form.grade] if form.grade else _column(sheet, assignment, points)
    reach = max(grade, columns.get("Feedback comments", 0))
    if short := [n + 1 for n in number if len(records[n]) <= reach]:
        raise CannotJudgeError(f"{path}, line {short[0]}: the row is shorter than the names of the columns.")
    first = [_value(records[n][grade]) for n in points] or [sheet.value(n, name) for n in number for name in MOST]
    worth = next(filter(None, first), "").strip()
    if worth[:1].isdigit() and most not in _readings(worth):
        both = f"{worth} points, and {most:g} by the rubric"
        raise CannotJudgeError(f"{path}: the assignment is worth {both}: let the two agree.")
    other_ids = {n: [sheet.value(n, column).strip() for column in form.ids[1:]] for n in number}
    known = grouped((text, n) for n, each in number.items() for text in {each, f"_{each}", *other_ids[n]})
    groups = grouped((group, n) for n in number if (group := _plain(sheet.value(n, GROUP))))
    students = {n: f"{sheet.value(n, form.name).strip()}_{each}" for n, each in number.items()}
    by_id = {text: found for text, found in known.items() if len(found) == 1}
    of_one = {name: found if len({sheet.value(n, GROUP) for n in found}) == 1 else [] for name, found in groups.items()}
    return replace(sheet, grade=grade, students=students, by_id=by_id, groups=of_one)


def _column(sheet: Worksheet, assignment: str | None, points: list[int]) -> int:
    found = {}
    for name, place in sheet.columns.items():
        told = ASSIGNMENT.fullmatch(name)
        read_only = any("read only" in _value(sheet.records[n][place]) for n in points if place < len(sheet.records[n]))
        named = told is not None and assignment in (None, name, told["title"], told["number"])
        if named and place > sheet.columns["Section"] and not read_only:
            found[name] = place
    if len(found) != 1:
        there_are = ", ".join(map(repr, found)) or "none that is called so"
        unclear = f"It is not clear to which column of {sheet.path} the points go ({there_are})"
        raise CannotJudgeError(f"{unclear}: say --assignment NAME.")
    return next(iter(found.values()))


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """Yield the records of a table. The parts of all records, joined, are the text."""
    record: list[str] = []
    for match in re.finditer(rf'("(?:[^"]|"")*"|[^{separator}\r\n]*)({separator}|\r\n|\n|\r|\Z)', text):
        record += match.groups()
        if match[2] != separator:
            yield record
            record = []


def _value(field: str) -> str:
    field = field.removeprefix("\ufeff")
    return field[1:-1].replace('""', '"') if len(field) > 1 and field[0] == field[-1] == '"' else field


def _points(number: float) -> str:
    return f"{round(number, 2):.10g}"


def _readings(number: str) -> Iterator[float]:
    """Yield the possible values of a number, with point or comma as the decimal sign."""
    for sign, other in (".,", ",."):
        with suppress(ValueError):
            yield float(re.sub(rf"[{other}\s']", "", number).replace(sign, "."))


def _plain(name: str) -> str:
    """Return the characters of a group's name that file names keep."""
    return re.sub(r"[^\w-]|_", "", name)


def _number(name: str) -> str:
    """Return the number at the end of a name: "12345" of "Participant 12345", or of "doejane_12345"."""
    found = re.search(r"(?:^|[ _])(\d+)$", name.strip())
    return found[1] if found else ""


def _comment(standing: Standing, verdict: Verdict | None) -> str:
    late, most = ", late" if standing.late else "", sum(standing.of.values())
    lines = [f"{OURS}{_points(standing.total)} of {_points(most)} points{late}"]
    for name, worth in standing.of.items():
        mark, function = standing.marks.get(name), verdict.functions.get(name) if verdict else None
        said = [sentence for sentence, _ in first_screen.causes(verdict, function)] if verdict and function else []
        said = [mark.note] if mark and mark.note else said
        lines.append(f"{name}: {_points(standing.points[name])} of {_points(worth)}. {' '.join(said)}".strip())
    return "<br>".join(html.escape(one_line(line)) for line in lines)
