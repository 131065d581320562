"""Verdicts as JUnit XML, for continuous integration and gradebooks."""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from crosscheck.report import wording as words
from crosscheck.report.plain import clean, one_line
from crosscheck.verdict import Finding, FunctionVerdict, Verdict


def render(verdicts: Sequence[Verdict]) -> str:
    """Return a test suite for each submission, with a test case for each function and one for the homework's asserts.

    Wrong functions and failing asserts are failures. A function or a submission that could not be judged is an error.
    A function that is not done yet, or fails only through another one, is skipped.
    """
    root = ET.Element("testsuites", name="crosscheck verify")
    for verdict in verdicts:
        _suite(root, verdict)
    return written(root)


def suite(root: ET.Element, name: str, properties: Mapping[str, str], **attributes: str) -> ET.Element:
    """Add a test suite with its properties."""
    added = ET.SubElement(root, "testsuite", {"name": one_line(name), **attributes})
    told = ET.SubElement(added, "properties")
    for key, value in properties.items():
        ET.SubElement(told, "property", name=key, value=one_line(value))
    return added


def case(suite: ET.Element, name: str, of: str = "", **attributes: str) -> ET.Element:
    """Add a test case. Its class name is `of` and the suite's name."""
    classname = f"{of}{suite.get('name', '')}"
    return ET.SubElement(suite, "testcase", {"classname": classname, "name": one_line(name), **attributes})


def tell(case: ET.Element, tag: str, message: str, details: Iterable[str] = (), kind: str | None = None) -> None:
    """Add why a test case failed, could not be judged ("error"), or was skipped."""
    attributes = {"message": one_line(message)} | ({} if kind is None else {"type": one_line(kind)})
    ET.SubElement(case, tag, attributes).text = "\n".join(map(clean, details)) or None


def say(element: ET.Element, texts: Iterable[str]) -> None:
    """Add further text on a suite or a case."""
    if told := "\n".join(filter(None, texts)):
        ET.SubElement(element, "system-out").text = clean(told)


def written(root: ET.Element) -> str:
    """Return the document, with the totals in the format's attributes."""
    for element in (*root, root):
        cases = element.findall(".//testcase")
        if seconds := [float(case.attrib["time"]) for case in cases if "time" in case.attrib]:
            element.set("time", f"{sum(seconds):.6f}")
        element.set("tests", str(len(cases)))
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            element.set(attribute, str(len(element.findall(f".//testcase/{tag}"))))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, verdict: Verdict) -> None:
    properties = {name: str(getattr(verdict, name)) for name in ("verdict", "feedback", "sandbox", "seed")}
    properties |= {f"version.{name}": version for name, version in verdict.versions.items()}
    told = suite(root, verdict.submission, properties, time=f"{verdict.seconds:.3f}")
    if verdict.reason is not None:
        _fail(case(told, "submission"), "error", verdict.reason)
    for function in verdict.functions.values():
        _function(case(told, function.function), verdict, function)
    asserts = case(told, "homework asserts")
    if verdict.asserts_passed < verdict.asserts:
        fails = words.failing_asserts(verdict)
        _fail(asserts, "failure" if fails else "skipped", Finding("asserts", words.asserts(verdict)), fails)
    printed = [f"printed: {line}" for line in verdict.output.splitlines()]  # no line begins with output
    say(told, [*map(words.named, words.remarks(verdict)), *words.notes(verdict), *printed])


def _function(case: ET.Element, verdict: Verdict, function: FunctionVerdict) -> None:
    if function.verdict == "wrong":
        why = (*function.causes, function.reason)[0] or Finding("wrong", words.on_function(function))
        details = [text for label, text in words.told(verdict, function, alone=True) if label != "remark"]
        _fail(case, "failure", why, [*details, *words.question(function)])
    elif function.reason is not None:
        skipped = function.verdict == "missing" or words.depends(function) or function.reason == verdict.reason
        _fail(case, "skipped" if skipped else "error", function.reason)
    given = [words.on_function(function)] if function.right_given else []
    say(case, [*given, *map(words.named, words.remarks(function))])


def _fail(case: ET.Element, tag: str, why: Finding, details: Iterable[str] = ()) -> None:
    tell(case, tag, why.message, details, None if tag == "skipped" else why.kind)  # "skipped" has no type in the format
