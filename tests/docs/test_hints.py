"""A hint says what kind of thing is wrong, and where. It gives neither a right formula nor a right number away."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes.findings import BEHAVIOUR, REMARKS, SYMPTOMS
from crosscheck.verdict import Finding, Verdict
from tests.judging.judging import judged_file

FINDINGS = (*CIRCLES.catalogue.mistakes, *CIRCLES.catalogue.remarks, *BEHAVIOUR, *SYMPTOMS, *REMARKS)
#: What solves a part of the homework: its equations, its slices, and whatever assigns.
SOLUTIONS = re.compile(
    r"""=
      | params\[\d*:                         # a slice; a single place that is read is the student's own
      | phi\(
      | exp\(-
      | y_out\s-\sy | \(1\s-\sy_i\) | log\s?\(?1\s-\sy_out | y_i\slog
      | G\s?\(1\s-\sG\) | u\s\.\sG | V\sx\s\+\sb
      | dot\( | reshape | ravel
    """,
    re.VERBOSE,
)
PUBLISHED = {"0.881", "0.803", "0.692", "2.126", "0.127", "0.027", "3.611", "41.4", "24.1", "21.9"}
HANDED_IN = sorted((Path(__file__).parents[1] / "judging" / "wrong").glob("*.py"))[::7]
QUOTED = re.compile(r"\((?:code cell \d+, )?line \d+: .*|: [A-Z]\w*(?:Error|Exception).*", re.DOTALL)  # their own words


@pytest.mark.parametrize("kind", [finding.kind for finding in FINDINGS])
def test_no_hint_of_the_tables_holds_a_solution(kind: str) -> None:
    hint = next(finding.hint for finding in FINDINGS if finding.kind == kind)
    assert SOLUTIONS.search(hint) is None
    assert hint.endswith((".", "?")), "a whole sentence"


def test_what_is_looked_for_is_found() -> None:
    for solution in (
        "E = -sum",
        "params[0:4]",
        "y_out - y",
        "G (1 - G)",
        "phi(V x + b)",
        "y_i log y_out",
        "x.reshape(-1)",
    ):
        assert SOLUTIONS.search(f"It should be {solution} there."), solution
    assert SOLUTIONS.search("The output bias a is read from params[0].") is None


def told(verdict: Verdict) -> Iterator[tuple[Finding, list[float]]]:
    """Yield each finding with the right numbers that stand beside it in the report."""
    for function in verdict.functions.values():
        worst, comparison = function.largest_error, function.gradient_comparison
        numbers = [worst.expected] if worst else []
        numbers += [number for number in comparison.expected if abs(number) > 1e-3] if comparison else []
        for finding in (*function.causes, *function.remarks):
            yield finding, numbers


@pytest.mark.second_stage
@pytest.mark.parametrize("path", HANDED_IN, ids=lambda path: path.stem)
def test_no_hint_of_a_report_holds_a_right_number(path: Path) -> None:
    for finding, numbers in told(judged_file(path)):
        hint = QUOTED.sub("", finding.hint)
        written = re.findall(r"-?\d+\.\d+(?:e[+-]?\d+)?", hint)
        assert PUBLISHED.isdisjoint(written), hint
        assert SOLUTIONS.search(hint) is None, hint
        near = [w for w in written for n in numbers if len(w) > 4 and math.isclose(float(w), n, rel_tol=1e-4)]
        assert near == [], hint
