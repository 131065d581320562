"""The folder of a class's pages, which each writing brings up to date, and in which nothing else is touched.

Each page ends with a comment that says to which gradebook it belongs and what it was when it was written. What has no such end
is somebody else's; what is not any more what its end says was changed by somebody. Neither is written over or deleted.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from crosscheck.submissions.errors import CannotJudgeError

INDEX = "index.html"
STUDENTS = "students"  # the folder of their pages, in the folder
UNFINISHED = ".crosscheck-part"  # a page that is being written
LONGEST_NAME = 40  # characters of a student's name in the name of a page
END = re.compile(rb"<!-- crosscheck\.pages/1 of gradebook ([0-9a-f]{16}), sha256 ([0-9a-f]{64}) -->\n\Z")
END_LENGTH = 200  # bytes, in which the comment is looked for


def page_name(student: str) -> str:
    """Return the file name of a student's page: what a file system may make of the student's own name does not matter.

    Small letters, digits and hyphens are left of it, so that a person finds the page; a digest tells those apart that become
    the same.
    """
    ascii_ = unicodedata.normalize("NFKD", student).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:LONGEST_NAME].strip("-") or "student"
    return f"{readable}-{hashlib.sha256(student.encode()).hexdigest()[:12]}.html"


def gradebook_id(homework: str, seed: int) -> str:
    """Return what stands in the pages for a gradebook: it tells one homework's and one drawing of questions from others."""
    return hashlib.sha256(f"{seed} {homework}".encode()).hexdigest()[:16]


def require_place(folder: Path, gradebook: str, students: Iterable[str]) -> None:
    """Raise CannotJudgeError unless pages can be written there: to a new or empty folder, or over those of the same gradebook.

    Parameters
    ----------
    folder : Path
    gradebook : str
        Its `gradebook_id`.
    students : iterable of str
        Whose pages may not be somebody else's files.
    """
    if not os.path.lexists(folder):
        _require_possible(folder)
        return
    if not folder.is_dir():
        raise CannotJudgeError(f"{folder} is no folder; --html names the folder of the pages.")
    if (folder / STUDENTS).is_symlink():
        raise CannotJudgeError(f"{folder / STUDENTS} is a link; pages are not written where it points.")
    others = [path for path in folder.iterdir() if path.name != UNFINISHED]
    if others and not (folder / INDEX).exists():
        raise CannotJudgeError(
            f"{folder} holds other files, such as {others[0].name}: "
            "--html names a new folder, an empty one, or that of an earlier --html."
        )
    names = {INDEX, *map(page_name, students)}
    for path in (*folder.glob(INDEX), *(folder / STUDENTS).glob("*.html")):
        _require_replaceable(path, gradebook, path.name in names)


def bring_up_to_date(folder: Path, gradebook: str, index: str, students: Iterable[tuple[str, str]]) -> None:
    """Write the pages that are new or have changed, and delete those of students who are not in the gradebook any more.

    Parameters
    ----------
    folder : Path
        For which `require_place` holds.
    gradebook : str
    index : str
        The class's page.
    students : iterable of (name of the page, page)
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _write(folder, INDEX, index, gradebook)  # first: the folder is known by it, if the writing ends here
        (folder / STUDENTS).mkdir(exist_ok=True)
        left = set((folder / STUDENTS).glob("*.html"))
        for name, page in students:
            _write(folder, f"{STUDENTS}/{name}", page, gradebook)
            left.discard(folder / STUDENTS / name)
        for path in left:
            if _intact_of(path) == gradebook:
                path.unlink()
    finally:
        (folder / UNFINISHED).unlink(missing_ok=True)


def _write(folder: Path, name: str, page: str, gradebook: str) -> None:
    """Write a page in one piece, unless it is there already."""
    content = page.encode()
    end = f"<!-- crosscheck.pages/1 of gradebook {gradebook}, sha256 {hashlib.sha256(content).hexdigest()} -->\n"
    content += end.encode()
    path = folder / name
    if not path.exists() or path.read_bytes() != content:
        (folder / UNFINISHED).write_bytes(content)
        (folder / UNFINISHED).replace(path)


def _require_replaceable(path: Path, gradebook: str, would_be_written: bool) -> None:
    of = _intact_of(path)
    if of == "":
        raise CannotJudgeError(
            f"{path} was changed after it was written, and is not written over: move it away, or name another folder."
        )
    if of is None and would_be_written:
        raise CannotJudgeError(f"{path} is not of crosscheck's writing, and is not written over: name another folder.")
    if of is not None and of != gradebook:
        raise CannotJudgeError(f"{path} is of another gradebook: name another folder.")


def _intact_of(path: Path) -> str | None:
    """Return the gradebook that a page is of; "" if it was changed since it was written, None for what is no such page."""
    if path.is_symlink() or not path.is_file():
        return None
    content = path.read_bytes()
    end = END.search(content, max(0, len(content) - END_LENGTH))
    if end is None:
        return None
    of, digest = (group.decode() for group in end.groups())
    return of if hashlib.sha256(content[: end.start()]).hexdigest() == digest else ""


def _require_possible(folder: Path) -> None:
    above = next(each for each in folder.absolute().parents if os.path.lexists(each))
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise CannotJudgeError(f"The folder {folder} cannot be made: {above} is no folder that can be written to.")
