"""Find the notebooks and modules in the named files, folders and archives, and list all other files there."""

import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeAlias
from zipfile import ZipFile

from crosscheck.classes.handed_in.archives import MOST_MEMBERS, Member, members, open_archive, read_member
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.submissions.files import SubmissionError, bytes_at_most, read_regular_file

METADATA = "submission_metadata.yml"  # Gradescope's file that names the student of a folder
METADATA_BYTES = 50_000_000
ARCHIVE_BYTES = 100_000_000  # the largest size of an archive within another
DEEPEST = 50  # most folders within each other
DEPTH = 2  # most archives within each other: the named one, and a student's archive in it
EMPTY = "an empty folder"
NAMELESS = "-"  # the placeholder file of an empty folder or a refused archive
MADE_BY_MACHINES = {"__MACOSX", "__pycache__", ".ipynb_checkpoints"}


class Found(NamedTuple):
    """A file that may be a submission."""

    place: Path  # the file, folder or archive that was named on the command line
    parts: tuple[str, ...]  # the path below `place`, in normal form (NFC); only the name if the file itself was named
    read: Callable[[], bytes]  # raises SubmissionError

    @property
    def path(self) -> str:
        """Return the path to show."""
        return PurePosixPath(shown(folder_of(self.place).as_posix()), *self.parts).as_posix()


class SetAside(NamedTuple):
    """A file that is not judged. It is listed with the reason."""

    path: str
    why: str
    refused: bool = False  # whether it may be a submission that cannot be read, so that the student should be asked
    found: Found | None = None  # the file; for an archive or an empty folder, a placeholder in it called `NAMELESS`

    @property
    def there_is(self) -> str:
        """Describe the file in a few words."""
        return EMPTY if self.why == EMPTY else f"{PurePosixPath(self.path).name}{': refused' if self.refused else ''}"


Entries: TypeAlias = Iterator[Found | SetAside]


def find(places: Sequence[Path]) -> Entries:
    """Yield the files in files, folders and archives. CannotJudgeError if one is absent, or the only one is refused."""
    _open_file.cache_clear()  # the archives may have changed since an earlier command in this process
    return chain.from_iterable(_in_place(place, len(places) == 1) for place in places)


def is_container(place: Path) -> bool:
    """Return whether a path is a folder or an archive."""
    return place.is_dir() or place.suffix.lower() == ".zip"


def folder_of(place: Path) -> Path:
    """Return the path if it is a container, else its folder."""
    return place if is_container(place) else place.parent


def shown(name: str) -> str:
    """Return a file's name as text in normal form (NFC). Bytes that are not UTF-8 are replaced."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def student_name(name: str) -> str:
    """Return a student's name as it is stored: in one line and in normal form."""
    return one_line(unicodedata.normalize("NFC", name))


def some(names: Sequence[str], at_most: int = 3) -> str:
    """Return the first of some names, each in one line, and ".." if there are more."""
    return ", ".join([*map(one_line, names[:at_most]), *([".."] if len(names) > at_most else [])])


def made_by_machine(parts: tuple[str, ...]) -> bool:
    """Return whether programs make such a file: a checkpoint, a cache, or a hidden file."""
    return bool(MADE_BY_MACHINES.intersection(parts)) or parts[-1].startswith(".")


def _set_aside(place: Path, parts: tuple[str, ...], why: str, refused: bool = False) -> SetAside:
    path = Found(place, parts, bytes).path  # `bytes` stands for a reader that is not called
    if why == EMPTY:
        parts = (*parts, NAMELESS)
    elif parts and parts[-1].lower().endswith(".zip"):
        parts = (*parts[:-1], PurePosixPath(parts[-1]).stem, NAMELESS)
    return SetAside(path, why, refused, Found(place, parts or (place.name,), bytes))


def _in_place(place: Path, alone: bool) -> Entries:
    if place.is_dir():
        return _in_folder(place, place, ())
    if not place.exists():
        raise CannotJudgeError(f"{place}: there is no such file or folder.")
    if place.suffix.lower() == ".zip":
        try:
            return _in_archive(place, partial(_open_file, place), (), DEPTH)
        except SubmissionError as why:
            if alone:
                raise CannotJudgeError(f"{place} is refused: {why}.") from None
            return iter([SetAside(shown(place.as_posix()), str(why), True, Found(place, (NAMELESS,), bytes))])
    return _file(place, place, (shown(place.name),))


