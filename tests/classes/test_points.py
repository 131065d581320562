"""What a verdict is worth, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.classes.rubric import Rubric, kinds_of_remarks, points, rubric_from_file, rubric_from_words, rubric_of
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import FunctionVerdict
from tests.classes.classes import FUNCTIONS, RUBRIC, finding, function, verdict

STRICT = Rubric(RUBRIC.points, assert_fails=0.25, remark=0.5, costs={"float32": 2.0, "return-type": 0.0})

CASES: dict[str, tuple[FunctionVerdict, Rubric, float]] = {
    "right": (function("loss", "right"), RUBRIC, 3),
    "right, given the student's own network": (function("loss", "right", given="your network"), RUBRIC, 3),
    "with remarks, given one's own": (
        function("loss", "remarks", remarks=[finding("float32", "remark")], given="your network"),
        STRICT,
        1,
    ),
    "remarks are free unless priced": (function("loss", "remarks", remarks=[finding("float32", "remark")]), RUBRIC, 3),
    "a remark costs": (function("loss", "remarks", remarks=[finding("unheard-of", "remark")]), STRICT, 2.5),
    "a remark with a price of its own": (
        function("loss", "remarks", remarks=[finding("float32", "remark")]),
        STRICT,
        1,
    ),
    "a remark that is free by name": (
        function("loss", "remarks", remarks=[finding("return-type", "remark")]),
        STRICT,
        3,
    ),
    "one kind costs once": (function("loss", "remarks", remarks=[finding("x", "remark")] * 3), STRICT, 2.5),
    "two kinds cost twice": (
        function("loss", "remarks", remarks=[finding("x", "remark"), finding("y", "remark")]),
        STRICT,
        2,
    ),
    "notes never cost": (function("loss", "right", remarks=[finding("float32", "note")]), STRICT, 3),
    "no less than nothing": (
        function("loss", "remarks", remarks=[finding("float32", "remark"), *(finding(k, "remark") for k in "abcd")]),
        STRICT,
        0,
    ),
    "wrong": (function("loss", "wrong", ["mean-instead-of-sum"]), RUBRIC, 0),
    "wrong without a cause": (function("loss", "wrong"), RUBRIC, 0),
    "right numbers, an assert fails": (function("loss", "wrong", ["refuses-list"]), RUBRIC, 1.5),
    "the same by a stricter rubric": (function("loss", "wrong", ["refuses-list"]), STRICT, 0.75),
    "right numbers with a remark": (
        function("loss", "wrong", ["refuses-list"], [finding("x", "remark")]),
        STRICT,
        0.25,
    ),
    "wrong numbers and a shape": (function("loss", "wrong", ["refuses-list", "mean-instead-of-sum"]), RUBRIC, 0),
    "missing": (function("loss", "missing"), RUBRIC, 0),
    "not judged": (function("loss", "unjudged"), RUBRIC, 0),
}


@pytest.mark.parametrize("case", CASES)
def test_a_function_is_priced_on_its_own_contract(case: str) -> None:
    judged, rubric, expected = CASES[case]
    assert points(verdict("hw.py", judged), rubric) == {"network": 3, "loss": expected, "loss_gradient": 4}


def test_a_function_that_the_rubric_does_not_name_is_worth_nothing() -> None:
    assert points(verdict("hw.py"), Rubric({"loss": 2.0})) == {"loss": 2}


def test_the_file_says_the_same_as_the_words_and_more(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(
        "[points]\nnetwork = 3\nloss = 3\nloss_gradient = 4\n[rules]\nassert_fails = 0.25\nremark = 0.5\n"
        "[costs]\nfloat32 = 2\nreturn-type = 0\n",
        encoding="utf-8",
    )
    assert rubric_from_file(path, FUNCTIONS, kinds_of_remarks(CIRCLES)) == STRICT
    assert rubric_from_words("network=3, loss=3,loss_gradient=4", FUNCTIONS) == RUBRIC
    assert rubric_of(STRICT.to_json()) == STRICT


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "--points must be NAME=POINTS, several with commas between, got ''"),
        ("loss=1,", "--points must be NAME=POINTS, several with commas between, got 'loss=1,'"),
        ("netwrk=3", "prices netwrk: the homework has network, loss, loss_gradient"),
        ("network", "--points must be NAME=POINTS, several with commas between, got 'network'"),
        ("network:3", "--points must be NAME=POINTS, several with commas between, got 'network:3'"),
        ("network=", "--points network must be a number of 0 or more, got ''"),
        ("network=-1", "must be a number"),
        ("network=nan", "must be a number"),
        ("network=1,network=2", "names a function twice"),
    ],
)
def test_a_rubric_that_says_something_else_is_refused(words: str, said: str) -> None:
    with pytest.raises(CannotJudgeError) as refused:
        rubric_from_words(words, FUNCTIONS)
    assert said in str(refused.value) or words == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("network = 3", "holds network: a rubric has [points]"),
        ("points = 3", "points must be a table"),
        ("[points]\nnetwork = true", "points.network must be a number"),
        ("[points]\nloss = 1\n[rules]\nassert_fails = 2", "is a share"),
        ("[points]\nloss = 1\n[rules]\nbonus = 2", "holds bonus"),
        ("[points]\nloss = 1\n[costs]\nflaot32 = 1", "costs.flaot32 is the name of no remark; did you mean float32?"),
        ("[points]\nloss = 1\n[costs]\nmean-instead-of-sum = 1", "is the name of no remark; docs/levels.md lists"),
        ("[points", "is not TOML"),
        ("[rules]\nremark = 1", "prices nothing"),
    ],
)
def test_a_file_that_is_no_rubric_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotJudgeError) as refused:
        rubric_from_file(path, FUNCTIONS, kinds_of_remarks(CIRCLES))
    assert said in str(refused.value)
