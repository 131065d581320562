"""What a homework knows of answers that are right but for some digits, or but for where the output saturates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from crosscheck.homework.functions import Function
from crosscheck.mistakes.mistake import Mistake, Remark
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import Finding


@dataclass(frozen=True)
class LostDigits:
    """How answers lost digits, and what was measured. Whether that makes them wrong, their digits say, not this."""

    kind: Mistake | Remark
    of_wrong: Mistake | None = None  # what it is called where too few digits are left, if not the same
    numbers: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Saturation:
    """What a homework knows of answers where its output saturates.

    Attributes
    ----------
    remarks : callable
        (function, answers there) -> findings on what rounding, overflow and clipping explain.
    unexplained : callable
        (function, answers there) -> the answers that they do not explain.
    """

    remarks: Callable[[Function, Sequence[Answer]], list[Finding]]
    unexplained: Callable[[Function, Sequence[Answer]], list[Answer]]
