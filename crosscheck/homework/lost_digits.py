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
    """How answers lost their digits: as a mistake or, where that is excused, as a remark; and what was measured."""

    kind: Mistake | Remark
    numbers: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def excused(self) -> bool:
        """Whether it is worth a remark only."""
        return isinstance(self.kind, Remark)


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
