"""JSON lines hold to the published schema, JUnit to what its readers expect."""

import copy
import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from crosscheck.report import json_lines as lines
from crosscheck.report import junit
from crosscheck.verdict import FEEDBACK, Call, FunctionVerdict, Row
from tests.schemas import validator

VALIDATOR = validator("verify-2")

BROKEN = [
    (("reason",), {"kind": "bored", "message": ""}),
    (("functions", "loss", "causes"), [{"kind": "mean-instead-of-sum"}]),
    (("functions", "loss_gradient", "worst", "parameter"), 7),
    (("functions", "loss_gradient", "worst", "obtained"), "NaN"),
    (("functions", "loss", "causes", 0, "level"), "amber"),
    (("homework_asserts", "failed"), 6),
    (("versions",), {"python": "3.11.7"}),
]


def test_the_schema_holds_for_any_homework(examples):
    of_circles = examples["given"].to_json()
    of_circles["functions"] |= {"loss_gradient": examples["wrong"].to_json()["functions"]["loss_gradient"]}
    told = json.dumps(of_circles)
    for old, new in (("loss", "cost"), ("network", "predict"), ('"v21"', '"w12"'), ('"v"', '"hidden weights"')):
        assert old in told
        told = told.replace(old, new)
    VALIDATOR.validate(of_circles)
    VALIDATOR.validate(json.loads(told))


@pytest.mark.parametrize("feedback", FEEDBACK)
def test_every_verdict_is_one_line_that_validates_however_much_is_told(examples, feedback):
    written = lines.render([verdict.told(feedback) for verdict in examples.values()])
    for line, verdict in zip(written.splitlines(), examples.values(), strict=True):
        told = json.loads(line, parse_constant=pytest.fail)
        VALIDATOR.validate(told)
        expected = [feedback, verdict.submission, verdict.verdict]
        assert [told[key] for key in ("feedback", "submission", "verdict")] == expected
        worst = [function["worst"] for function in told["functions"].values() if function["worst"]]
        assert feedback == "formula" or all((w["expected"], w["difference"]) == (None, None) for w in worst)


def test_at_a_call_of_the_homework_a_hint_may_name_what_it_prints():
    worst = Row(Call("loss(initial, X, y)"), None, 0.0828, 41.3965)
    told = FunctionVerdict("loss", "wrong", worst=worst, published=41.4).told("hint")
    assert (told.worst.expected, told.worst.question.params) == (41.4, None)


@pytest.mark.parametrize(("path", "value"), BROKEN, ids=["/".join(map(str, path)) for path, _ in BROKEN])
def test_the_schema_refuses(examples, path, value):
    broken = copy.deepcopy(examples["wrong"].to_json())
    place: Any = broken
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(broken)


# submission: test cases, failures, errors, skipped
COUNTS = {
    "right": (4, 0, 0, 0),
    "remarks": (4, 0, 0, 0),
    "wrong": (4, 2, 0, 1),
    "given": (4, 1, 0, 1),
    "partial": (4, 0, 0, 2),
    "unjudged": (4, 0, 3, 1),
    "unreadable": (5, 0, 1, 4),
    "through_another": (4, 2, 0, 1),
    "noted": (4, 0, 0, 0),
    "by_the_formulas": (4, 2, 0, 0),
    "at_a_random_point": (4, 1, 0, 0),
    "lacks_a_package": (4, 0, 3, 1),
    "not_finite": (4, 1, 0, 1),
    "hostile": (4, 1, 1, 2),
    "hostile_unjudged": (2, 0, 1, 1),
}


@pytest.mark.parametrize("name", COUNTS)
def test_junit_counts_and_is_xml_whatever_the_submission_says(examples, name):
    written = junit.render([examples[name]])
    assert not any(character in written for character in "\x00\x08\x1b\ufffe\u202e")
    root = ET.fromstring(written.encode("utf-8"))
    assert root.findall(".//script") == []
    for element in (root, root[0]):
        counted = tuple(int(element.attrib[key]) for key in ("tests", "failures", "errors", "skipped"))
        assert counted == COUNTS[name]
    cases = [case for suite in JUnitXml.fromstring(written) for case in suite]
    outcomes = [type(result) for case in cases for result in case.result]
    assert (len(cases), *map(outcomes.count, (Failure, Error, Skipped))) == COUNTS[name]


def test_junit_counts_asserts_that_fail_though_no_function_is_wrong(examples):
    fails = tuple(f"network([{k}, 0], initial)" for k in range(5))  # since it refuses lists, say
    verdict = replace(examples["remarks"], asserts_passed=10, asserts_failed=fails)
    suite = ET.fromstring(junit.render([verdict]))[0]
    assert suite.findtext("testcase[@name='homework asserts']/failure").splitlines() == list(fails)
    assert suite.attrib["failures"] == "1"


def test_junit_tells_cause_worst_and_remarks(examples):
    root = ET.fromstring(junit.render([examples["wrong"], examples["remarks"]]))
    failure = root.find("testsuite/testcase[@name='loss']/failure")
    assert failure.attrib["type"] == "mean-instead-of-sum"
    assert "yours 0.0828, right 41.4" in str(failure.text)
    assert "[float32]" in str(root.findtext("testsuite[@name='float32.py']/testcase/system-out"))
    assert "[stray-cell-error]" in str(root.findtext("testsuite[@name='float32.py']/system-out"))
