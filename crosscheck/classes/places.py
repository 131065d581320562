"""Where a gradebook and tables can be written; known without the library that opens gradebooks, a slow import."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from crosscheck.submissions.errors import CannotJudgeError


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


def require_new(path: Path) -> None:
    """Raise CannotJudgeError unless a file can be written, and there is none yet."""
    folder = path.absolute().parent
    if os.path.lexists(path):
        raise CannotJudgeError(f"{path} exists already; it is not overwritten. Name a new file.")
    if not is_writable(folder):
        raise CannotJudgeError(f"{path} cannot be written: {folder} is no folder that can be written to.")


def require_places(gradebook: Path, csv: Path | None, html: Path | None) -> None:
    """Raise CannotJudgeError unless gradebook and tables can be written, and no two things go to one place."""
    require_place_for_gradebook(gradebook)
    if csv is not None and not csv.name:
        raise CannotJudgeError("--csv must name a file.")
    tables = () if csv is None else (csv, mistakes_path(csv))
    for path in tables:
        require_new(path)
    for place, n in Counter(path.resolve() for path in (gradebook, *tables, html) if path is not None).items():
        if n > 1:
            raise CannotJudgeError(f"{place} is named for two things: gradebook, tables and pages need a place each.")


def is_writable(folder: Path) -> bool:
    """Return whether files can be made in a folder."""
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
