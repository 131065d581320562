"""The verdict as the ``results.json`` of a Gradescope autograder.

The format is that of Gradescope's documentation of autograders (gradescope-autograders.readthedocs.io, "Output format").
Each function is a test. Students read this file: ``--feedback`` sets its level of detail.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crosscheck.report import wording as words
from crosscheck.report.plain import clean
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import FunctionVerdict, Verdict

Scores = Mapping[str, tuple[float, float]]  # by function, its points and its maximum


def render(verdicts: Sequence[Verdict], scores: Scores) -> str:
    """Return the results of one submission. CannotJudgeError for several: Gradescope runs the autograder for each."""
    if len(verdicts) != 1:
        raise CannotJudgeError(f"--format gradescope is the result of one submission, got {len(verdicts)}.")
    verdict = words.for_students(*verdicts)
    results = {
        "output": "\n".join(_on_all(verdict)),
        "execution_time": round(verdict.seconds),
        "stdout_visibility": "hidden",
        "tests": [_test(verdict, function, scores) for function in verdict.functions.values()],
        "extra_data": {"verdict": verdict.verdict, "seed": verdict.seed, "versions": dict(verdict.versions)},
    }
    return json.dumps(results, allow_nan=False, ensure_ascii=False, indent=2) + "\n"


def _test(verdict: Verdict, function: FunctionVerdict, scores: Scores) -> dict[str, Any]:
    right = function.verdict in ("right", "remarks")
    score, most = scores.get(function.function, (0.0, 0.0))
    told = {"name": clean(function.function), "score": score, "max_score": most}
    told |= {"status": "passed" if right else "failed", "visibility": "visible"}
    return told | {"output": "\n".join(words.lines(verdict, function))}


def _on_all(verdict: Verdict) -> Iterator[str]:
    if verdict.reason is not None:
        yield clean(verdict.reason.message)
    yield from map(words.named, words.remarks(verdict))
    yield from words.notes(verdict)
    if words.listed(verdict) and verdict.asserts:
        yield words.asserts(verdict)
    # The limits of the sandbox are left out: a student can do nothing about them.
    yield from filter(None, (words.letters(verdict), words.WITHHELD[verdict.feedback]))
