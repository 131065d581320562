"""nbgrader's course folder: what its configuration says, whose submission is of which assignment, and the feedback tree."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from nbgrader.coursedir import CourseDirectory

CONFIGURATION = "nbgrader_config.py"
SIGNS = ("gradebook.db", CONFIGURATION, "source", "submitted")  # by which a course folder is known
SUBMITTED = "submitted"
TIMESTAMP = "timestamp.txt"
#: What nbgrader hands out a page of feedback by: it copies these from the submission as well.
BY_WHICH_IT_IS_RELEASED = (TIMESTAMP, "submission_secret.txt")
OURS = "<!-- written by crosscheck grade, which writes it again -->\n"


class Course(NamedTuple):
    """A course of nbgrader's.

    Attributes
    ----------
    directory : CourseDirectory
        nbgrader's own.
    adds_students : bool
        Whether its ``Autograde.create_student`` lets unknown students be added, as it does unless the course says otherwise.
    """

    directory: CourseDirectory
    adds_students: bool


def open_course(folder: Path) -> Course:
    """Read a course's configuration, as nbgrader does: the machine's and the user's, and that of the course's folder.

    nbgrader also runs a configuration that it finds in the working folder. This does not: submissions may lie there.

    Raises
    ------
    CannotJudgeError
        If the folder is no course's, or its configuration fails.
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
            except Exception as error:  # it is a program
                raise CannotJudgeError(f"{place}/{CONFIGURATION} fails ({type(error).__name__}: {error}).") from None
    directory = CourseDirectory(config=config, root=str(folder.absolute()))
    return Course(directory, bool(config.Autograde.get("create_student", True)))


def assignment_of(submissions: Iterable[tuple[str, str]], named: str | None) -> str:
    """Return the assignment that was named, or that the submissions are of by their paths in nbgrader's tree.

    Parameters
    ----------
    submissions : iterable of (student, path)
    named : str, optional

    Raises
    ------
    CannotJudgeError
        If none is named and the paths do not tell one, or nbgrader could not have it.
    """
    found = {named} if named is not None else {_in_tree(student, path) for student, path in submissions}
    name = found.pop() if len(found) == 1 else None
    if name is None:
        raise CannotJudgeError(
            "Which assignment of nbgrader's this is, the paths do not tell, which would be submitted/STUDENT/ASSIGNMENT/..: "
            "say --assignment NAME."
        )
    if not is_folder_name(name) or "+" in name:
        raise CannotJudgeError(
            f"nbgrader can have no assignment called {name!r}: it must be a folder's name without +."
        )
    return name


def is_folder_name(name: str) -> bool:
    """Whether a name, which may be a student's choice, stands for a folder right below another."""
    return name == name.strip() and name not in ("", ".", "..") and not set(name) & set("/\\\0")


def write_page(course: Course, assignment: str, student: str, submission: str, page: str) -> str | None:
    """Write a student's feedback to where nbgrader keeps it, called after the submission; return why not, where it is not.

    A page that is not of this function's writing stays.
    """
    directory = course.directory
    folder = Path(directory.format_path(directory.feedback_directory, student, assignment))
    path = folder / f"{PurePosixPath(submission).stem}.html"
    try:
        if path.is_symlink() or (
            path.exists() and not path.read_text(encoding="utf-8", errors="replace").endswith(OURS)
        ):
            return f"{path} is not of crosscheck's writing, and stays"
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(page.rstrip("\n") + "\n" + OURS, encoding="utf-8")
        handed_in = Path(directory.format_path(directory.submitted_directory, student, assignment))
        for name in BY_WHICH_IT_IS_RELEASED:
            if (handed_in / name).is_file() and not (handed_in / name).is_symlink():
                shutil.copyfile(handed_in / name, folder / name)
    except OSError as error:
        return f"{path} cannot be written ({error.strerror})"
    return None


def handed_in_at(course: Course, assignment: str, student: str) -> datetime | None:
    """Return when a submission was handed in, as nbgrader wrote it beside it; None where that cannot be told."""
    from nbgrader.utils import parse_utc

    directory = course.directory
    path = Path(directory.format_path(directory.submitted_directory, student, assignment)) / TIMESTAMP
    try:
        when: datetime = parse_utc(path.read_text(encoding="utf-8").strip())
    except (OSError, ValueError, OverflowError):
        return None
    return when


def _in_tree(student: str, path: str) -> str | None:
    """Return the assignment in ``../submitted/STUDENT/ASSIGNMENT/file``, the first such place: students name what is below."""
    parts = PurePosixPath(path).parts
    places = (i for i in range(len(parts) - 3) if parts[i] == SUBMITTED and parts[i + 1] == student)
    return next((parts[i + 2] for i in places), None)
