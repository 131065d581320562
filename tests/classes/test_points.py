"""What a verdict is worth, case by case."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crosscheck.classes import rubric as rubrics
from crosscheck.classes.rubric import Rubric, kinds_of, points, rubric_from_file, rubric_from_words
from crosscheck.classes.standing import quartiles, summarise
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import FunctionVerdict
from tests.classes.classes import FUNCTIONS, RUBRIC, finding, function, verdict
from tests.classes.pages import standing

PRICED = Rubric(RUBRIC.points, costs={"missing-u-*": 1.0, "missing-u": 2.0, "differs": 0.5, "error": 2.5, "x": 0.5})
STRICT = Rubric(RUBRIC.points, assert_fails=0.25, remark=0.5, costs={"float32": 2.0, "return-type": 0.0})


def remarked(*kinds: str, **details: Any) -> FunctionVerdict:
    return function("loss", "remarks", remarks=[finding(kind, "remark") for kind in kinds], **details)


def wrong(*causes: str, remarks: Sequence[str] = ()) -> FunctionVerdict:
    return function("loss", "wrong", causes, [finding(kind, "remark") for kind in remarks])


CASES: dict[str, tuple[FunctionVerdict, Rubric, float | None]] = {
    "right": (function("loss", "right"), RUBRIC, 3),
    "right, given the student's own network": (function("loss", "right", given="your network"), RUBRIC, 3),
    "with remarks, given one's own": (remarked("float32", given="your network"), STRICT, 1),
    "remarks are free unless priced": (remarked("float32"), RUBRIC, 3),
    "a remark costs": (remarked("unheard-of"), STRICT, 2.5),
    "a remark that is free by name": (remarked("return-type"), STRICT, 3),
    "one kind costs once": (remarked("x", "x", "x"), STRICT, 2.5),
    "notes never cost": (function("loss", "right", remarks=[finding("float32", "note")]), STRICT, 3),
    "no less than nothing": (remarked("float32", *"abcd"), STRICT, 0),
    "wrong": (wrong("mean-instead-of-sum"), RUBRIC, 0),
    "right numbers, an assert fails": (wrong("refuses-list"), RUBRIC, 1.5),
    "right numbers with a remark": (wrong("refuses-list", remarks=["x"]), STRICT, 0.25),
    "wrong numbers and a shape": (wrong("refuses-list", "mean-instead-of-sum"), RUBRIC, 0),
    "wrong, by a glob": (wrong("missing-u-in-hidden-delta"), PRICED, 2),
    "wrong, by the name before the glob": (wrong("missing-u"), PRICED, 1),
    "wrong by two mistakes, with a remark": (wrong("missing-u", "missing-u-in-hidden-delta", remarks=["x"]), PRICED, 0),
    "wrong by a mistake without a price": (wrong("missing-u", "mse-loss"), PRICED, 0),
    "wrong by what is only seen": (wrong("differs"), PRICED, 2.5),
    "what is seen beside a cause is free": (wrong("missing-u", "wrong-blocks"), PRICED, 1),
    "not named by the rubric": (function("loss", "right"), Rubric({"network": 3.0, "loss_gradient": 4.0}), None),
}


def rubric_in(folder: Path, text: str, kinds: Iterable[str] = kinds_of(CIRCLES)) -> Rubric:
    (folder / "rubric.toml").write_text(text, encoding="utf-8")
    return rubric_from_file(folder / "rubric.toml", FUNCTIONS, {*kinds})


@pytest.mark.parametrize("case", CASES)
def test_a_function_is_priced_on_its_own_contract(case):
    judged, rubric, expected = CASES[case]
    loss = {} if expected is None else {"loss": expected}
    assert points(verdict("hw.py", judged), rubric) == {"network": 3, **loss, "loss_gradient": 4}


def test_what_the_machine_cannot_judge_has_no_points():
    lacks, follows = function("loss", "unjudged"), function("loss_gradient", "unjudged")
    assert points(verdict("hw.py", lacks), PRICED) == {"network": 3, "loss_gradient": 4}
    depends = replace(follows, reason=replace(finding("depends"), level="unjudged"))
    assert points(verdict("hw.py", lacks, depends), PRICED) == {"network": 3}
    assert points(verdict("hw.py", depends), PRICED) == {"network": 3, "loss": 3, "loss_gradient": 0}
    assert not standing("anna", verdict("hw.py", lacks)).priced


LATE = [
    ("", "", False),
    ("late", "", True),
    ("2026-11-20T22:59:00+00:00", "", False),
    ("2026-11-20T22:59:00Z", "2026-11-20T23:59:00+01:00", False),
    ("2026-11-20T23:59:01Z", "2026-11-20T23:59:00+01:00", True),
]


@pytest.mark.parametrize(("handed_in", "due", "late"), LATE)
def test_late_is_what_the_platform_says_or_after_the_time(handed_in, due, late):
    assert Rubric({}, due=due).is_late(handed_in) is late


def test_the_rubric_of_a_class_reads_back_and_says_what_the_class_made(tmp_path):
    rubric = Rubric(PRICED.points, late=0.1, costs=PRICED.costs, due="2026-11-20T23:59:00+01:00")
    kinds = {*kinds_of(CIRCLES), "missing-u", "x"}
    made = [("missing-u", "loss", 3), ("mse-loss", "loss", 12), ("mse-loss", "", 1), ("float32", "loss", 2)]
    text = rubrics.in_toml(rubric, made)
    assert rubric_in(tmp_path, text, kinds) == rubric
    *_, named, unpriced, _ = lines = text.splitlines()
    assert (named, unpriced) == ('# "missing-u"  # 3 in loss', '# "mse-loss" =  # 12 in loss, 1 in the file')
    lines[-2:] = [line.removeprefix("# ").replace("=  #", "= 1 #") for line in lines[-2:]]
    assert rubric_in(tmp_path, "\n".join(lines), kinds).costs == {**rubric.costs, "mse-loss": 1, "float32": 1}


def test_the_file_says_the_same_as_the_words_and_more(tmp_path):
    text = "[points]\nnetwork = 3\nloss = 3\nloss_gradient = 4\n[rules]\nassert_fails = 0.25\nremark = 0.5\n"
    assert rubric_in(tmp_path, text + "[costs]\nfloat32 = 2\nreturn-type = 0\n") == STRICT
    assert rubric_from_words("network=3, loss=3,loss_gradient=4", FUNCTIONS) == RUBRIC
    assert rubrics.rubric_of(STRICT.to_json()) == STRICT


PAIRS = "--points must be NAME=POINTS, several with commas between, got"
NO_RUBRIC = {
    "": f"{PAIRS} ''",
    "network=": "--points network must be a number of 0 or more, got ''",
    "network=nan": "must be a number",
    "network=1,network=2": "names a function twice",
}
NO_KIND = "is the name of no mistake or finding"
NO_FILE = {
    "network = 3": "holds network: a rubric has [points]",
    "points = 3": "points must be a table",
    "[points]\nnetwork = true": "points.network must be a number",
    "[points]\nloss = 1\n[rules]\nassert_fails = 2": "is a share",
    "[points]\nloss = 1\n[rules]\nbonus = 2": "holds bonus",
    "[points]\nloss = 1\n[costs]\nflaot32 = 1": f"costs.flaot32 {NO_KIND}; did you mean float32?",
    '[points]\nloss = 1\n[costs]\n"mising-*" = 1': f"mising-* {NO_KIND}",
    "[points]\nloss = 1\n[rules]\ndue = 2026-11-20": "rules.due must be a time with its offset",
    "[points]\nloss = 1\n[rules]\ndue = 2026-11-20T10:00:00": "rules.due must be a time with its offset",
    "[rules]\nremark = 1": "prices nothing",
}


@pytest.mark.parametrize("text", [*NO_RUBRIC, *NO_FILE])
def test_a_rubric_that_says_something_else_is_refused(tmp_path, text):
    with pytest.raises(CannotJudgeError, match=re.escape((NO_RUBRIC | NO_FILE)[text])):
        rubric_in(tmp_path, text) if text in NO_FILE else rubric_from_words(text, FUNCTIONS)


OF_SHAPE = function("loss", "wrong", [min(rubrics.FAIL_IN_USE)])
OF_NUMBERS = function("network", "wrong", ["swapped"])
QUARTILES: list[tuple[list[float], tuple[float, ...]]] = [
    ([], ()),
    ([3.0], (3, 3, 3, 3, 3)),
    ([10.0, 0.0], (0, 2.5, 5, 7.5, 10)),
    ([1.0, 2.0, 3.0, 4.0, 10.0], (1, 2, 3, 4, 10)),  # as numpy.percentile finds them
    ([7.0, 10.0, 10.0, 0.0], (0, 5.25, 8.5, 10, 10)),
]


def test_the_summary_has_the_quartiles_of_those_judged():
    assert [quartiles(points) for points, _ in QUARTILES] == [told for _, told in QUARTILES]
    right, wrong = verdict("r.py"), verdict("w.py", OF_NUMBERS)
    told = summarise([standing("anna", right), standing("ben", wrong), standing("cleo", None)])
    assert (told.quartiles, told.of) == ((7, 7.75, 8.5, 9.25, 10), 10)
    assert told.words == {"right": 1, "wrong": 1, "not judged yet": 1}


NEAR = "near miss: the numbers are right, an assert fails"
UNSEEN = "near miss: wrong, though all asserts hold"
NEAR_MISSES: list[tuple[list[FunctionVerdict], int, list[str]]] = [
    ([OF_SHAPE], 12, [NEAR]),
    ([OF_SHAPE], 15, [NEAR]),
    ([OF_NUMBERS], 15, [UNSEEN]),
    ([OF_SHAPE, OF_NUMBERS], 12, []),
    ([OF_SHAPE, OF_NUMBERS], 15, [UNSEEN]),
    ([], 15, []),
]


@pytest.mark.parametrize(("functions", "passed", "eyes"), NEAR_MISSES)
def test_near_misses(functions, passed, eyes):
    one = standing("anna", verdict("a.py", *functions, passed=passed))
    assert (one.eyes, summarise([one]).eyes) == (eyes, [("anna", eyes)] if eyes else [])