def _in_folder(place: Path, folder: Path, parts: tuple[str, ...]) -> Entries:
    if len(parts) > DEEPEST:
        yield _set_aside(place, parts, f"more than {DEEPEST} folders deep", refused=True)
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _set_aside(place, parts, f"cannot be opened ({error.strerror})", refused=True)
        return
    if not entries:
        yield _set_aside(place, parts, EMPTY)
    for entry in entries:
        path, below = Path(entry.path), (*parts, shown(entry.name))
        if entry.is_symlink() or not entry.is_dir():
            yield from _file(place, path, below)
        elif made_by_machine(below):
            yield _set_aside(place, below, "made by a machine")
        else:
            yield from _in_folder(place, path, below)


def _file(place: Path, path: Path, parts: tuple[str, ...]) -> Entries:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        return iter([_set_aside(place, parts, "a link" if path.is_symlink() else "no regular file", refused=True)])
    read = partial(read_regular_file, path, _most(path.name))
    return _entry(place, parts, status.st_size, DEPTH, partial(_open_file, path), read)


def _entry(
    place: Path, parts: tuple[str, ...], size: int, depth: int, opened: Callable[[], ZipFile], read: Callable[[], bytes]
) -> Entries:
    name, most = parts[-1], _most(parts[-1])
    if made_by_machine(parts):
        yield _set_aside(place, parts, "made by a machine")
    elif name.lower().endswith(".zip") and depth:
        try:
            yield from _in_archive(place, opened, (*parts[:-1], name[: -len(".zip")]), depth)
        except SubmissionError as why:
            yield _set_aside(place, parts, str(why), refused=True)
    elif bytes_at_most(name) is None and name != METADATA:
        yield _set_aside(place, parts, "neither a notebook nor a module")
    elif size > most:
        yield _set_aside(place, parts, f"larger than {most // 1_000_000} MB", refused=True)
    else:
        yield Found(place, parts, read)


def _in_archive(place: Path, opened: Callable[[], ZipFile], parts: tuple[str, ...], depth: int) -> Entries:
    """List an archive like a folder. Paths leave out a folder with the archive's name that holds everything in it."""
    inside = list(members(opened()))
    if depth < DEPTH:  # in a student's archive, only the first member that is refused for a reason is named
        refused = {each.refused: each for each in reversed(inside) if each.refused}
        more = {why: f", and so {n - 1} more" for why, n in Counter(each.refused for each in inside).items() if n > 1}
        told = (one._replace(refused=why + more.get(why, "")) for why, one in refused.items())
        inside = [*(each for each in inside if not each.refused), *told]
    wrapped = not parts and all(member.parts[:1] == (place.stem,) for member in inside)
    each_of = (_member(place, opened, each, (*parts, *each.parts[wrapped:]), depth) for each in inside)
    return chain.from_iterable(each_of) if depth < DEPTH else _bounded(chain.from_iterable(each_of))


def _bounded(entries: Entries) -> Entries:
    """Return the entries of an archive and the archives within it. Raises SubmissionError if there are too many."""
    found = [*islice(entries, MOST_MEMBERS + 1)]
    if len(found) > MOST_MEMBERS:
        of = f"one of more than {MOST_MEMBERS:,} files of one archive, those in archives within it among them"
        raise SubmissionError("rejected", f"{one_line(found[-1].path)} is {of}")
    return iter(found)


def _member(place: Path, opened: Callable[[], ZipFile], member: Member, parts: tuple[str, ...], depth: int) -> Entries:
    parts = tuple(unicodedata.normalize("NFC", part) for part in parts if part.strip("/"))  # without a root
    if member.refused or not parts:
        return iter([_set_aside(place, parts, member.refused or "it has no name", refused=True)])

    def read() -> bytes:
        return read_member(opened(), member.info, _most(parts[-1]))

    return _entry(place, parts, member.info.file_size, depth - 1, partial(_open_bytes, read), read)


# The archive of a class is opened only once. Of a folder of archives, only a few are open at a time.
_open_file = lru_cache(maxsize=8)(open_archive)


@lru_cache(maxsize=1)  # archives within archives are read one after another; only one is kept in memory
def _open_bytes(read: Callable[[], bytes]) -> ZipFile:
    return open_archive(read())


def _most(name: str) -> int:
    return METADATA_BYTES if name == METADATA else bytes_at_most(name) or ARCHIVE_BYTES
