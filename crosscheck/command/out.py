"""What `--out` names: a place that is not there yet, and by its suffix the format of what is written there."""

from __future__ import annotations

from pathlib import Path

from crosscheck.submissions.errors import CannotJudgeError

SUFFIXES = {  # the formats that a suffix may mean, the implied one first
    ".txt": ("text",),
    ".json": ("json", "gradescope"),
    ".jsonl": ("json",),
    ".html": ("html",),
    ".htm": ("html",),
    ".xml": ("junit",),
}


def named(text: str) -> Path:
    """Return the path that was named; CannotJudgeError for none, which would be the working folder."""
    if not text:
        raise CannotJudgeError("--out must name a place to write to, got an empty name.")
    return Path(text)


def format_for(out: Path | None, asked: str | None) -> str:
    """Return the format that was asked for, else that of the suffix, else text.

    Raises
    ------
    CannotJudgeError
        If the two contradict each other.
    """
    meant = () if out is None else SUFFIXES.get(out.suffix.lower(), ())
    if asked is not None and meant and asked not in meant:
        raise CannotJudgeError(f"--out {out} means --format {meant[0]}, got --format {asked}: change one of the two.")
    return asked or next(iter(meant), "text")
