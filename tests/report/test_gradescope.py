"""Gradescope's results hold to its documented format, and tell a student as much as may be told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from crosscheck.report import gradescope
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import FEEDBACK

if TYPE_CHECKING:
    from crosscheck.verdict import Verdict

VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
#: gradescope-autograders.readthedocs.io/en/latest/specs/#output-format, key by key.
FORMAT: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["tests"],
    "properties": {
        "score": {"type": "number"},
        "execution_time": {"type": "integer", "minimum": 0},
        "output": {"type": "string"},
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": {"type": "object"},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["score", "max_score"],
                "properties": {
                    "score": {"type": "number"},
                    "max_score": {"type": "number"},
                    "status": {"enum": ["passed", "failed"]},
                    "name": {"type": "string"},
                    "number": {"type": "string"},
                    "output": {"type": "string"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "visibility": VISIBILITY,
                    "extra_data": {"type": "object"},
                },
            },
        },
    },
}


def test_it_holds_to_the_documented_format(examples: dict[str, Verdict]) -> None:
    for verdict in examples.values():
        for feedback in FEEDBACK:
            results = json.loads(gradescope.render([verdict.told(feedback)]))
            jsonschema.validate(results, FORMAT)
            assert [test["name"] for test in results["tests"]] == list(verdict.functions)


def test_a_function_earns_its_point_on_its_own_contract(examples: dict[str, Verdict]) -> None:
    for verdict in examples.values():
        tests = json.loads(gradescope.render([verdict]))["tests"]
        for test, function in zip(tests, verdict.functions.values(), strict=True):
            right = function.verdict in ("right", "remarks")
            assert (test["score"], test["status"]) == ((1, "passed") if right else (0, "failed"))


def test_what_a_submission_prints_is_not_told(examples: dict[str, Verdict]) -> None:
    for verdict in examples.values():
        assert not verdict.output or verdict.output not in gradescope.render([verdict])


def test_it_is_the_result_of_one_submission(examples: dict[str, Verdict]) -> None:
    with pytest.raises(CannotJudgeError, match="of one submission, got 2"):
        gradescope.render([examples["wrong"]] * 2)
