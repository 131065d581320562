"""The homework's own asserts bind: what a function does that makes one fail, though its numbers are right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import REQUIRES_GRAD, Asserted, Evidence
from crosscheck.judge.explaining.conduct.shapes import why_refused
from crosscheck.mistakes import right_numbers
from crosscheck.mistakes.symptoms import FAILS_AN_ASSERT, RAISES
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.verdict import Finding

LONG_DOUBLE = np.dtype(np.longdouble).name


def broken_assert(e: Evidence) -> Finding | None:
    """Return why the first of the homework's asserts that fails does so; None if all hold."""
    failed = next((one for one in e.asserted if not one.holds), None)
    if failed is None:
        return None
    if isinstance(failed.outcome, Failed):
        return _refused(e, failed, failed.outcome)
    return _returned(e, failed, failed.outcome)


def _refused(e: Evidence, asserted: Asserted, failure: Failed) -> Finding:
    args = asserted.case.arguments(e.homework.data)
    if e.accepts_arrays and any(isinstance(arg, list) for arg in args):
        return e.homework.finding(right_numbers.REFUSES_LIST, point=_name_of_list(e, args))
    slot = e.function.slot("labels")
    if slot is not None and failure.kind == "error":
        column = np.ndim(args[slot]) == 2  # type: ignore[arg-type]
        if _takes_only(e, column=not column):
            kind = right_numbers.REFUSES_COLUMN_LABELS if column else right_numbers.REFUSES_FLAT_LABELS
            return e.homework.finding(kind, why=why_refused(failure))
    return e.homework.finding(RAISES, at=asserted.case.call, message=failure.account)


def _returned(e: Evidence, asserted: Asserted, outcome: Returned) -> Finding:
    finding = e.homework.finding
    if outcome.type == REQUIRES_GRAD:
        return finding(right_numbers.RETURNS_GRADED)
    if outcome.unrounded:
        return finding(right_numbers.NOT_ROUNDABLE, what=f"A value of type {outcome.type}")
    if outcome.dtype == LONG_DOUBLE != "float64":
        return finding(right_numbers.RETURNS_LONG_DOUBLE)
    n = len(e.homework.parameters)
    if e.role is Role.GRADIENT and outcome.value.size == n and outcome.shape != (n,):
        return finding(right_numbers.GRADIENT_SHAPE, shape=outcome.shape)
    numbers, printed = np.atleast_1d(outcome.value.reshape(-1)), np.atleast_1d(asserted.case.expected)
    if numbers.size != printed.size:
        return finding(
            FAILS_AN_ASSERT, call=asserted.case.call, obtained=f"a value of shape {outcome.shape}", printed=""
        )
    entry = int(np.argmax(np.abs(numbers - printed)))
    obtained, told = f"{numbers[entry]:.6g}", f", where {printed[entry]:g} is printed"
    return finding(FAILS_AN_ASSERT, call=asserted.case.call, obtained=obtained, printed=told)


def _takes_only(e: Evidence, column: bool) -> bool:
    """Return whether questions with labels of one shape are answered, and those with the other one are not."""
    several = [answer for answer in e.answers if answer.fresh and answer.probe.y.size > 1]
    taken = [answer for answer in several if answer.probe.column is column]
    refused = [answer for answer in several if answer.probe.column is not column]
    return bool(taken and refused) and all(a.value is not None for a in taken) and all(a.value is None for a in refused)


def _name_of_list(e: Evidence, args: Sequence[object]) -> str:
    return next(name for name, arg in zip(e.function.arguments, args, strict=True) if isinstance(arg, list))
