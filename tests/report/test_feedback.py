"""What is not to be told is in no face: no formula or number of the reference at level hint, no hint at level verdict."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from crosscheck.homework.circles.contract import PUBLISHED
from crosscheck.report import html, json_lines, junit, text
from crosscheck.verdict import Feedback, Finding, FunctionVerdict, Verdict
from tests.judging.judging import catalogue, judged, judged_file
from tests.report.conftest import EXAMPLES

CORPUS = Path(__file__).parents[1] / "judging"
#: Beside the catalogue: symptoms, remarks and notes, and what is recognised by behaviour.
SUBMISSIONS = (
    "wrong/central-difference-large-h__scan.py",
    "wrong/factor-in-blocks__hidden_twice.py",
    "wrong/hard-coded-answers__all.py",
    "wrong/independent-of-arguments__constants.py",
    "wrong/forward-difference-large-h__hundredth.py",
    "wrong/clip-too-strong__thousandth_per_point.py",
    "remarks/clipping__clip_1e_7.py",
    "remarks/finite-differences__forward.py",
    "remarks/float32__astype.py",
    "remarks/return-type__list.py",
    "remarks/saturation__by_label.py",
)
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w)")
DIGITS = 4
PRINTED = {value for case in PUBLISHED for value in np.ravel(case.expected).tolist()}


def faces(verdict: Verdict) -> dict[str, str]:
    """Return all that shows a verdict, without its style and its tags."""
    report = html.Report(verdict)
    pages = {
        "text": text.render(verdict),
        "explained": text.render(verdict, explain=True),
        "overview": text.overview([verdict, verdict]),
        "json": json_lines.render([verdict]),
        "html": html.render([verdict]),
        "class": html.render([verdict, verdict]),
        "junit": junit.render([verdict]),
        "notebook": report._repr_html_(),
        "repr": repr(report),
        "data": repr(report.verdict),  # which a notebook can look into
    }
    unseen = re.compile(r"(?s)<style>.*?</style>|<meta[^>]*>|<!DOCTYPE[^>]*>|<\?xml[^>]*>")
    shown = {name: unseen.sub("", page) for name, page in pages.items()}
    return {name: unescape(re.sub(r"</?[a-z][^>]*>", lambda tag: quoted(tag[0]), page)) for name, page in shown.items()}


def quoted(tag: str) -> str:
    """Keep the words that a tag holds: JUnit's messages, labels for screen readers."""
    return " " + " ".join(re.findall(r'(?:message|type|aria-label)="([^"]*)"', tag))


def condensed(words: str) -> str:
    """Leave out all that typesetting and line breaks change."""
    return re.sub(r"[\W_]", "", words).lower()


def findings(verdict: Verdict) -> Iterator[Finding]:
    yield from verdict.remarks
    for function in verdict.functions.values():
        yield from (*function.causes, *function.remarks)


def formulas_in(page: str, verdict: Verdict) -> list[str]:
    """Return the formulas of a verdict's findings that a page holds, as plain text or typeset."""
    hints = condensed(" ".join(finding.hint for finding in findings(verdict)))  # which may say what was done instead
    told = [finding.formula for finding in (*findings(verdict), *verdict.letters) if finding.formula]
    told = [formula for formula in told if condensed(formula) not in hints]
    return [formula for formula in told if condensed(formula) in condensed(page)]


def hints_in(page: str, verdict: Verdict) -> list[str]:
    reasons = [function.reason for function in verdict.functions.values()]  # which are told at any level
    told = [part for finding in findings(verdict) if finding not in reasons for part in (finding.hint, finding.kind)]
    return [part for part in told if condensed(part) in condensed(page)]


def reference_numbers_in(page: str, verdict: Verdict) -> list[str]:
    """Return the reference's numbers that a page holds, to four digits; not those that the homework prints."""
    found = {to_digits(float(number)) for number in NUMBER.findall(page)}
    return sorted(found & secrets(verdict))


