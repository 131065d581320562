"""What lies in the files, folders and archives that are named: notebooks and modules, and what is none."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from crosscheck.classes.handed_in.archives import Member, RefusedError, members, open_archive, read_member
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.submissions.files import SubmissionError, bytes_at_most, read_regular_file

METADATA = "submission_metadata.yml"  # by which Gradescope says whose a folder is
METADATA_BYTES = 50_000_000
ARCHIVE_BYTES = 100_000_000  # of an archive within another
DEPTH = 1  # archives within the one that is named: what a student packed
EMPTY = "an empty folder"
MADE_BY_MACHINES = {"__MACOSX", "__pycache__", ".ipynb_checkpoints"}


@dataclass(frozen=True)
class Found:
    """A file that may be a submission.

    Attributes
    ----------
    place : Path
        What was named, in which it was found.
    parts : tuple of str
        Its path below that, in archives too, in normal form (NFC); its name alone if it was named itself.
    read : callable
        () -> its bytes; raises RefusedError.
    """

    place: Path
    parts: tuple[str, ...]
    read: Callable[[], bytes]

    @property
    def path(self) -> str:
        """Return the path as it is shown."""
        below = self.parts if len(self.parts) > 1 or self.place.name != self.parts[-1] else ()
        return PurePosixPath(shown(str(self.place)), *below).as_posix()


@dataclass(frozen=True)
class SetAside:
    """A file that is no submission: it is named, and not judged.

    Attributes
    ----------
    path, why : str
    refused : bool
        Whether it might have been one if it could have been read, so that somebody should ask the student.
    """

    path: str
    why: str
    refused: bool = False


def find(places: Sequence[Path]) -> Iterator[Found | SetAside]:
    """List what lies in files, folders and zip archives, links left aside.

    Raises
    ------
    CannotJudgeError
        If one of `places` is not there, or is an archive that is refused.
    """
    return chain.from_iterable(map(_in_place, places))


def is_container(place: Path) -> bool:
    """Return whether what is named is a folder or an archive, and no submission itself."""
    return place.is_dir() or place.suffix.lower() == ".zip"


def folder_of(place: Path) -> Path:
    """Return what is named if it is a container, and else the folder in which it lies."""
    return place if is_container(place) else place.parent


def shown(name: str) -> str:
    """Return a name as text in normal form, whatever bytes the file system holds."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def student_name(name: str) -> str:
    """Return a student's name in one line and in normal form: as it is kept, whoever writes it."""
    return one_line(unicodedata.normalize("NFC", name))


def some(names: Sequence[str], at_most: int = 3) -> str:
    """Return the first of some names, each in one line, and ".." where there are more."""
    return ", ".join([*map(one_line, names[:at_most]), *([".."] if len(names) > at_most else [])])


def _in_place(place: Path) -> Iterator[Found | SetAside]:
    if place.is_dir():
        return _in_folder(place, place, ())
    if not place.exists():
        raise CannotJudgeError(f"{place}: there is no such file or folder.")
    if place.suffix.lower() == ".zip":
        try:
            return _in_archive(place, partial(_open_file, place), (), DEPTH)
        except RefusedError as why:
            raise CannotJudgeError(f"{place} is refused: {why}.") from None
    return _file(place, place, (shown(place.name),))


def _in_folder(place: Path, folder: Path, parts: tuple[str, ...]) -> Iterator[Found | SetAside]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield SetAside(shown(str(folder)), f"cannot be opened ({error.strerror})", refused=True)
        return
    if not entries:
        yield SetAside(shown(str(folder)), EMPTY)
    for entry in entries:
        path, below = Path(entry.path), (*parts, shown(entry.name))
        if entry.is_symlink():
            yield SetAside(shown(str(path)), "a link", refused=True)
        elif entry.is_dir():
            if entry.name in MADE_BY_MACHINES or entry.name.startswith("."):
                yield SetAside(shown(str(path)), "made by a machine")
            else:
                yield from _in_folder(place, path, below)
        else:
            yield from _file(place, path, below)


