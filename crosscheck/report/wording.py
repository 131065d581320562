"""The words and numbers that every face of a verdict shares."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from crosscheck.submissions.words import clean as without_escapes

if TYPE_CHECKING:
    from crosscheck.verdict import Finding, FunctionVerdict, LargestError, Verdict

VERDICTS = {
    "right": "right",
    "remarks": "right, with remarks",
    "wrong": "wrong",
    "missing": "not done yet",
    "unjudged": "could not be judged",
}
FEW_ASSERTS = 3  # that fail and are named
LONGEST_TEXT = 20_000  # characters of one text; what a submission prints is capped there as well


def clean(text: str) -> str:
    """Take out escape sequences and what does not print: a text may quote the submission."""
    return without_escapes(text, LONGEST_TEXT)


def one_line(text: str) -> str:
    """Clean a text and fold it into one line."""
    return " ".join(clean(text).split())


def on_function(function: FunctionVerdict) -> str:
    """Return the verdict on a function in words, with what it is right given."""
    word = VERDICTS[function.verdict]
    if function.right_given is None or function.verdict not in ("right", "remarks"):
        return word
    return word.replace("right", f"right, given {one_line(function.right_given)}", 1)


def state(verdict: Verdict) -> str:
    """Return the verdict's key into `VERDICTS`; work that is unfinished and otherwise judged is "missing"."""
    each = {function.verdict for function in verdict.functions.values()}
    if verdict.verdict == "unjudged" and verdict.reason is None and "missing" in each and "unjudged" not in each:
        return "missing"
    return verdict.verdict


def agreement(verdict: Verdict) -> str:
    """Answer whether the submission agrees with the reference."""
    if verdict.verdict != "unjudged":
        return {"right": "yes", "remarks": "yes, with remarks", "wrong": "no"}[verdict.verdict]
    judged = [name for name, function in verdict.functions.items() if function.verdict in ("right", "remarks")]
    return f"yes, as far as it could be judged ({', '.join(judged)})" if judged else "not known"


def asserts(verdict: Verdict) -> str:
    """Count the homework's own asserts, which say less than the reference does."""
    said = f"passes {verdict.asserts_passed} of {verdict.asserts} of the homework's own asserts"
    few = 0 < len(verdict.asserts_failed) <= FEW_ASSERTS
    return said + (f"; fails: {', '.join(map(one_line, verdict.asserts_failed))}" if few else "")


def circumstances(verdict: Verdict) -> str | None:
    """Return where the submission ran, and how to see the same again; None if it never ran."""
    if verdict.sandbox != "none":
        return f"judged in the {verdict.sandbox} sandbox; repeat with --seed {verdict.seed}"
    return f"judged in your own Python; repeat with seed={verdict.seed}" if verdict.functions else None


def notice(verdict: Verdict) -> str | None:
    """Warn of a level that does not contain other people's code."""
    if verdict.sandbox != "process":
        return None
    return "Level process does not hide your files from the submission: use it for your own work only."


def largest_error(found: LargestError) -> str:
    """Spell the largest disagreement."""
    obtained, expected = pair(found.obtained, found.expected)
    place = one_line(found.at) + (f", parameter {found.parameter}" if found.parameter else "")
    return f"at {place}: obtained {obtained}, expected {expected}, difference {number(found.difference, 3)}"


def causes(function: FunctionVerdict) -> list[Finding]:
    """Return the mistakes that explain a wrong function's numbers."""
    return [finding for finding in function.causes if finding.explains]


def seen(function: FunctionVerdict) -> list[Finding]:
    """Return what can be shown of a wrong function's numbers and explains nothing."""
    return [finding for finding in function.causes if not finding.explains]


def named(finding: Finding) -> str:
    """Return a finding's message with its kind behind it, to look it up by."""
    return f"{clean(finding.message)} [{one_line(finding.kind)}]"


def blocks(function: FunctionVerdict) -> str:
    """Name the blocks of parameters in which a gradient is wrong; there is one at least."""
    *others, last = function.blocks
    return f"in blocks {', '.join(others)} and {last}" if others else f"in block {last}"


def number(value: float, digits: int = 6) -> str:
    """Write a number so that a person can read it."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "infinity" if value > 0 else "-infinity"
    return f"{value + 0.0:.{digits}g}"  # + 0.0: no minus sign on zero


def pair(obtained: float, expected: float) -> tuple[str, str]:
    """Write two numbers with as many digits as it takes to tell them apart."""
    for digits in (6, 9, 12, 17):
        texts = number(obtained, digits), number(expected, digits)
        if texts[0] != texts[1]:
            break
    return texts
