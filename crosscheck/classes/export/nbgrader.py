"""A class returned through nbgrader: points by function, comments, and a page of feedback for each student.

All goes through nbgrader's own package, which is imported where it is needed. nbgrader's own data are not changed:
assignments, students, submissions, and points that a person gave there.

If nbgrader does not know an assignment, it gets a notebook called ``crosscheck``, with a graded cell for each function.
If it does, the assignment has notebooks. nbgrader compares them with their files and refuses any additional cell or
notebook, so points go into the graded cells with the names of the functions.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError

from crosscheck.classes.pages import student_page, told_verdict
from crosscheck.classes.standing import Standing
from crosscheck.report import wording
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Feedback, Verdict

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.coursedir import CourseDirectory

    from crosscheck.homework import AnyHomework

Row: TypeAlias = Any  # a row of nbgrader's tables; nbgrader has no types
Cell: TypeAlias = tuple[str, Row, Row | None]  # a cell's name, its grade, and its comment if it has one

CONFIGURATION = "nbgrader_config.py"
SIGNS = ("gradebook.db", CONFIGURATION, "source", "submitted")  # files that identify a course folder
TIMESTAMP = "timestamp.txt"
#: Files beside a page of feedback that nbgrader needs to release it. They are copied from the submission.
BY_WHICH_IT_IS_RELEASED = (TIMESTAMP, "submission_secret.txt")
OURS = "<!-- written by crosscheck grade, which writes it again -->\n"
OWN_NOTEBOOK = "crosscheck"


def open_course(folder: Path) -> CourseDirectory:
    """Read a course's configuration, as nbgrader does: the machine's and the user's, and that of the course's folder.

    nbgrader also runs a configuration in the working folder. This function does not, since submissions may be there.
    Raises CannotJudgeError if the folder is not a course's, or if its configuration fails.
    """
    from jupyter_core.paths import jupyter_config_path
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config.loader import Config, PyFileConfigLoader

    if not any((folder / sign).exists() for sign in SIGNS):
        raise CannotJudgeError(f"{folder} is no course folder of nbgrader: it has none of {', '.join(SIGNS)}.")
    config = Config()
    for place in (*reversed(jupyter_config_path()), str(folder.absolute())):
        if Path(place, CONFIGURATION).is_file():
            try:
                config.merge(PyFileConfigLoader(CONFIGURATION, path=place).load_config())
            except Exception as error:  # a configuration is a program
                raise CannotJudgeError(f"{place}/{CONFIGURATION} fails ({type(error).__name__}: {error}).") from None
    return CourseDirectory(config=config, root=str(folder.absolute()))


def assignment_of(submissions: Iterable[tuple[str, str]], named: str | None) -> str:
    """Return the named assignment, or the one in the paths of the submissions, given as (student, path)."""
    found = {named} if named is not None else {_in_tree(student, path) for student, path in submissions}
    name = found.pop() if len(found) == 1 else None
    if name is None:
        told = "the paths do not tell, which would be submitted/STUDENT/ASSIGNMENT/..: say --assignment NAME"
        raise CannotJudgeError(f"Which assignment of nbgrader's this is, {told}.")
    if not is_folder_name(name) or "+" in name:
        told = "it must be a folder's name without +"
        raise CannotJudgeError(f"nbgrader can have no assignment called {name!r}: {told}.")
    return name


def _in_tree(student: str, path: str) -> str | None:
    """Return the assignment in ``../submitted/STUDENT/ASSIGNMENT/file``, at the first such place."""
    parts = PurePosixPath(path).parts
    return next((parts[i + 2] for i in range(len(parts) - 3) if parts[i : i + 2] == ("submitted", student)), None)


def is_folder_name(name: str) -> bool:
    """Return whether a name, perhaps a student's choice, can be that of a folder directly below another one."""
    return name == name.strip() and name not in ("", ".", "..") and not set(name) & set("/\\\0")


class Course(NamedTuple):
    """An assignment of a course."""

    directory: CourseDirectory
    assignment: str

    def folder(self, kind: Literal["submitted", "feedback"], student: str) -> Path:
        """Return the folder of a student's files of one kind."""
        there = getattr(self.directory, f"{kind}_directory")
        return Path(self.directory.format_path(there, student, self.assignment))


@dataclass
class HandedBack:
    """The result of entering a class."""

    students: int = 0  # whose points were entered
    added: list[str] = field(default_factory=list)  # students who were new to nbgrader
    left: list[tuple[str, str]] = field(default_factory=list)  # (student, reason) of all that was not changed


