"""Texts and numbers as they can be shown: a text may quote the submission, and a number may be anything."""

import math

from crosscheck.submissions.errors import clean as without_escapes

LONGEST_TEXT = 20_000  # characters of one text; what a submission prints is capped there as well


def clean(text: str) -> str:
    """Take out escape sequences and what does not print."""
    return without_escapes(text, LONGEST_TEXT)


def one_line(text: str) -> str:
    """Clean a text and fold it into one line."""
    return " ".join(clean(text).split())


def argument(path: str) -> str:
    """Write a path as an argument of a command: with a hyphen in front it would be an option."""
    return f"./{path}" if path.startswith("-") else path


def number(value: float, digits: int = 6) -> str:
    """Write a number so that a person can read it."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "infinity" if value > 0 else "-infinity"
    return f"{value + 0.0:.{digits}g}"  # + 0.0: no minus sign on zero


def pair(obtained: float, expected: float) -> tuple[str, str]:
    """Write two numbers with as many digits as it takes to tell them apart."""
    for digits in (6, 9, 12, 17):
        texts = number(obtained, digits), number(expected, digits)
        if texts[0] != texts[1]:
            break
    return texts
