"""Make texts and numbers safe to show: a text may quote the submission, and a number may be NaN or infinite."""

import math

from crosscheck.submissions.errors import clean as without_escapes

LONGEST_TEXT = 20_000  # characters of one text; a submission's output has the same limit


def clean(text: str) -> str:
    """Remove escape sequences and unprintable characters."""
    return without_escapes(text, LONGEST_TEXT)


def one_line(text: str) -> str:
    """Clean a text and fold it into one line."""
    return " ".join(clean(text).split())


def argument(path: str) -> str:
    """Write a path as a command's argument. A path with a leading hyphen gets ./ before it, so that it is no option."""
    return f"./{path}" if path.startswith("-") else path


def number(value: float, digits: int = 6) -> str:
    """Write a number for people."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "infinity" if value > 0 else "-infinity"
    return f"{value + 0.0:.{digits}g}"  # + 0.0 removes the minus sign of -0.0


def pair(obtained: float, expected: float) -> tuple[str, str]:
    """Write two numbers with enough digits to tell them apart."""
    for digits in (6, 9, 12, 17):
        texts = number(obtained, digits), number(expected, digits)
        if texts[0] != texts[1]:
            break
    return texts
