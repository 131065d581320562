"""Submissions to the six other homeworks, written by two who had not read the judge, get the verdicts of their labels."""

import re

import pytest

from crosscheck.judge.verify import verify
from crosscheck.sandbox.levels import choose_level
from tests.other_homeworks.curve.homework import REGRESSION
from tests.other_homeworks.curve.submissions import CASES
from tests.other_homeworks.homeworks import LABELS, judged_file

SEEDS = (7, 8, 9)
SUBMISSIONS = [(name, stem) for name, of in LABELS.items() for stem in (*of["right"], *of["wrong"])]


@pytest.mark.share(15)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("name", "stem"), SUBMISSIONS)
def test_submission_gets_the_verdict_of_its_label(name, stem, seed):
    label, verdict = LABELS[name]["wrong"].get(stem, {}), judged_file(f"{name}/{stem}.py", seed)
    functions, account = verdict.functions, f"seed {seed}: {verdict.to_json()}"
    wrong = {one: [cause.kind for cause in of.causes] for one, of in functions.items() if of.verdict == "wrong"}
    assert wrong == ({label["function"]: label["causes"]} if label else {}), account
    others = [of for one, of in functions.items() if one not in wrong]
    assert {of.verdict for of in others} <= {"right", "remarks"}, account
    assert {of.function for of in others if of.right_given is not None} == set(label.get("follows", ())), account


@pytest.mark.share(2)
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