def secrets(verdict: Verdict) -> set[str]:
    known: set[float] = {round(value, 3) for value in PRINTED}
    values: set[float] = set()
    for function in verdict.functions.values():
        known |= {scan.slope for scan in function.scans}  # its own
        if (worst := function.worst) is not None:
            known.add(worst.obtained)
            values |= {worst.expected} if worst.told else set()
        values |= {row.expected for block in function.gradient for row in block}
    long = {to_digits(value) for value in values if to_digits(value) != f"{value:.{DIGITS - 2}g}"}
    return long - {to_digits(value) for value in known}


def to_digits(value: float) -> str:
    return f"{value:.{DIGITS}g}"


@pytest.fixture(scope="module")
def verdicts():
    """Judge every sixth kind of mistake once, and the submissions; without what changes from run to run."""
    of_kinds = {kind: functions for kind, _, functions in reversed([*catalogue()])}
    told = {kind: judged(**of_kinds[kind]) for kind in sorted(of_kinds)[::6]}
    told |= {name: judged_file(CORPUS / name) for name in SUBMISSIONS}
    told |= EXAMPLES
    same = {"submission": "homework.py", "seconds": 0.0, "versions": {}}
    return {name: replace(verdict, **same) for name, verdict in told.items()}


@pytest.mark.second_stage
def test_no_face_tells_more_than_its_level_and_the_words_and_the_asserts_stay(verdicts):
    for name, verdict in verdicts.items():
        for feedback in get_args(Feedback):
            told = verdict.told(feedback)
            assert words(told) == words(verdict)
            assert told.told("formula") == told
            for face, page in faces(told).items() if feedback != "formula" else ():
                assert formulas_in(page, verdict) == [], (name, face)
                assert reference_numbers_in(page, verdict) == [], (name, face)
                assert feedback == "hint" or hints_in(page, verdict) == [], (name, face)
        assert_all_is_told_by_default(verdict)


def assert_all_is_told_by_default(verdict: Verdict) -> None:
    """So that what is looked for is what the faces would say."""
    told = faces(verdict)
    for face in ("explained", "json", "html", "junit", "notebook"):
        spoken = {finding.formula for finding in findings(verdict) if finding.formula}
        assert len(formulas_in(told[face], verdict)) >= len(spoken)
    assert secrets(verdict) == set() or reference_numbers_in(told["html"], verdict) != []


def words(verdict: Verdict) -> tuple[object, ...]:
    each = [(f.verdict, f.right_given, f.reason and f.reason.kind) for f in verdict.functions.values()]
    return verdict.verdict, verdict.exit_code, verdict.asserts_failed, each


PLANTED = {
    "a formula": lambda worst: Finding("leak", "Look at it: dE/db_j = sum_i (y_out - y) u_j."),
    "an expected value": lambda worst: Finding("leak", f"It should be {worst.expected:.6f}."),
}


@pytest.mark.parametrize("leak", PLANTED)
def test_a_planted_leak_is_found_in_every_face_that_shows_hints(leak):
    verdict = EXAMPLES["at_a_random_point"]
    gradient = verdict.functions["loss_gradient"]
    formula = Finding("known", "", "dE/db_j = sum_i (y_out - y) u_j")
    asked = gradient.worst.question._replace(params=tuple(0.12345 + k for k in range(17)))
    worst = replace(gradient.worst, question=asked)
    known = with_gradient(verdict, replace(gradient, worst=worst, causes=(formula,)))
    leaking = with_gradient(known, replace(gradient, worst=worst, causes=(PLANTED[leak](worst),)))
    pages = faces(leaking.told("hint"))
    found = {name for name, page in pages.items() if formulas_in(page, known) or reference_numbers_in(page, known)}
    assert found == set(pages) - {"overview"}


def with_gradient(verdict: Verdict, gradient: FunctionVerdict) -> Verdict:
    return replace(verdict, functions={**verdict.functions, "loss_gradient": gradient})


def test_another_word_is_refused():
    with pytest.raises(ValueError, match="feedback is one of verdict, where, hint, formula, got 'all'"):
        EXAMPLES["right"].told("all")
