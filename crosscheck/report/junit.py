"""Verdicts as JUnit XML, which continuous integration and gradebooks read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from crosscheck.report import wording as words
from crosscheck.verdict import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crosscheck.verdict import FunctionVerdict, Verdict


def render(verdicts: Sequence[Verdict]) -> str:
    """Return a test suite for each submission, with a test case for each function and one for the asserts.

    A wrong function is a failure, one that could not be judged an error, one that is not done yet skipped. Asserts that fail are
    a failure of their own only if no function answers for them: one mistake is counted once.
    """
    root = ET.Element("testsuites", name="crosscheck verify")
    for verdict in verdicts:
        _suite(root, verdict)
    _count(root)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, verdict: Verdict) -> None:
    suite = ET.SubElement(root, "testsuite", name=words.one_line(verdict.submission), time=f"{verdict.seconds:.3f}")
    properties = ET.SubElement(suite, "properties")
    for name, value in (("verdict", verdict.verdict), ("sandbox", verdict.sandbox), ("seed", str(verdict.seed))):
        ET.SubElement(properties, "property", name=name, value=value)
    if verdict.reason is not None:
        _tell(_case(suite, "submission"), "error", verdict.reason)
    for function in verdict.functions.values():
        _function(_case(suite, words.one_line(function.function)), function)
    _asserts(_case(suite, "homework asserts"), verdict)
    _say(suite, [*map(words.named, verdict.remarks), words.clean(verdict.output)])
    _count(suite)


def _function(case: ET.Element, function: FunctionVerdict) -> None:
    if function.verdict == "wrong":
        worst = [words.largest_error(function.largest_error)] if function.largest_error else []
        _tell(case, "failure", function.causes[0], [*map(words.named, function.causes), *worst])
    elif function.reason is not None:
        _tell(case, "error" if function.verdict == "unjudged" else "skipped", function.reason)
    given = [words.on_function(function)] if function.right_given else []
    _say(case, [*given, *map(words.named, function.remarks)])


def _asserts(case: ET.Element, verdict: Verdict) -> None:
    if verdict.asserts_passed == verdict.asserts:
        return
    answered_for = verdict.verdict in ("wrong", "unjudged")
    _tell(case, "skipped" if answered_for else "failure", Finding("asserts", words.asserts(verdict)))


def _case(suite: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=suite.get("name", ""), name=name)


def _tell(case: ET.Element, tag: str, why: Finding, details: Sequence[str] = ()) -> None:
    attributes = {"message": words.one_line(why.message)}
    if tag != "skipped":  # which has no type in the format
        attributes["type"] = words.one_line(why.kind)
    element = ET.SubElement(case, tag, attributes)
    element.text = "\n".join(details) or None


def _say(element: ET.Element, texts: list[str]) -> None:
    told = "\n".join(text for text in texts if text)
    if told:
        ET.SubElement(element, "system-out").text = told


def _count(element: ET.Element) -> None:
    """Write the totals into the attributes that readers of the format expect."""
    element.set("tests", str(len(element.findall(".//testcase"))))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(len(element.findall(f".//testcase/{tag}"))))
