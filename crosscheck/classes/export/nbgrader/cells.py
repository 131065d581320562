"""nbgrader's gradebook: a graded cell for each function, and what a student's cells hold.

An assignment that nbgrader does not know gets a notebook called ``crosscheck``, with a cell for each function. One that it
knows has notebooks of its own, which nbgrader compares with their files: with a cell or a notebook more it would refuse to go
on. There, points go into graded cells that are called like the functions.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError

from crosscheck.classes.export.nbgrader.course import Course
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

Row: TypeAlias = Any  # of nbgrader's tables, which have no types

OWN_NOTEBOOK = "crosscheck"


@contextmanager
def gradebook_of(course: Course) -> Iterator[Gradebook]:
    """Open the gradebook, which nbgrader makes where there is none; raise CannotJudgeError where it cannot be used."""
    from nbgrader.api import Gradebook, InvalidEntry

    place = course.directory.db_url
    told = logging.getLogger("tornado.application")  # where nbgrader says the same, with a traceback
    told.disabled = True
    try:
        with _alembic_found(), closing(Gradebook(place, course.directory.course_id)) as gradebook:
            yield gradebook
    except (DatabaseError, InvalidEntry) as error:
        raise CannotJudgeError(
            f"nbgrader's gradebook, {make_url(place)}, cannot be used ({_first_line(error)}). What was entered before is kept, "
            "and running again goes on; after an update of nbgrader, it may need nbgrader db upgrade."
        ) from None
    finally:
        told.disabled = False


def _first_line(error: Exception) -> str:
    said = str(getattr(error, "orig", error))
    return one_line(said.partition("\n")[0])


def notebook_for(gradebook: Gradebook, assignment: str, points: Mapping[str, float]) -> Row:
    """Return the notebook whose graded cells are called like the functions; in an assignment without notebooks, a new one.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
    points : mapping of str to float
        By function: the most that it earns.

    Raises
    ------
    CannotJudgeError
        If the assignment's own cells have other names, or other points.
    """
    gradebook.update_or_create_assignment(assignment)
    notebooks = gradebook.find_assignment(assignment).notebooks
    if not notebooks or [each.name for each in notebooks] == [OWN_NOTEBOOK]:
        return _own_notebook(gradebook, assignment, points)
    for notebook in notebooks:
        worth = {cell.name: cell.max_score for cell in notebook.grade_cells}
        if points.keys() <= worth.keys():
            _require_same_points(points, worth)
            return notebook
    cells = [cell.name for notebook in notebooks for cell in notebook.grade_cells]
    raise CannotJudgeError(
        f"nbgrader's assignment {assignment} has graded cells of its own ({', '.join(cells) or 'none'}). Call those for "
        f"crosscheck's points {', '.join(points)}, or keep the points in another assignment: --assignment NAME."
    )


def submission_of(gradebook: Gradebook, assignment: str, student: str, timestamp: datetime | None) -> Row:
    """Return a student's submission of an assignment; both are added where they are not there."""
    from nbgrader.api import MissingEntry

    gradebook.update_or_create_student(student)
    with gradebook.db.no_autoflush:  # nbgrader builds a submission piece by piece, of which SQLAlchemy warns
        try:
            return gradebook.find_submission(assignment, student)
        except MissingEntry:
            return gradebook.add_submission(assignment, student, **({"timestamp": timestamp} if timestamp else {}))


def cells_of(
    gradebook: Gradebook, notebook: Row, points: Mapping[str, float], submission: Row
) -> dict[str, tuple[Row, Row | None]]:
    """Return the grade in each cell of a submitted notebook that is about a function, and the comment where it takes one.

    Rows are added for cells that are newer than the submission.
    """
    from nbgrader.api import Comment, Grade, SubmittedNotebook

    def row_of(rows: Any, kind: type, **values: Row) -> Row:
        """Return the row of a list that has these values, or add it."""
        for row in rows:
            if all(getattr(row, name) == value for name, value in values.items()):
                return row
        gradebook.db.add(row := kind(**values))
        return row

    with gradebook.db.no_autoflush:
        submitted = row_of(submission.notebooks, SubmittedNotebook, notebook=notebook, assignment=submission)
        commented = {cell.name: cell for cell in notebook.solution_cells}
        rows: dict[str, tuple[Row, Row | None]] = {}
        for cell in notebook.grade_cells:
            if cell.name in points or notebook.name == OWN_NOTEBOOK:
                grade, about = row_of(submitted.grades, Grade, cell=cell, notebook=submitted), commented.get(cell.name)
                comment = row_of(submitted.comments, Comment, cell=about, notebook=submitted) if about else None
                rows[cell.name] = grade, comment
    return rows


def knows(gradebook: Gradebook, student: str) -> bool:
    """Whether there is such a student in nbgrader's gradebook."""
    from nbgrader.api import MissingEntry

    try:
        gradebook.find_student(student)
    except MissingEntry:
        return False
    return True


def _own_notebook(gradebook: Gradebook, assignment: str, points: Mapping[str, float]) -> Row:
    """Return the notebook `OWN_NOTEBOOK`, with a cell for each function; one that is not priced any more is worth 0."""
    notebook = gradebook.update_or_create_notebook(OWN_NOTEBOOK, assignment)
    for name in [*points, *(cell.name for cell in notebook.grade_cells if cell.name not in points)]:
        worth = points.get(name, 0.0)
        gradebook.update_or_create_grade_cell(name, OWN_NOTEBOOK, assignment, max_score=worth, cell_type="code")
        gradebook.update_or_create_solution_cell(name, OWN_NOTEBOOK, assignment)
    return gradebook.find_notebook(OWN_NOTEBOOK, assignment)


def _require_same_points(points: Mapping[str, float], worth: Mapping[str, float]) -> None:
    for name, most in points.items():
        if worth[name] != most:
            raise CannotJudgeError(
                f"nbgrader's cell {name} is worth {worth[name]:g} points, and {most:g} by the rubric: let the two agree."
            )


@contextmanager
def _alembic_found() -> Iterator[None]:
    """Let nbgrader, which makes a gradebook by calling alembic by its name, find it where it was installed."""
    folders = {
        str(Path(str(file.locate())).resolve().parent)
        for file in distribution("alembic").files or ()
        if file.match("bin/alembic")
    }
    before = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = os.pathsep.join((before, *folders))
    try:
        yield
    finally:
        os.environ["PATH"] = before
