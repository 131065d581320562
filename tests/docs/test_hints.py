"""A hint says what kind of thing is wrong, and where. It gives neither a right formula nor a right number away.

`tests/judging/test_corpus.py` holds the hints of its files to that.
"""

import math
import re

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes.findings import BEHAVIOUR, REMARKS, SYMPTOMS
from crosscheck.verdict import Call, Finding, FunctionVerdict, Row, Verdict

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
QUOTED = re.compile(  # their own words and formulas, and where they were asked
    r"\((?:code cell \d+, )?line \d+: .*|: [A-Z]\w*(?:Error|Exception).*|, not within: .*|\((?:random|fixed) parameters .*",
    re.DOTALL,
)


def test_no_hint_of_the_tables_holds_a_solution_and_each_is_a_whole_sentence():
    assert [finding.kind for finding in FINDINGS if SOLUTIONS.search(finding.hint)] == []
    assert [finding.kind for finding in FINDINGS if not finding.hint.endswith((".", "?"))] == []
    parts = ("E = -sum", "params[0:4]", "y_out - y", "G (1 - G)", "phi(V x + b)", "y_i log y_out", "x.reshape(-1)")
    for solution in parts:
        assert SOLUTIONS.search(f"It should be {solution} there."), solution
    assert SOLUTIONS.search("The output bias a is read from params[0].") is None


def given_away(verdict: Verdict) -> list[str]:
    """Return the hints of a verdict that hold a solution, or a right number that stands beside them in the report."""
    found = []
    for function in verdict.functions.values():
        numbers = [function.worst.expected] if function.worst else []
        numbers += [row.expected for block in function.gradient for row in block if abs(row.expected) > 1e-3]
        for hint in (QUOTED.sub("", finding.hint) for finding in (*function.causes, *function.remarks)):
            written = re.findall(r"-?\d+\.\d+(?:e[+-]?\d+)?", hint)
            near = [w for w in written for n in numbers if len(w) > 4 and math.isclose(float(w), n, rel_tol=1e-4)]
            found += [hint] if near or SOLUTIONS.search(hint) or not PUBLISHED.isdisjoint(written) else []
    return found


@pytest.mark.parametrize("hint", ["Look at 0.692.", "It is 2.71828.", "It is phi(q).", "It is 3.5 (line 2: phi(q))"])
def test_a_hint_that_gives_something_away_is_found(hint):
    worst = Row(Call("x"), None, 1.0, 2.71828)
    wrong = FunctionVerdict("loss", "wrong", causes=(Finding("differs", hint),), worst=worst)
    found = given_away(Verdict("a.py", "none", 1, "", functions={"loss": wrong}))
    assert found == ([] if "(line 2" in hint else [hint])
