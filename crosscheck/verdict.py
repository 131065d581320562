"""The verdict on a submission, as data: `judge` forms it, `report` shows it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

SCHEMA = "crosscheck.verify/1"

FunctionWord = Literal["right", "remarks", "wrong", "missing", "unjudged"]
Word = Literal["right", "remarks", "wrong", "unjudged"]


@dataclass(frozen=True)
class Finding:
    """A cause, a symptom, a remark or a reason: its kind, for machines and catalogues, and a message, for people."""

    kind: str
    message: str
    explains: bool = True  # False for a symptom, which describes wrong numbers without saying what made them

    def to_json(self) -> dict[str, str]:
        """Return the finding's JSON form."""
        return {"kind": self.kind, "message": self.message}


@dataclass(frozen=True)
class LargestError:
    """The largest disagreement with the expected value."""

    at: str  # the call, in words
    parameter: str | None  # of a gradient: the parameter's name
    obtained: float
    expected: float

    @property
    def difference(self) -> float:
        """Return obtained minus expected."""
        return self.obtained - self.expected

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form; what is not finite becomes null, since JSON has no NaN."""
        numbers = {"obtained": self.obtained, "expected": self.expected, "difference": self.difference}
        return {
            "at": self.at,
            "parameter": self.parameter,
            **{name: value if math.isfinite(value) else None for name, value in numbers.items()},
        }


@dataclass(frozen=True)
class GradientComparison:
    """A gradient beside the expected one, parameter by parameter, for pictures."""

    at: str  # the call, in words
    parameters: tuple[str, ...]
    obtained: tuple[float, ...]
    expected: tuple[float, ...]


@dataclass(frozen=True)
class FunctionVerdict:
    """The verdict on one function, on its own contract."""

    function: str
    verdict: FunctionWord
    reason: Finding | None = None  # why it is missing or could not be judged
    right_given: str | None = None  # what of the submission's own it is right given, where that is wrong itself
    causes: tuple[Finding, ...] = ()  # one at least if wrong: symptoms where none is known
    remarks: tuple[Finding, ...] = ()
    blocks: tuple[str, ...] = ()  # of a wrong gradient: the blocks of parameters in which it is wrong
    largest_error: LargestError | None = None
    gradient_comparison: GradientComparison | None = None  # of a gradient, at the homework's own call

    def to_json(self) -> dict[str, Any]:
        """Return the function's part of ``crosscheck.verify/1``."""
        return {
            "verdict": self.verdict,
            "reason": self.reason.to_json() if self.reason else None,
            "given": self.right_given,
            "causes": [cause.to_json() for cause in self.causes],
            "remarks": [remark.to_json() for remark in self.remarks],
            "blocks": list(self.blocks),
            "worst": self.largest_error.to_json() if self.largest_error else None,
        }


@dataclass(frozen=True)
class Verdict:
    """The verdict on a submission."""

    submission: str
    sandbox: str  # its level; "none" in the caller's own process, and for what could not be read
    seed: int
    homework: str = ""  # its title
    functions: Mapping[str, FunctionVerdict] = field(default_factory=lambda: MappingProxyType({}))
    reason: Finding | None = None  # why nothing could be judged at all
    asserts: int = 0  # of the homework's own
    asserts_passed: int = 0
    asserts_failed: tuple[str, ...] = ()  # the calls, as a student would write them
    remarks: tuple[Finding, ...] = ()  # about the submission as a whole
    output: str = ""  # what it printed: the submission's words
    seconds: float = 0.0

    @property
    def verdict(self) -> Word:
        """Sum up: wrong if anything is; else unjudged if anything could not be judged or is not done yet."""
        words = {function.verdict for function in self.functions.values()}
        if "wrong" in words:
            return "wrong"
        if self.reason is not None or not words or words & {"unjudged", "missing"}:
            return "unjudged"
        if "remarks" in words or self.remarks:
            return "remarks"
        return "right"

    @property
    def exit_code(self) -> int:
        """Return 0 for right (with remarks or without), 1 for wrong, 2 for what could not be judged."""
        return {"right": 0, "remarks": 0, "wrong": 1, "unjudged": 2}[self.verdict]

    def to_json(self) -> dict[str, Any]:
        """Return the ``crosscheck.verify/1`` object."""
        return {
            "schema": SCHEMA,
            "submission": self.submission,
            "verdict": self.verdict,
            "sandbox": self.sandbox,
            "seed": self.seed,
            "reason": self._reason(),
            "homework_asserts": {"passed": self.asserts_passed, "of": self.asserts},
            "remarks": [remark.to_json() for remark in self.remarks],
            "functions": {name: function.to_json() for name, function in self.functions.items()},
        }

    def _reason(self) -> dict[str, str] | None:
        if self.reason is not None:
            return self.reason.to_json()
        if self.verdict == "unjudged":
            for function in self.functions.values():
                if function.reason is not None:
                    return function.reason.to_json()
        return None
