"""Names in a sentence, which may be many."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.report.plain import one_line


def some(names: Sequence[str], at_most: int = 3) -> str:
    """Return the first of some names, each in one line, and ".." where there are more."""
    return ", ".join([*map(one_line, names[:at_most]), *([".."] if len(names) > at_most else [])])
