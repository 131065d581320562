"""The one kind of error that means: this could not be judged."""

from __future__ import annotations


class CannotJudgeError(Exception):
    """Why there is no verdict, in one sentence for whoever asked for it."""


def one_line(error: BaseException) -> str:
    """Return an exception's type and message as the end of a sentence."""
    message = " ".join(str(error).split()).rstrip(".")
    return f"{type(error).__name__}: {message}." if message else f"{type(error).__name__}."
