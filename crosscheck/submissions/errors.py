"""The error that says why there is no verdict, and functions that make foreign texts safe to show."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

MESSAGE_LENGTH = 400
LONGER = 8  # a text is first cut to this many times the length that is kept, as control characters are then removed
COMMANDS = re.compile(r":(?=:[A-Za-z])|#(?=#\w*\[)")
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)?")


class CannotJudgeError(Exception):
    """There is no verdict. The message says why, in one sentence for the user."""


@contextmanager
def failure_told(told: str, ending: str = "") -> Iterator[None]:
    """Raise CannotJudgeError for an OSError in this block: what is told, the system's reason, and the ending."""
    try:
        yield
    except OSError as error:
        raise CannotJudgeError(f"{told} ({error.strerror}){ending}.") from None


def type_and_message(error: BaseException) -> str:
    """Return an exception's type and message as the end of a sentence."""
    message = " ".join(str(error).split()).rstrip(".")
    return f"{type(error).__name__}: {message}." if message else f"{type(error).__name__}."


def clean(text: str, most: int = MESSAGE_LENGTH) -> str:
    """Return a text without control characters, cut to `most` characters, if possible after a word.

    A blank is inserted into the commands of CI systems, ``::name`` and ``##name[``, so that they do not run.
    """
    text = text[: LONGER * most]
    if len(text) <= most and text.isprintable() and not COMMANDS.search(text):
        return text
    plain = "".join(c for c in ESCAPES.sub("", text) if c in "\n\t" or c.isprintable())
    plain = COMMANDS.sub(r"\g<0> ", plain)
    if len(plain) <= most:
        return plain
    whole, space, _ = plain[: most + 1].rpartition(" ")
    return f"{whole} …" if space and len(whole) > 0.8 * most else f"{plain[:most]}…"
