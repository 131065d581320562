"""Read zip archives, which may be hostile. Members are read in memory, one at a time, and nothing is ever written.

Members that would be dangerous to extract (with an absolute path, "..", or a link) are refused, too, since no honest
export has them. Sizes are checked before anything is unpacked: Python's reader returns at most the declared size.
"""

import io
import re
import stat
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from crosscheck.submissions.files import SubmissionError

MOST_MEMBERS, MOST_WITHIN = 100_000, 2000  # most members of an archive, and of an archive within another
MOST_DIRECTORY_BYTES = 16_000_000  # largest list of members, which is read as a whole; enough for 100,000 members
MOST_BYTES = 4_000_000_000  # largest size of all members together, unpacked
MOST_RATIO = 200  # largest ratio of unpacked to packed size; figures in a notebook reach 5, a notebook of zeros 1000
LONGEST_NAME = 1000  # characters of a folder or file
SMALL = 1_000_000  # any ratio is allowed up to this unpacked size in bytes

_UTF_8_NAMES, _ENCRYPTED = 0x800, 0x1  # bits of a member's flags


class Member(NamedTuple):
    """A file in an archive."""

    info: zipfile.ZipInfo
    parts: tuple[str, ...]
    refused: str  # why it is refused; "" if it is not


class _Reader(io.BufferedReader):
    """A file to read an archive from. It limits the list of members, which Python would read at any length."""

    most = MOST_DIRECTORY_BYTES  # largest size of one read; `open_archive` raises it after the list was read

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > self.most:
            most = MOST_DIRECTORY_BYTES // 1_000_000
            raise SubmissionError("rejected", f"its list of members takes {size / 1e6:,.0f} MB, more than {most} MB")
        return super().read(size)

    def __del__(self) -> None:  # ZipFile closes only files that it opened itself
        self.close()


def open_archive(source: Path | bytes) -> zipfile.ZipFile:
    """Open a zip archive, given its path or bytes. Raises SubmissionError if it is not one, or is too large."""
    try:
        reader = _Reader(io.FileIO(source) if isinstance(source, Path) else io.BytesIO(source))
        archive = zipfile.ZipFile(reader)
        reader.most = MOST_BYTES
    except OSError as error:
        raise SubmissionError("rejected", f"it cannot be opened ({error.strerror or error})") from None
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise SubmissionError("rejected", f"it is no zip archive that can be read ({error})") from None
    most = MOST_MEMBERS if isinstance(source, Path) else MOST_WITHIN
    if (n := len(archive.infolist())) > most:
        raise SubmissionError("rejected", f"it lists {n:,} members, more than {most:,}")
    if (unpacked := sum(info.file_size for info in archive.infolist())) > MOST_BYTES:
        raise SubmissionError("rejected", f"it unpacks to {unpacked / 1e9:.3g} GB, more than {MOST_BYTES / 1e9:g} GB")
    return archive


def members(archive: zipfile.ZipFile) -> Iterator[Member]:
    """Yield the files of an archive, without its folders."""
    named = [(info, _name(info)) for info in archive.infolist() if not info.filename.endswith("/")]
    paths = [PurePosixPath(name.replace("\\", "/")).parts for _, name in named]
    times = Counter(paths)
    for (info, name), parts in zip(named, paths, strict=True):
        doubled = f"the archive holds it {times[parts]} times: it is not clear which one counts"
        yield Member(info, parts, _refused(info, name) or (doubled if times[parts] > 1 else ""))


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """Unpack one member. Raises SubmissionError if it is longer than `most` bytes, or damaged."""
    try:
        with archive.open(info) as file:
            content = file.read(most + 1)
    except Exception as error:  # any exception of an unpacker means damage
        raise SubmissionError("rejected", f"it cannot be unpacked ({error})") from None
    if len(content) > most:
        raise SubmissionError("rejected", f"it is larger than {most // 1_000_000} MB")
    return content


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name. Archives made on a Mac have names in UTF-8 without the flag for it."""
    if not info.flag_bits & _UTF_8_NAMES:
        with suppress(UnicodeError):
            return info.orig_filename.encode("cp437").decode("utf-8")
    return info.orig_filename


def _refused(info: zipfile.ZipInfo, name: str) -> str:
    plain, mode = name.replace("\\", "/"), info.external_attr >> 16
    parts, most = plain.split("/"), max(SMALL, MOST_RATIO * info.compress_size)
    reasons = {
        "its path is absolute": plain.startswith("/") or re.match(r"[A-Za-z]:", plain),
        "its path climbs out of the archive": ".." in parts,
        f"its name has more than {LONGEST_NAME} characters": max(map(len, parts)) > LONGEST_NAME,
        "its name holds a NUL": "\0" in plain,
        "it is a link": stat.S_ISLNK(mode),
        "it is no regular file": stat.S_IFMT(mode) not in (0, stat.S_IFREG),
        # Python's reader unpacks a whole bzip2 or LZMA member at once, without a limit.
        "it is packed in a way that no platform uses": info.compress_type
        not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED),
        "it is encrypted": info.flag_bits & _ENCRYPTED,
        f"it unpacks to more than {MOST_RATIO} times its size": info.file_size > most,
    }
    return next((why for why, holds in reasons.items() if holds), "")
