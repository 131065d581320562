"""The error for a missing verdict, and others' texts made harmless."""

import re

MESSAGE_LENGTH = 400
LONGER = 8  # times the length kept of a text: room for control characters
COMMANDS = re.compile(r":(?=:[A-Za-z])|#(?=#\w*\[)")
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)?")


class CannotJudgeError(Exception):
    """Why there is no verdict, in one sentence for the user."""


def type_and_message(error: BaseException) -> str:
    """Return an exception's type and message as the end of a sentence."""
    message = " ".join(str(error).split()).rstrip(".")
    return f"{type(error).__name__}: {message}." if message else f"{type(error).__name__}."


def clean(text: str, most: int = MESSAGE_LENGTH) -> str:
    """Return a text without control characters, cut to `most` characters, after a word if one ends near there.

    Commands of CI systems are broken up, at any beginning of a line: ``::name`` and ``##name[``.
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
