"""What judging a submission's functions brings, whatever the homework is."""

from __future__ import annotations

from typing import NamedTuple

from crosscheck.verdict import FunctionVerdict


class Judged(NamedTuple):
    """The verdicts on functions, by their names, and which of the homework's own asserts hold, by their calls."""

    functions: dict[str, FunctionVerdict]
    asserted: list[tuple[str, bool]]