def _file(place: Path, path: Path, parts: tuple[str, ...]) -> Iterator[Found | SetAside]:
    name = shown(str(path))
    if not stat.S_ISREG(path.lstat().st_mode):
        yield SetAside(name, "a link" if path.is_symlink() else "no regular file", refused=True)
    elif path.suffix.lower() == ".zip":
        try:
            yield from _in_archive(place, partial(_open_file, path), (*parts[:-1], parts[-1][: -len(".zip")]), DEPTH)
        except RefusedError as why:
            yield SetAside(name, str(why), refused=True)
    else:
        yield _found(place, name, parts, partial(_read_file, path), path.stat().st_size)


def _read_file(path: Path) -> bytes:
    try:
        return read_regular_file(path, _most(path.name))
    except SubmissionError as error:
        raise RefusedError(error.message) from None


def _in_archive(
    place: Path, opened: Callable[[], ZipFile], parts: tuple[str, ...], depth: int
) -> Iterator[Found | SetAside]:
    """List an archive as if it were a folder; a lone folder in it that is called as the archive is left out of the paths."""
    inside = list(members(opened()))
    wrapped = not parts and all(member.parts[:1] == (place.stem,) for member in inside)
    return chain.from_iterable(_member(place, opened, each, (*parts, *each.parts[wrapped:]), depth) for each in inside)


def _member(
    place: Path, opened: Callable[[], ZipFile], member: Member, parts: tuple[str, ...], depth: int
) -> Iterator[Found | SetAside]:
    name = f"{shown(str(place))}/{'/'.join(parts)}"
    if member.refused or not parts:
        yield SetAside(name, member.refused or "it has no name", refused=True)
        return
    parts = tuple(unicodedata.normalize("NFC", part) for part in parts)
    read = partial(_read_out_of, opened, member.info, _most(parts[-1]))
    if parts[-1].lower().endswith(".zip") and depth and not made_by_machine(parts):
        try:
            yield from _in_archive(
                place, partial(_open_bytes, read), (*parts[:-1], parts[-1][: -len(".zip")]), depth - 1
            )
        except RefusedError as why:
            yield SetAside(name, str(why), refused=True)
    else:
        yield _found(place, name, parts, read, member.info.file_size)


@lru_cache(maxsize=8)  # a class's export is opened once; of a folder of archives, few are open at a time
def _open_file(path: Path) -> ZipFile:
    return open_archive(path)


@lru_cache(maxsize=1)  # an archive's members are read one after another; no more than one is kept in memory
def _open_bytes(read: Callable[[], bytes]) -> ZipFile:
    return open_archive(read())


def _read_out_of(opened: Callable[[], ZipFile], info: ZipInfo, most: int) -> bytes:
    return read_member(opened(), info, most)


def _found(place: Path, name: str, parts: tuple[str, ...], read: Callable[[], bytes], size: int) -> Found | SetAside:
    if made_by_machine(parts):
        return SetAside(name, "made by a machine")
    if bytes_at_most(parts[-1]) is None and parts[-1] != METADATA:
        return SetAside(name, "neither a notebook nor a module")
    if size > _most(parts[-1]):
        return SetAside(name, f"larger than {_most(parts[-1]) // 1_000_000} MB", refused=True)
    return Found(place, parts, read)


def made_by_machine(parts: tuple[str, ...]) -> bool:
    """Return whether a path is that of what a machine made: a checkpoint, a cache, a hidden file."""
    return bool(MADE_BY_MACHINES.intersection(parts)) or parts[-1].startswith(".")


def _most(name: str) -> int:
    """Return how many bytes a file of that name may have."""
    if name == METADATA:
        return METADATA_BYTES
    return bytes_at_most(name) or ARCHIVE_BYTES
