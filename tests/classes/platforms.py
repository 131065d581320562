"""Moodle's and Canvas's tables as their exporters write them, and readers of them by the importers' documented rules.

Moodle: ``mod/assign/feedback/offline/importgradeslib.php`` and ``locallib.php``, and ``feedback/file/importziplib.php``.
Canvas: ``app/models/gradebook_importer.rb``, and ``infer_comment_context_from_filename`` of ``assignment.rb``.
"""

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MOODLE = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade", "Grade can be changed"]
MOODLE += ["Last modified (submission)", "Last modified (grade)", "Feedback comments"]


def moodles(
    students: Mapping[int, str], late: Sequence[int] = (), most: str = "10.00", feedback: str = "", groups: Any = None
) -> str:
    """Return a grading worksheet, by the participants' numbers; where groups hand in, with each participant's."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow([*MOODLE[:4], *(["Group"] if groups else []), *MOODLE[4:]])
    for n, name in students.items():
        status = "Submitted for grading - " + ("3 mins 31 secs late - " if n in late else "")
        group = [groups[n]] if groups else []
        row = [f"Participant {n}", name, f"{n}@example.edu", status, *group, "", most, "Yes"]
        table.writerow([*row, "Friday, 20 November 2026, 9:00 PM", "-", feedback])
    return "\ufeff" + text.getvalue()


def moodle_reads(text: str) -> dict[int, tuple[float, str]]:
    """Return the grades and feedback that Moodle takes, by participant."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert {"Identifier", "Grade", "Last modified (grade)"} <= set(rows.fieldnames or ())
    taken = {}
    for row in rows:
        number = row["Identifier"].removeprefix("Participant ")
        if number.isdigit() and row["Grade"] != "" and 0 <= float(row["Grade"]) <= float(row["Maximum Grade"]):
            taken[int(number)] = float(row["Grade"]), row["Feedback comments"]
    return taken


def moodle_unpacks(archive: Path) -> dict[int, str]:
    """Return the feedback files that Moodle takes, by participant: ``fullname_userid_plugintype_pluginname``."""
    taken = {}
    for name in zipfile.ZipFile(archive).namelist():
        folder, file = name.split("/")
        _, number, *plugin = folder.split("_", 4)
        if not file.startswith((".", "~")) and number.isdigit() and plugin[:2] == ["assignfeedback", "file"]:
            taken[int(number)] = file
    return taken


def canvases(students: Mapping[int, str], separator: str = ",") -> str:
    """Return the gradebook that Canvas exports, by the users' numbers."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=separator)
    known = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    table.writerow([*known, "Quiz (7)", "Homework 09 (42)", "Final Score"])
    table.writerow(["", "", "", "", "", "Manual Posting", "", "(read only)"])
    table.writerow(["    Points Possible", "", "", "", "", "5.00", "10.00", "(read only)"])
    for n, name in students.items():
        table.writerow([name, n, f"sis{n}", f"login{n}", "A, B", "4.00", "", "80.00"])
    table.writerow(["Student, Test", 99999, "", "x", "A", "", "", ""])
    return text.getvalue()


def canvas_reads(text: str, assignment: int = 42) -> dict[int, float]:
    """Return the scores that Canvas takes for an assignment, by user."""
    first = text.partition("\n")[0]
    header, *rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    assert "Student" in header[0]
    assert "ID" in header[1]
    assert header[2:4] == ["SIS User ID", "SIS Login ID"]
    assert "Section" in header[4]
    points = next(row for row in rows if "Points Possible" in row[0])
    (column,) = (i for i, name in enumerate(header) if re.search(rf"\({assignment}\)$", name))
    assert "read only" not in points[column]
    students = [row for row in rows if row is not points and row[1]]
    return {int(row[1]): float(row[column]) for row in students if row[column].strip()}


def canvas_unpacks(archive: Path) -> dict[int, int]:
    """Return the uploads that Canvas would comment on, by user: the first two numbers of a name."""
    taken = {}
    for name in zipfile.ZipFile(archive).namelist():
        user, upload = [part for part in name.split("_") if part.isdigit()][:2]
        taken[int(user)] = int(upload)
    return taken
