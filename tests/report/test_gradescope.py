"""Gradescope's results hold to its documented format, and tell a student as much as may be told."""

import json
from dataclasses import replace

import jsonschema
import pytest

from crosscheck.classes.rubric import Rubric, points
from crosscheck.report import gradescope, wording
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import FEEDBACK, Feedback, Finding, FunctionVerdict, Verdict
from tests.report.gradescope_format import FORMAT


def rendered(verdict: Verdict, feedback: Feedback = "formula") -> str:
    """Return the results, with a point for each function."""
    earned = points(verdict.to_json(), Rubric(dict.fromkeys(verdict.functions, 1.0)))
    return gradescope.render([verdict.told(feedback)], {name: (each, 1.0) for name, each in earned.items()})


VALIDATOR = jsonschema.Draft202012Validator(FORMAT)


@pytest.mark.parametrize("feedback", FEEDBACK)
def test_it_holds_to_the_documented_format_and_says_what_is_withheld(verdict, feedback):
    told = rendered(replace(verdict, sandbox="process"), feedback)
    results = json.loads(told)
    assert VALIDATOR.is_valid(results) or not verdict.functions  # of which each verdict of a homework has some
    expected = [(f.function, f.verdict in ("right", "remarks")) for f in verdict.functions.values()]
    assert [(test["name"], test["score"] == 1) for test in results["tests"]] == expected
    assert [test["status"] == "passed" for test in results["tests"]] == [right for _, right in expected]
    said = [words for words in filter(None, wording.WITHHELD.values()) if words in results["output"]]
    assert said == [*filter(None, [wording.WITHHELD[feedback]])]
    assert "Level process" not in told  # which only who runs it can mend
    assert "step 1" not in told  # what a submission prints


def test_a_rubric_s_points_stand_for_the_one_point(examples):
    scores = {"network": (3.0, 3.0), "loss": (1.5, 3.0)}
    results = json.loads(gradescope.render([examples["wrong"]], scores))
    VALIDATOR.validate(results)
    priced = {test["name"]: (test["score"], test["max_score"]) for test in results["tests"]}
    assert priced == {"network": (3, 3), "loss": (1.5, 3), "loss_gradient": (0, 0)}


@pytest.mark.parametrize(
    ("kind", "hint", "told"),
    [
        ("package", "needs keras, which is not installed here (pip install keras)", "on the grading machine"),
        ("no-sandbox", "The strong sandbox has ended.", wording.THE_MACHINE),
        ("waiting", "loss was ended by SIGKILL, which the judge did not send.", wording.THE_MACHINE),
    ],
)
def test_a_student_is_not_told_to_mend_the_machine_that_grades(examples, kind, hint, told):
    reason = Finding(kind, hint, level="unjudged")
    functions = {"loss": FunctionVerdict("loss", "unjudged", reason)}
    results = rendered(replace(examples["right"], functions=functions, reason=reason))
    VALIDATOR.validate(json.loads(results))
    assert told in results
    assert "pip install" not in results


def test_it_is_the_result_of_one_submission(examples):
    with pytest.raises(CannotJudgeError, match="of one submission, got 2"):
        gradescope.render([examples["wrong"]] * 2, {})


@pytest.mark.parametrize(
    "fault",
    [
        {"score": "10"},
        {"tests": [{"score": 1, "max_score": 1, "status": "right"}]},
        {"tests": [{"max_score": 1}]},
        {"grade": 1},
    ],
)
def test_the_format_refuses_what_gradescope_would_not_read(fault):
    sound = {"tests": [{"score": 1, "max_score": 1}]}
    assert [VALIDATOR.is_valid(each) for each in (sound, sound | fault)] == [True, False]
