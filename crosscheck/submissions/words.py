"""A submission's own words, made harmless to show."""

from __future__ import annotations

import re

MESSAGE_LENGTH = 400
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)?")


def clean(text: str, most: int = MESSAGE_LENGTH) -> str:
    """Return a text without escape sequences and control characters, cut to `most` characters, but not in mid-word."""
    if len(text) <= most and text.isprintable():
        return text
    plain = "".join(c for c in ESCAPES.sub("", text) if c in "\n\t" or c.isprintable())
    return plain if len(plain) <= most else _cut(plain, most)


def _cut(text: str, most: int) -> str:
    """Cut a text, after a word if one ends near enough."""
    whole, space, _ = text[: most + 1].rpartition(" ")
    return f"{whole} …" if space and len(whole) > 0.8 * most else f"{text[:most]}…"
