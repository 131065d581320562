"""A gradient by autograd over functions that plain NumPy or `math` computes, which cannot take what autograd passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.behaviour import PLAIN_NUMPY_UNDER_AUTOGRAD
from crosscheck.submissions.outcomes import Failed
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import Finding

BOX = "ArrayBox"  # the type of autograd's own numbers, which no other package's messages name


def under_autograd(e: Evidence, differing: Sequence[Answer], _so_far: JudgedSoFar) -> Iterator[Finding]:
    """Recognise the exception of a function that was given one of autograd's boxes for a number."""
    failed = next((a.outcome for a in differing if isinstance(a.outcome, Failed)), None)
    if e.role is Role.GRADIENT and failed is not None and BOX in failed.message:
        yield e.homework.finding(PLAIN_NUMPY_UNDER_AUTOGRAD)
