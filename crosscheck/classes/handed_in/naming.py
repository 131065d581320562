"""Whose a file is, and which attempt: read off its path, by the conventions of those who export or collect submissions.

========== ============================================================== =====================
nbgrader   ``submitted/STUDENT/ASSIGNMENT/file.ipynb``                     STUDENT
Moodle     ``NAME_12345_assignsubmission_file_/file.ipynb``                NAME_12345
Canvas     ``NAME_LATE_12345_67890_file.ipynb``                           NAME_12345
           ``LATE_anon_a1B2c_67890_file.ipynb``                            anon_a1B2c
Blackboard ``HW_STUDENT_attempt_2026-11-20-13-45-10_file.ipynb``          HW_STUDENT
folders    ``STUDENT/file.ipynb``, ``STUDENT/attempt 2/file.ipynb``         STUDENT
files      ``STUDENT.ipynb``, ``STUDENT_attempt_2.ipynb``                   STUDENT
========== ============================================================== =====================

Blackboard names the assignment before the student, and either may have a ``_`` in it: what comes before ``_attempt_`` tells one
student from another. Gradescope says whose a folder is in a file of its own, see `submitters`.

Canvas exports all files of a student's last attempt, so that several of one student are no attempts, whatever their names end
with: the ``-1`` of ``file-1.ipynb`` tells it from any file that the student has uploaded before.

What lies below a student's folder or in a student's archive is named by that student, who must not hand in for another: only the
first part of a path says whose it is.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from crosscheck.submissions.errors import CannotJudgeError

_MOODLE = re.compile(r"(?P<student>.+_\d+)_assignsubmission_(?:file|onlinetext)(?:_.*)?", re.DOTALL)
# as Canvas's lib/content_zipper.rb names them
_CANVAS = re.compile(r"(?P<name>[^\WA-Z]+?)(?:_LATE)?_(?P<id>\d+)_\d+_.+", re.DOTALL)
_CANVAS_ANONYMOUS = re.compile(r"(?:LATE_)?(?P<student>anon_(?!LATE_)[A-Za-z0-9]+)_\d+_.+", re.DOTALL)
_BLACKBOARD = re.compile(r"(?P<student>.+)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_.+|\.\w+)", re.DOTALL)
_ATTEMPT = re.compile(r"(?:(?P<before>.*?)[ _.-]+)?attempt[ _.-]?(?P<attempt>\d{1,9})", re.DOTALL | re.IGNORECASE)


class Owner(NamedTuple):
    """Whose a file is.

    Attributes
    ----------
    student : str
    attempt : int
        Of a student's attempts the largest counts.
    convention : str
        By which that was read.
    """

    student: str
    attempt: int
    convention: str


def owner(above: tuple[str, ...], parts: tuple[str, ...]) -> Owner:
    """Return whose the file of a path is.

    Parameters
    ----------
    above, parts : tuples of str
        The path of what was named on the command line, and that of the file below it.
    """
    conventions = (_nbgrader, _moodle, _canvas, _blackboard, _folders, _files)
    return next(found for convention in conventions if (found := convention(above, parts)) is not None)


def owner_of_folder(name: str, parts: tuple[str, ...]) -> Owner:
    """Return whose a file is that lies, by its path `parts`, in a folder named after a student."""
    return Owner(name.strip(), _attempt_in(parts), "folders")


def names_attempt(name: str) -> bool:
    """Return whether a name is that of an attempt, whosever it is."""
    match = _ATTEMPT.fullmatch(name)
    return match is not None and not match["before"]


def owner_by(pattern: re.Pattern[str], path: str) -> Owner | None:
    """Return whose a file is by a pattern of the instructor's; None where the pattern is not in the path.

    The student is the group called ``student``, or else the first one; a group called ``attempt`` is its number. Without such
    a group attempts are read as the conventions have them: off the student's name, or off what comes after it.
    """
    match = pattern.search(path)
    if match is None:
        return None
    group = "student" if "student" in pattern.groupindex else 1
    student = (match[group] or "").strip()
    if not student:
        return None
    if "attempt" in pattern.groupindex:
        digits = re.sub(r"\D", "", match["attempt"] or "")
        return Owner(student, int(digits[:18] or 1), "--student")
    return _owner_named(student, "--student", _attempt_in(tuple(path[match.end(group) :].split("/"))))


def student_pattern(text: str) -> re.Pattern[str]:
    """Compile the pattern that tells students from paths.

    Raises
    ------
    CannotJudgeError
        If it is no regular expression, or has no group.
    """
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise CannotJudgeError(f"--student is no regular expression ({error}): {text}") from None
    if not pattern.groups:
        raise CannotJudgeError(
            rf"--student needs a group around the student's name, such as '^class/(?P<student>[^/]+)/'; got {text}"
        )
    return pattern


def _nbgrader(above: tuple[str, ...], parts: tuple[str, ...]) -> Owner | None:
    whole = (*above, *parts)
    within = [i for i in range(len(above) + 1) if i < len(whole) - 3 and whole[i] == "submitted"]
    return Owner(whole[within[-1] + 1], 1, "nbgrader") if within else None


def _moodle(above: tuple[str, ...], parts: tuple[str, ...]) -> Owner | None:
    """Return whose a file is that lies in a folder of Moodle's, or was named in one, or where such a folder was named."""
    above = above[:-1] if above[-1:] == parts else above
    match = next((found for name in (*above[-1:], parts[0]) if (found := _MOODLE.fullmatch(name))), None)
    return Owner(match["student"], _attempt_in(parts), "Moodle") if match else None


def _canvas(_above: tuple[str, ...], parts: tuple[str, ...]) -> Owner | None:
    if anonymous := _CANVAS_ANONYMOUS.fullmatch(parts[0]):
        return Owner(anonymous["student"], 1, "Canvas")
    match = _CANVAS.fullmatch(parts[0])
    return Owner(f"{match['name']}_{match['id']}", 1, "Canvas") if match else None


def _blackboard(_above: tuple[str, ...], parts: tuple[str, ...]) -> Owner | None:
    match = _BLACKBOARD.fullmatch(parts[0])
    return Owner(match["student"], int(match["time"].replace("-", "")), "Blackboard") if match else None


def _folders(_above: tuple[str, ...], parts: tuple[str, ...]) -> Owner | None:
    return owner_of_folder(parts[0], parts[1:]) if len(parts) > 1 else None


def _files(_above: tuple[str, ...], parts: tuple[str, ...]) -> Owner:
    return _owner_named(PurePosixPath(parts[0]).stem, "files", 1)


def _owner_named(name: str, convention: str, attempt: int) -> Owner:
    """Return whose a file is by a name that may end with the number of the attempt; `attempt` where it does not."""
    match = _ATTEMPT.fullmatch(name)
    if match is None or not match["before"]:
        return Owner(name.strip(), attempt, convention)
    return Owner(match["before"].strip(), int(match["attempt"]), convention)


def _attempt_in(parts: tuple[str, ...]) -> int:
    """Return the number of the attempt that a folder or the file itself names; 1 if none does."""
    found = [match for part in parts if (match := _ATTEMPT.fullmatch(PurePosixPath(part).stem))]
    return int(found[-1]["attempt"]) if found else 1
