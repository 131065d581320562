"""Submissions to the six other homeworks, written by two who had not read the judge, get the verdicts of their labels."""

import re
from collections import Counter

import pytest

from crosscheck.judge.verify import verify
from crosscheck.sandbox.levels import choose_level
from tests.other_homeworks.curve.homework import REGRESSION
from tests.other_homeworks.curve.submissions import CASES
from tests.other_homeworks.homeworks import FILES, LABELS, homework, judged_file

SEEDS = (7, 8, 9)
NAMED_AT_LEAST = 2 / 3
UNNAMED = {"differs", "consistent-in-itself"}
SUBMISSIONS = [(name, stem) for name, of in LABELS.items() for stem in (*of["right"], *of["wrong"])]


@pytest.mark.share(40)
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


def test_two_thirds_of_the_wrong_ones_have_a_name():
    author_s = {mistake.kind for name in FILES for one in homework(name).questioned for mistake, _ in one.mistakes}
    kinds = [set(label["causes"]) for of in LABELS.values() for label in of["wrong"].values()]
    ways = {"unnamed": UNNAMED, "by the author": author_s, "as an edit": {"behaves-as"}}
    counted = Counter(next((way for way, some in ways.items() if kind & some), "by what it does") for kind in kinds)
    assert counted == {"by the author": 9, "as an edit": 50, "by what it does": 17, "unnamed": 8}
    assert len(kinds) - counted["unnamed"] >= NAMED_AT_LEAST * len(kinds)


def test_each_homework_has_right_and_wrong_submissions():
    assert {name: (len(of["right"]), len(of["wrong"])) for name, of in LABELS.items()} == dict.fromkeys(FILES, (6, 14))


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
