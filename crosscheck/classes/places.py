"""Where a gradebook, tables and pages can be written; known without the library that opens gradebooks, a slow import.

Each page of a class ends with a comment: its gradebook, and a hash of the page as it was written. A file without the comment is
somebody else's. A page that no longer has its hash was changed by somebody. Neither is written over or deleted.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from crosscheck.submissions.errors import CannotJudgeError

INDEX = "index.html"
STUDENTS = "students"  # the folder of their pages, in the folder
UNFINISHED = ".crosscheck-part"  # a page that is being written
LONGEST_NAME = 40  # characters of a student's name in the name of a page
END = re.compile(rb"<!-- crosscheck\.pages/1 of gradebook ([0-9a-f]{16}), sha256 ([0-9a-f]{64}) -->\n\Z")
END_LENGTH = 200  # bytes, in which the comment is looked for


def require_place_for_gradebook(path: Path) -> None:
    """Raise CannotJudgeError where there can be no gradebook."""
    try:
        fits = not path.is_dir() and path.absolute().parent.is_dir()
    except OSError as error:  # a name that is too long, say
        raise CannotJudgeError(f"{path} cannot be a gradebook ({error.strerror}).") from None
    if not fits:
        raise CannotJudgeError(f"{path} cannot be a gradebook: it is a folder, or lies in one that does not exist.")


def mistakes_path(path: Path) -> Path:
    """Return where the second table goes: beside the first one."""
    return path.with_name(f"{path.stem}-mistakes{path.suffix}")


def require_new(gradebook: Path, csv: Path | None, html: Path | None) -> None:
    """Raise CannotJudgeError unless tables can be written, and no two things go to one place."""
    if csv is not None and not csv.name:
        raise CannotJudgeError("--csv must name a file.")
    tables = () if csv is None else (csv, mistakes_path(csv))
    for path in tables:
        folder = path.absolute().parent
        if os.path.lexists(path):
            raise CannotJudgeError(f"{path} exists already; it is not overwritten. Name a new file.")
        if not _is_writable(folder):
            raise CannotJudgeError(f"{path} cannot be written: {folder} is no folder that can be written to.")
    named = [path.resolve() for path in (gradebook, *tables, html) if path is not None]
    for i, resolved in enumerate(named):
        if resolved in named[:i]:
            raise CannotJudgeError(
                f"{resolved} is named for two things: gradebook, tables and pages need a place each."
            )


def _is_writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def page_name(student: str) -> str:
    """Return the file name of a student's page: what a file system may make of the student's own name does not matter.

    Small letters, digits and hyphens are left of it, so that a person finds the page; a digest tells those apart that become
    the same.
    """
    ascii_ = unicodedata.normalize("NFKD", student).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:LONGEST_NAME].strip("-") or "student"
    return f"{readable}-{hashlib.sha256(student.encode()).hexdigest()[:12]}.html"


def require_place_for_pages(folder: Path, gradebook: str, students: Iterable[str]) -> None:
    """Raise CannotJudgeError unless pages can be written there: to a new or empty folder, or over those of the same gradebook.

    Parameters
    ----------
    folder : Path
    gradebook : str
        The identity of its terms, which no other has; "" for a new one.
    students : iterable of str
        Whose pages may not be somebody else's files.
    """
    there = next(each for each in (folder.absolute(), *folder.absolute().parents) if os.path.lexists(each))
    if not _is_writable(there):
        raise CannotJudgeError(f"Pages cannot be written to {folder}: {there} is no folder that can be written to.")
    if there != folder.absolute():
        return
    if (folder / STUDENTS).is_symlink():
        raise CannotJudgeError(f"{folder / STUDENTS} is a link; pages are not written where it points.")
    others = [path for path in folder.iterdir() if path.name != UNFINISHED]
    if others and not (folder / INDEX).exists():
        raise CannotJudgeError(
            f"{folder} holds other files, such as {others[0].name}: "
            "--html names a new folder, an empty one, or that of an earlier --html."
        )
    to_write = {folder / INDEX, *(folder / STUDENTS / page_name(student) for student in students)}
    for path in (*folder.glob(INDEX), *(folder / STUDENTS).glob("*.html")):
        end = _end_of(path)
        if (end is None and path in to_write) or (end is not None and not end.intact):
            raise CannotJudgeError(
                f"{path} is not as --html wrote it, and is not written over: move it away, or name another folder."
            )
        if end is not None and end.gradebook != gradebook:
            raise CannotJudgeError(f"{path} is of another gradebook: name another folder.")


def write_pages(folder: Path, gradebook: str, index: str, students: Iterable[tuple[str, str]]) -> None:
    """Write the pages that are new or have changed, and delete those of students who are not in the gradebook any more.

    Parameters
    ----------
    folder : Path
        For which `require_place_for_pages` holds.
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
            if _end_of(path) == (gradebook, True):
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


class _End(NamedTuple):
    """What the end of a page says: its gradebook, and whether the page is still what was written."""

    gradebook: str
    intact: bool


def _end_of(path: Path) -> _End | None:
    """Return what the end of a page says; None for what is no page."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CannotJudgeError(f"{path} cannot be read ({error.strerror}).") from None
    found = END.search(content, max(0, len(content) - END_LENGTH))
    if found is None:
        return None
    gradebook, digest = (group.decode() for group in found.groups())
    return _End(gradebook, hashlib.sha256(content[: found.start()]).hexdigest() == digest)
