"""The words that every face shares on one function, and on what was found of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.report.plain import clean, number, one_line, pair
from crosscheck.verdict import THE_FORMULAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crosscheck.verdict import Finding, FunctionVerdict, LargestError, Verdict

VERDICTS = {
    "right": "right",
    "remarks": "right, with remarks",
    "wrong": "wrong",
    "missing": "not done yet",
    "unjudged": "could not be judged",
}


def on_function(function: FunctionVerdict) -> str:
    """Return the verdict on a function in words, with what it is right given, or through what it fails."""
    word = VERDICTS[function.verdict]
    if depends(function):
        return "not judged"
    if function.right_given is None or function.verdict not in ("right", "remarks"):
        return word
    given = (
        "by the homework's formulas"
        if function.right_given == THE_FORMULAS
        else f"given {one_line(function.right_given)}"
    )
    return word.replace("right", f"right, {given}", 1)


def lines(verdict: Verdict, function: FunctionVerdict) -> Iterator[str]:
    """Yield all that is told of a function, for places that have room for a few lines of plain text."""
    yield on_function(function)
    if why := reason(verdict, function):
        yield clean(why)
    if function.largest_error is not None:
        yield largest_error(function.largest_error)
    if function.blocks:
        yield blocks(function)
    if function.evidence:
        yield clean(function.evidence)
    yield from map(named, (*causes(function), *seen(function), *remarks(function)))


def depends(function: FunctionVerdict) -> bool:
    """Return whether a function was not judged since it fails only through another of the submission's own."""
    return function.verdict == "unjudged" and function.reason is not None and function.reason.kind == "depends"


def reason(verdict: Verdict, function: FunctionVerdict) -> str | None:
    """Return why a function was not judged or is wrong without an answer, unless the report says so already."""
    why = function.reason
    if why is None or why == verdict.reason:
        return None
    if any(
        why.message in one.message and one.message != why.message for one in function.causes
    ):  # which says it, and more
        return None
    first = next(name for name, other in verdict.functions.items() if other.reason == why)
    return why.message if first == function.function else as_for(first)


def said_for(verdict: Verdict, function: FunctionVerdict, finding: Finding) -> str | None:
    """Return the function before this one of which the same was said; None if this is the first: once is enough."""
    said = [name for name, other in verdict.functions.items() if finding in (*other.causes, *other.remarks)]
    return None if not said or said[0] == function.function else said[0]


def as_for(first: str) -> str:
    """Refer to what was said of another function."""
    return f"the same as for {one_line(first)}"


def largest_error(found: LargestError) -> str:
    """Spell the largest disagreement."""
    place = one_line(found.at) + (f", parameter {found.parameter}" if found.parameter else "")
    if found.expected is None or found.difference is None:
        return f"at {place}: obtained {number(found.obtained)}"
    obtained, expected = pair(found.obtained, found.expected)
    return f"at {place}: obtained {obtained}, expected {expected}, difference {number(found.difference, 3)}"


def question(found: LargestError) -> list[str]:
    """Return lines of Python that ask the same, to paste and run."""
    if found.question or found.params is None:
        return [*map(one_line, found.question)]
    return [f"params = np.array({list(found.params)!r})"]


def causes(function: FunctionVerdict) -> list[Finding]:
    """Return the mistakes that explain a wrong function's numbers; not what is told as its reason."""
    return [finding for finding in function.causes if finding.explains and not _repeats(finding, function)]


def seen(function: FunctionVerdict) -> list[Finding]:
    """Return what can be shown of a wrong function's numbers and explains nothing; not what is told as its reason."""
    return [finding for finding in function.causes if not finding.explains and not _repeats(finding, function)]


def remarks(judged: FunctionVerdict | Verdict) -> list[Finding]:
    """Return the remarks that are no notes."""
    return [finding for finding in judged.remarks if finding.level != "note"]


def named(finding: Finding, said_for: str | None = None) -> str:
    """Return a finding's message, or where it was said before, with its kind behind it, to look it up by."""
    message = clean(finding.message) if said_for is None else as_for(said_for)
    return f"{message} [{one_line(finding.kind)}]"


def with_names(functions: list[str], text: str) -> str:
    """Return a text with the functions that it is about before it."""
    return f"{', '.join(map(one_line, functions))}: {text}" if functions else text


def blocks(function: FunctionVerdict) -> str:
    """Name the blocks of parameters in which a gradient is wrong; there is one at least."""
    *others, last = function.blocks
    return f"in blocks {', '.join(others)} and {last}" if others else f"in block {last}"


def _repeats(finding: Finding, function: FunctionVerdict) -> bool:
    """Return whether a cause says no more than the reason that stands above it."""
    return function.reason is not None and finding.message == function.reason.message