def hand_back(
    course: Course, class_: Iterable[Standing], points: Mapping[str, float], homework: AnyHomework, feedback: Feedback
) -> HandedBack:
    """Enter a class in nbgrader's gradebook, student by student. Entering it again adds no duplicates.

    `points` are the maximum of each function. `feedback` is the level of detail in the gradebook and on the pages.
    """
    from nbgrader.api import Student

    done = HandedBack()
    with gradebook_of(course.directory) as gradebook:
        notebook = notebook_for(gradebook, course.assignment, points)
        for standing in class_:
            student, is_new = standing.student, gradebook.db.get(Student, standing.student) is None
            if why := _why_not(course, student, is_new):
                done.left.append((student, why))
                continue
            verdict = told_verdict(standing, homework, feedback)
            cells = list(_cells_of(gradebook, notebook, points, _submission_of(gradebook, course, student)))
            done.left += [(student, why) for why in _enter(cells, standing, verdict)]
            gradebook.db.commit()
            done.students += 1
            done.added += [student] if is_new else []
            if verdict is not None:
                page = student_page(standing, homework, feedback)
                done.left += [(student, why) for why in _write_page(course, standing, page)]
    return done


def _why_not(course: Course, student: str, is_new: bool) -> str | None:
    if not is_folder_name(student):
        return "no folder can be called so, and nbgrader has one for each student"
    if is_new and not course.directory.config.Autograde.get("create_student", True):
        return "unknown to nbgrader, which adds no students in this course"
    return None


def _enter(cells: Iterable[Cell], standing: Standing, verdict: Verdict | None) -> Iterator[str]:
    """Fill in a student's cells. Yield a message for each manual score in nbgrader that stays in place of a mark.

    Points by ``crosscheck mark`` are a manual score in nbgrader, too. The comment beside it identifies it: it changes
    or goes with the mark. Any other manual score was given in nbgrader.
    """
    for name, grade, comment in cells:
        mark, function = standing.marks.get(name), verdict.functions.get(name) if verdict else None
        ours = comment is not None and (comment.auto_comment or "").startswith(_by_hand(grade.manual_score))
        free = ours or grade.manual_score is None
        grade.auto_score = standing.earned.get(name)
        if free:
            grade.manual_score = None if mark is None else mark.points
            unjudged = function is None or (function.verdict == "unjudged" and not wording.depends(function))
            grade.needs_manual_grade = mark is None and unjudged
        elif mark is not None and mark.points != grade.manual_score:
            yield f"{name} has {grade.manual_score:g} points by hand in nbgrader; crosscheck mark says {mark.points:g}"
        if comment is not None:
            by_hand = [f"{_by_hand(mark.points)} {mark.note}".rstrip()] if mark and free else []
            judged = wording.lines(verdict, function) if verdict and function else ()
            comment.auto_comment = "\n".join([*by_hand, *judged])


def _by_hand(points: float | None) -> str:
    return f"Points by hand (crosscheck mark): {'none' if points is None else repr(float(points))}."


def _write_page(course: Course, standing: Standing, page: str) -> Iterator[str]:
    """Write a student's feedback into nbgrader's folder, or yield why it was not written."""
    folder = course.folder("feedback", standing.student)
    path = folder / f"{PurePosixPath(standing.path).stem}.html"
    try:
        if path.is_symlink() or (path.exists() and not path.read_bytes().strip().endswith(OURS.strip().encode())):
            yield f"{path} is not of crosscheck's writing, and stays"
            return
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(page.rstrip("\n") + "\n" + OURS, encoding="utf-8")
        handed_in = course.folder("submitted", standing.student)
        for name in BY_WHICH_IT_IS_RELEASED:
            if (handed_in / name).is_file() and not (handed_in / name).is_symlink():
                shutil.copyfile(handed_in / name, folder / name)
    except OSError as error:
        yield f"{path} cannot be written ({error.strerror})"


