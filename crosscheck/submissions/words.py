"""A submission's own words, made harmless to show."""

from __future__ import annotations

import re

MESSAGE_LENGTH = 400
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)?")


def clean(text: str, most: int = MESSAGE_LENGTH) -> str:
    """Return a text without escape sequences and control characters, cut to at most `most` characters."""
    plain = "".join(c for c in ESCAPES.sub("", text) if c in "\n\t" or c.isprintable())
    return plain if len(plain) <= most else plain[:most] + "…"
