"""Check the paths of gradebooks and tables. This module does not import SQLAlchemy, which is slow to import."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from crosscheck.submissions.errors import CannotJudgeError, failure_told

UNFINISHED = ".*.crosscheck-part"  # glob of the temporary files of `write_whole`


def require_place_for_gradebook(path: Path) -> None:
    """Raise CannotJudgeError if a gradebook cannot be at a path."""
    with failure_told(f"{path} cannot be a gradebook"):  # for example, it has too long a name
        if path.is_dir() or not path.absolute().parent.is_dir():
            raise CannotJudgeError(f"{path} cannot be a gradebook: it is a folder, or lies in one that does not exist.")


def mistakes_path(path: Path) -> Path:
    """Return the path of the table of mistakes, beside the table of students."""
    return path.with_name(f"{path.stem}-mistakes{path.suffix}")


def worksheet_paths(path: Path) -> tuple[Path, Path]:
    """Return the paths of a platform's filled table and of the archive of feedback, beside the table."""
    return path.parent / f"{path.stem}-graded{path.suffix}", path.parent / f"{path.stem}-feedback.zip"


def require_place(path: Path, replace: bool | None = None) -> None:
    """Raise CannotJudgeError unless a file can be written, and is new or may be replaced.

    `replace` is None for a command without the option --replace.
    """
    folder = path.absolute().parent
    if os.path.lexists(path) and not (replace and path.is_file()):
        new = "Name a new file" if replace is None else "Name a new file, or say --replace"
        raise CannotJudgeError(f"{path} exists already; it is not overwritten. {new}.")
    if not is_writable(folder):
        raise CannotJudgeError(f"{path} cannot be written: {folder} is no folder that can be written to.")


def require_places(gradebook: Path, files: Sequence[Path], others: Iterable[Path], replace: bool) -> None:
    """Raise CannotJudgeError unless gradebook and files can be written, to different paths that are not in `others`."""
    require_place_for_gradebook(gradebook)
    for path in files:
        require_place(path, replace)
    for place, n in Counter(path.resolve() for path in (gradebook, *files, *others)).items():
        if n > 1:
            raise CannotJudgeError(f"{place} is named for two things: gradebook, tables and pages need a place each.")


def write_whole(path: Path, content: str | bytes, replace: bool | None = None) -> None:
    """Write a file atomically, text as UTF-8: if the process is killed, the file is complete, or unchanged.

    `replace` is as in `require_place`. Raises CannotJudgeError as there, or if writing fails.
    """
    kept = "" if replace is None else "; the gradebook has all of it"
    part = path.with_name(UNFINISHED.replace("*", path.name[:100]))  # `path` may have the longest possible name
    require_place(path, replace)
    try:
        with failure_told(f"{path} cannot be written", kept):
            part.write_bytes(content.encode() if isinstance(content, str) else content)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def is_writable(folder: Path) -> bool:
    """Return whether files can be created in a folder."""
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
