"""A course of nbgrader's, and a class that crosscheck has graded for it."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crosscheck.classes.database import Gradebook
from crosscheck.classes.export.nbgrader import HandedBack, hand_back, open_course
from crosscheck.classes.standing import standings
from crosscheck.homework.circles.homework import CIRCLES
from tests.classes.classes import RUBRIC, TERMS

CLASS = {
    "anna/hw.py": "# network=right\n",
    "ben/hw.py": "# loss=wrong:mean-instead-of-sum\n",
    "cleo 🙂/hw.py": "# loss=unjudged\n# loss_gradient=missing\n",
}
CONFIGURATION = "c = get_config()\nc.CourseDirectory.course_id = 'physics'\nc.Exchange.root = {exchange!r}\n"


@dataclass
class Class:
    """A class that crosscheck has graded, and the course of nbgrader's that it belongs to."""

    folder: Path
    book: Gradebook

    def hand_back(self, assignment: str = "ps1", feedback: Any = "hint") -> HandedBack:
        class_ = standings(self.book, TERMS.version)
        return hand_back(open_course(self.folder), assignment, class_, RUBRIC.points, CIRCLES, feedback)

    def nbgrader(self, *words: str) -> str:
        """Run a command of nbgrader's in the course's folder, and return what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *words], cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    def scores(self) -> dict[str, tuple[float, float]]:
        """Return the same from nbgrader's own API, in a tenth of the time."""
        with self.theirs() as gradebook:
            submissions = gradebook.assignment_submissions("ps1")
            return {each.student.id: (each.score, each.max_score) for each in submissions}

    def exported(self) -> dict[str, tuple[float, float]]:
        """Return what `nbgrader export` shows: the score and its most, by student."""
        self.nbgrader("export", "--to", "grades.csv")
        with (self.folder / "grades.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["assignment"] == "ps1"]
        return {row["student_id"]: (float(row["score"]), float(row["max_score"])) for row in rows}

    def grade(self, student: str, function: str, notebook: str = "crosscheck") -> Any:
        """Return a grade as nbgrader's own API finds it."""
        with self.theirs() as gradebook:
            return gradebook.find_grade(function, notebook, "ps1", student).to_dict()

    def comment(self, student: str, function: str) -> str:
        with self.theirs() as gradebook:
            return str(gradebook.find_comment(function, "crosscheck", "ps1", student).comment)

    def give(self, student: str, function: str, **scores: float) -> None:
        """Give points as a person does in nbgrader's formgrader."""
        with self.theirs() as gradebook:
            grade = gradebook.find_grade(function, "crosscheck", "ps1", student)
            for name, score in scores.items():
                setattr(grade, name, score)
            gradebook.db.commit()

    def theirs(self) -> Any:
        from nbgrader.api import Gradebook

        return Gradebook(f"sqlite:///{self.folder}/gradebook.db", "physics")

    def page(self, student: str) -> Path:
        return self.folder / "feedback" / student / "ps1" / "hw.html"


def with_notebook(class_: Class, cells: Mapping[str, float]) -> None:
    """Let nbgrader have the assignment already, with cells of its own, and a submission of anna's."""
    with class_.theirs() as gradebook:
        gradebook.add_assignment("ps1", duedate="2030-01-01")
        gradebook.add_notebook("hw", "ps1")
        for name, points in cells.items():
            gradebook.add_grade_cell(name, "hw", "ps1", max_score=points, cell_type="code")
        gradebook.add_student("anna", first_name="Anna")
        with gradebook.db.no_autoflush:
            gradebook.add_submission("ps1", "anna", timestamp="2029-12-31")
