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


def test_it_holds_to_the_documented_format(examples):
    for verdict in (each for each in examples.values() if each.functions):  # as each verdict of a homework has
        for feedback in FEEDBACK:
            results = json.loads(rendered(verdict, feedback))
            jsonschema.validate(results, FORMAT)
            assert [test["name"] for test in results["tests"]] == list(verdict.functions)


def test_a_function_earns_its_point_on_its_own_contract(examples):
    for verdict in examples.values():
        tests = json.loads(rendered(verdict))["tests"]
        for test, function in zip(tests, verdict.functions.values(), strict=True):
            right = function.verdict in ("right", "remarks")
            assert (test["score"], test["status"]) == ((1, "passed") if right else (0, "failed"))


def test_a_rubric_s_points_stand_for_the_one_point(examples):
    scores = {"network": (3.0, 3.0), "loss": (1.5, 3.0)}
    results = json.loads(gradescope.render([examples["wrong"]], scores))
    jsonschema.validate(results, FORMAT)
    priced = {test["name"]: (test["score"], test["max_score"]) for test in results["tests"]}
    assert priced == {"network": (3, 3), "loss": (1.5, 3), "loss_gradient": (0, 0)}


def test_a_student_is_told_what_is_withheld_and_not_what_only_who_runs_it_can_mend(examples):
    for verdict in examples.values():
        assert "Level process" not in rendered(replace(verdict, sandbox="process"))
        for feedback in FEEDBACK:
            said = json.loads(rendered(verdict, feedback))["output"]
            assert [words for words in filter(None, wording.WITHHELD.values()) if words in said] == (
                [wording.WITHHELD[feedback]] if wording.WITHHELD[feedback] else []
            )


def test_what_a_submission_prints_is_not_told(examples):
    for verdict in examples.values():
        assert not verdict.output or verdict.output not in rendered(verdict)


@pytest.mark.parametrize(
    ("kind", "hint", "told"),
    [
        ("package", "needs keras, which is not installed here (pip install keras)", "on the machine that grades"),
        ("no-sandbox", "The strong sandbox has ended.", wording.THE_MACHINE),
        ("waiting", "loss was ended by SIGKILL, which the judge did not send.", wording.THE_MACHINE),
    ],
)
def test_a_student_is_not_told_to_mend_the_machine_that_grades(examples, kind, hint, told):
    reason = Finding(kind, hint, level="unjudged")
    functions = {"loss": FunctionVerdict("loss", "unjudged", reason)}
    results = rendered(replace(examples["right"], functions=functions, reason=reason))
    jsonschema.validate(json.loads(results), FORMAT)
    assert told in results
    assert "pip install" not in results


def test_it_is_the_result_of_one_submission(examples):
    with pytest.raises(CannotJudgeError, match="of one submission, got 2"):
        gradescope.render([examples["wrong"]] * 2, {})


@pytest.mark.parametrize(
    "fault",
    [
        {"score": "10"},
        {"output_format": "markdown"},
        {"tests": [{"score": 1, "max_score": 1, "status": "right"}]},
        {"tests": [{"max_score": 1}]},
        {"stdout_visibility": "shown"},
        {"execution_time": 1.5},
        {"grade": 1},
    ],
)
def test_the_format_refuses_what_gradescope_would_not_read(fault):
    sound = {"tests": [{"score": 1, "max_score": 1}]}
    jsonschema.validate(sound, FORMAT)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(sound | fault, FORMAT)
