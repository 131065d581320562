"""Files that are the same but for comments and names: a fact that an instructor may want to know, and nothing more."""

from __future__ import annotations

import hashlib
import keyword
import re
from collections.abc import Sequence

_TOKEN = re.compile(
    r"(?P<nothing>#[^\n]*|\s+|\w{0,2}(?:\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)))"  # docstrings are comments as well
    r"|(?P<text>\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?)"
    r"|(?P<number>\d[\w.]*)|(?P<name>\w+)|(?P<sign>.)",
    re.DOTALL,
)
FEWEST_TOKENS = 60  # below which files are alike by chance, or not begun


def likeness(cells: Sequence[str]) -> str:
    """Return a word that is equal for texts that differ in comments, blanks and names alone; "" for a very short one.

    A name counts by the order in which it first appears, wherever it appears: two texts are alike if one renaming makes them
    equal. Nothing is parsed.
    """
    numbers: dict[str, str] = {}
    tokens = []
    for match in _TOKEN.finditer("\n".join(cells)):
        token = match[0]
        if match.lastgroup == "name" and not keyword.iskeyword(token):
            token = numbers.setdefault(token, f"n{len(numbers)}")
        if match.lastgroup != "nothing":
            tokens.append(token)
    if len(tokens) < FEWEST_TOKENS:
        return ""
    return hashlib.sha256("\0".join(tokens).encode("utf-8", "replace")).hexdigest()