@contextmanager
def gradebook_of(course: CourseDirectory) -> Iterator[Gradebook]:
    """Open nbgrader's gradebook, or create one. Raise CannotJudgeError if it cannot be used."""
    from nbgrader.api import Gradebook, InvalidEntry

    log = logging.getLogger("tornado.application")  # nbgrader would say the same, with a traceback
    log.disabled = True
    # To create a gradebook, nbgrader runs the program alembic, whose folder must be on the path.
    programs = (file for file in distribution("alembic").files or () if file.match("bin/alembic"))
    folders = {str(Path(str(file.locate())).resolve().parent) for file in programs}
    before = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = os.pathsep.join((before, *folders))
    try:
        with closing(Gradebook(course.db_url, course.course_id)) as gradebook:
            yield gradebook
    except (DatabaseError, InvalidEntry) as error:
        said = one_line(str(getattr(error, "orig", error)).partition("\n")[0])
        place, kept = make_url(course.db_url), "What was entered before is kept, and running again goes on"
        told = f"{kept}; after an update of nbgrader, it may need nbgrader db upgrade"
        raise CannotJudgeError(f"nbgrader's gradebook, {place}, cannot be used ({said}). {told}.") from None
    finally:
        log.disabled = False
        os.environ["PATH"] = before


def notebook_for(gradebook: Gradebook, assignment: str, points: Mapping[str, float]) -> Row:
    """Return the notebook whose graded cells have the functions' names; if there are no notebooks, a new one."""
    gradebook.update_or_create_assignment(assignment)
    notebooks = gradebook.find_assignment(assignment).notebooks
    if not notebooks or [each.name for each in notebooks] == [OWN_NOTEBOOK]:
        return _own_notebook(gradebook, assignment, points)
    for notebook in notebooks:
        worth = {cell.name: cell.max_score for cell in notebook.grade_cells}
        if points.keys() <= worth.keys():
            for name in (name for name in points if worth[name] != points[name]):
                both = f"{worth[name]:g} points, and {points[name]:g} by the rubric"
                raise CannotJudgeError(f"nbgrader's cell {name} is worth {both}: let the two agree.")
            return notebook
    cells = [cell.name for notebook in notebooks for cell in notebook.grade_cells]
    own = f"nbgrader's assignment {assignment} has graded cells of its own ({', '.join(cells) or 'none'})"
    other = "keep the points in another assignment: --assignment NAME"
    raise CannotJudgeError(f"{own}. Call those for crosscheck's points {', '.join(points)}, or {other}.")


def _own_notebook(gradebook: Gradebook, assignment: str, points: Mapping[str, float]) -> Row:
    """Return the notebook `OWN_NOTEBOOK`, with a cell for each function; a function without a price is worth 0."""
    notebook = gradebook.update_or_create_notebook(OWN_NOTEBOOK, assignment)
    for name in [*points, *(cell.name for cell in notebook.grade_cells if cell.name not in points)]:
        worth = points.get(name, 0.0)
        gradebook.update_or_create_grade_cell(name, OWN_NOTEBOOK, assignment, max_score=worth, cell_type="code")
        gradebook.update_or_create_solution_cell(name, OWN_NOTEBOOK, assignment)
    return gradebook.find_notebook(OWN_NOTEBOOK, assignment)


def _submission_of(gradebook: Gradebook, course: Course, student: str) -> Row:
    from nbgrader.api import MissingEntry
    from nbgrader.utils import parse_utc

    gradebook.update_or_create_student(student)
    with gradebook.db.no_autoflush:  # nbgrader builds a submission piece by piece, and SQLAlchemy warns
        with suppress(MissingEntry):
            return gradebook.find_submission(course.assignment, student)
        times: dict[str, datetime] = {}
        with suppress(OSError, ValueError, OverflowError):  # then the time of the submission is not known
            written = (course.folder("submitted", student) / TIMESTAMP).read_text(encoding="utf-8")
            times["timestamp"] = parse_utc(written.strip())
        return gradebook.add_submission(course.assignment, student, **times)


def _cells_of(gradebook: Gradebook, notebook: Row, points: Mapping[str, float], submission: Row) -> Iterator[Cell]:
    """Yield the grade and the comment of each function's cell. Rows that do not exist are added."""
    from nbgrader.api import Comment, Grade, SubmittedNotebook

    def row_of(rows: Any, kind: type, **values: Row) -> Row:
        there = (row for row in rows if all(getattr(row, name) == value for name, value in values.items()))
        if (row := next(there, None)) is None:
            gradebook.db.add(row := kind(**values))
        return row

    with gradebook.db.no_autoflush:
        submitted = row_of(submission.notebooks, SubmittedNotebook, notebook=notebook, assignment=submission)
        commented = {cell.name: cell for cell in notebook.solution_cells}
        for cell in notebook.grade_cells:
            if cell.name in points or notebook.name == OWN_NOTEBOOK:
                grade, about = row_of(submitted.grades, Grade, cell=cell, notebook=submitted), commented.get(cell.name)
                comment = row_of(submitted.comments, Comment, cell=about, notebook=submitted) if about else None
                yield cell.name, grade, comment
