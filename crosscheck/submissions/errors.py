"""The error that says that something cannot be judged, and texts of others made harmless."""

import re

MESSAGE_LENGTH = 400
LONGER = 8  # times as long as what is kept of a text: what control characters may take of it
COMMANDS = re.compile(r":(?=:[A-Za-z])|#(?=#\w*\[)")
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)?")


class CannotJudgeError(Exception):
    """Why there is no verdict, in one sentence for whoever asked for it."""


def type_and_message(error: BaseException) -> str:
    """Return an exception's type and message as the end of a sentence."""
    message = " ".join(str(error).split()).rstrip(".")
    return f"{type(error).__name__}: {message}." if message else f"{type(error).__name__}."


def clean(text: str, most: int = MESSAGE_LENGTH) -> str:
    """Return a text without control characters, cut to `most` characters, after a word if one ends near there.

    What a CI system takes for a command is broken up, wherever lines begin: ``::name`` and ``##name[``.
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
