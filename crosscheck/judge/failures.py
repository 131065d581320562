"""What a call that brought no value makes of a verdict, and whose failure it is."""

from __future__ import annotations

import re

from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.findings import NOT_REPEATABLE, RANDOM_NOISE
from crosscheck.submissions.outcomes import Failed
from crosscheck.verdict import Finding, FunctionVerdict, FunctionWord

NOT_DONE = frozenset({"missing", "not_implemented"})
# What judge or machine lack, or what a load needs that says nothing of the formulas.
NOT_JUDGED = frozenset({"package", "forbidden", "waiting", "rejected"})
TOO_DEAR = frozenset({"timeout", "memory"})
MOVING = frozenset({RANDOM_NOISE.kind, NOT_REPEATABLE.kind})
WITHOUT_A_LINE = frozenset({"timeout", "memory", "crash", "protocol", "waiting"})  # nothing tells where they happen
UNDEFINED = re.compile(r"name '(\w+)' is not defined")
NOTHING = "NoneType"  # the type that Python names where a function that is not done yet returned nothing


def word(failure: Failed) -> FunctionWord:
    """Return the verdict on the function in whose lines a failure happens."""
    return "missing" if failure.kind in NOT_DONE else "unjudged" if failure.kind in NOT_JUDGED else "wrong"


def blamed(failure: Failed, function: str, context: Context) -> str | None:
    """Return which function judged before a failure belongs to; None if to the function that was called.

    It is one that fails by itself: a function that is right by its own contract is not to blame for what its caller passes.
    """
    before = {v.function: v for v in context.used_by(function) if _fails(v)}
    undefined = UNDEFINED.search(failure.message)
    if undefined and undefined[1] in before:
        return undefined[1]
    if failure.within in before:
        return failure.within
    if failure.within is None and failure.kind in WITHOUT_A_LINE:
        alike = (
            name for name, v in before.items() if v.reason is not None and v.reason.kind in (failure.kind, "depends")
        )
        return next(alike, None)
    if NOTHING in failure.message:
        return next((name for name, v in before.items() if v.verdict == "missing"), None)
    return None


def depends(function: str, on: str) -> FunctionVerdict:
    """Return the verdict on a function that fails only through another."""
    return _unjudged(function, f"{function} fails only through {on}: it can be judged once {on} works.")


def follows(function: str, on: FunctionVerdict) -> FunctionVerdict:
    """Return the verdict on a function that calls one which is random, or keeps something from one call to the next."""
    what, until = f"what {on.function} keeps from one call to the next", f"{on.function} keeps nothing"
    if any(cause.kind in MOVING for cause in on.causes):
        what, until = (
            f"{on.function}, which answers the same call differently each time",
            f"{on.function} gives one answer",
        )
    return _unjudged(function, f"{function} follows {what}: it can be judged once {until}.")


def told_by_nothing(function: str, given: str) -> FunctionVerdict:
    """Return the verdict on a function that follows one which does not depend on what it is given."""
    told = f"{function} agrees with {given}, but its answer is the same for other parameters, points or labels then"
    return _unjudged(function, f"{told}: it can be judged once {given} is right.")


def _unjudged(function: str, told: str) -> FunctionVerdict:
    return FunctionVerdict(function, "unjudged", Finding("depends", told, level="unjudged"))


def _fails(verdict: FunctionVerdict) -> bool:
    return verdict.verdict in ("missing", "unjudged") or (verdict.verdict == "wrong" and verdict.reason is not None)
