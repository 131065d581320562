"""A seventh homework, of another shape and under other names, is judged as it was when the circles' own engine judged it."""

import re

import pytest

from crosscheck.judge.verify import verify
from crosscheck.sandbox.levels import choose_level
from tests.other_homeworks.curve.homework import REGRESSION
from tests.other_homeworks.curve.submissions import CASES

OWN = {mistake.kind for function in REGRESSION.questioned for mistake, _ in function.mistakes}


@pytest.mark.parametrize("name", CASES)
def test_a_submission_gets_its_verdict(name, tmp_path):
    path = tmp_path / "submission.py"
    path.write_text(CASES[name].source, encoding="utf-8")
    verdict = verify(path, choose_level("auto"), REGRESSION.examination(1))
    functions, said = verdict.functions.values(), re.findall(r"given \w+|\w+", CASES[name].words)
    words = [(one.right_given or one.verdict).replace("your", "given") for one in functions]
    findings = [one for each in functions for one in (*each.causes, *each.remarks)]
    assert words == said, verdict.to_json()
    assert [one.kind for one in findings if one.level != "note"] == CASES[name].kinds.split(), verdict.to_json()


def test_most_of_the_mistakes_are_planted():
    assert len({kind for case in CASES.values() for kind in case.kinds.split()} & OWN) >= 20
