"""Where a gradebook can lie: known without the library that opens one."""

from __future__ import annotations

from pathlib import Path

from crosscheck.submissions.errors import CannotJudgeError


def require_place_for_one(path: Path) -> None:
    """Raise CannotJudgeError where there can be no gradebook."""
    try:
        fits = not path.is_dir() and path.absolute().parent.is_dir()
    except OSError as error:  # a name that is too long, say
        raise CannotJudgeError(f"{path} cannot be a gradebook ({error.strerror}).") from None
    if not fits:
        raise CannotJudgeError(f"{path} cannot be a gradebook: it is a folder, or lies in one that does not exist.")
