"""Verdicts as JUnit XML, which continuous integration and gradebooks read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from crosscheck.report import function_wording as of_function
from crosscheck.report import wording as words
from crosscheck.report.plain import clean, one_line
from crosscheck.verdict import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crosscheck.verdict import FunctionVerdict, Verdict


def render(verdicts: Sequence[Verdict]) -> str:
    """Return a test suite for each submission, with a test case for each function and one for the homework's asserts.

    A wrong function is a failure, and so are asserts that fail; one that could not be judged is an error, one that is not done
    yet, or fails only through another, skipped. Where the submission could not be judged at all, that is one error.
    """
    root = ET.Element("testsuites", name="crosscheck verify")
    for verdict in verdicts:
        _suite(root, verdict)
    count(root)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, verdict: Verdict) -> None:
    suite = ET.SubElement(root, "testsuite", name=one_line(verdict.submission), time=f"{verdict.seconds:.3f}")
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(verdict):
        ET.SubElement(properties, "property", name=name, value=value)
    if verdict.reason is not None:
        _tell(_case(suite, "submission"), "error", verdict.reason)
    for function in verdict.functions.values():
        _function(_case(suite, one_line(function.function)), verdict, function)
    _asserts(_case(suite, "homework asserts"), verdict)
    notes = [of_function.with_names(names, of_function.named(note)) for names, note in words.notes(verdict)]
    _say(suite, [*map(of_function.named, of_function.remarks(verdict)), *notes, clean(verdict.output)])
    count(suite)


def _properties(verdict: Verdict) -> Iterator[tuple[str, str]]:
    yield from (("verdict", verdict.verdict), ("feedback", verdict.feedback), ("sandbox", verdict.sandbox))
    yield "seed", str(verdict.seed)
    yield from ((f"version.{name}", one_line(version)) for name, version in verdict.versions.items())


def _function(case: ET.Element, verdict: Verdict, function: FunctionVerdict) -> None:
    if function.verdict == "wrong":
        _tell(case, "failure", _first(function), _details(function))
    elif function.reason is not None:
        skipped = function.verdict == "missing" or of_function.depends(function) or function.reason == verdict.reason
        _tell(case, "skipped" if skipped else "error", function.reason)
    given = [of_function.on_function(function)] if function.right_given else []
    _say(case, [*given, *map(of_function.named, of_function.remarks(function))])


def _first(function: FunctionVerdict) -> Finding:
    """Return why a function is wrong, in one finding: the first cause, if causes are told."""
    told = (*function.causes, function.reason)
    return told[0] or Finding("wrong", of_function.on_function(function))


def _details(function: FunctionVerdict) -> list[str]:
    reason = [clean(function.reason.message)] if function.reason else []
    worst = function.largest_error
    shown = [of_function.largest_error(worst), *of_function.question(worst)] if worst else []
    found = [*of_function.causes(function), *of_function.seen(function)]
    evidence = [clean(function.evidence)] if function.evidence else []
    return [*reason, *map(of_function.named, found), *shown, *evidence]


def _asserts(case: ET.Element, verdict: Verdict) -> None:
    if verdict.asserts_passed < verdict.asserts:
        fails = words.failing_asserts(verdict)
        _tell(case, "failure" if fails else "skipped", Finding("asserts", words.asserts(verdict)), fails)


def _case(suite: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=suite.get("name", ""), name=name)


def _tell(case: ET.Element, tag: str, why: Finding, details: Sequence[str] = ()) -> None:
    attributes = {"message": one_line(why.message)}
    if tag != "skipped":  # which has no type in the format
        attributes["type"] = one_line(why.kind)
    element = ET.SubElement(case, tag, attributes)
    element.text = "\n".join(map(clean, details)) or None


def _say(element: ET.Element, texts: list[str]) -> None:
    told = "\n".join(text for text in texts if text)
    if told:
        ET.SubElement(element, "system-out").text = told


def count(element: ET.Element) -> None:
    """Write the totals into the attributes that readers of the format expect."""
    element.set("tests", str(len(element.findall(".//testcase"))))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(len(element.findall(f".//testcase/{tag}"))))
