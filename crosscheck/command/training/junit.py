"""`crosscheck train --format junit`: a test suite for each party, a test case for each thing that it is held to."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from crosscheck.command.training.findings import TrainFinding, by_party, remarks_on
from crosscheck.command.training.json import versions
from crosscheck.command.training.outcome import Outcome
from crosscheck.comparison.differences import FUNCTION_OF
from crosscheck.records.moved import Moved
from crosscheck.report.plain import clean, one_line


def render(outcome: Outcome, findings: list[TrainFinding], parties: Mapping[str, object], moved: Moved | None) -> str:
    """Return JUnit's XML. What is wrong is a failure, and what could not be measured is skipped."""
    root = ET.Element("testsuites", name="crosscheck train")
    run = outcome.comparison.run
    for name, mine in by_party(findings, parties).items():
        seconds = {} if run is None else run.parties[name].seconds
        suite = ET.SubElement(root, "testsuite", name=one_line(name))
        _properties(suite, name, outcome)
        for check in _checks(outcome, moved):
            case = _case(suite, check, seconds.get(check, 0.0))
            told = [finding for finding in mine if finding.check == check]
            if told:
                failure = ET.SubElement(case, "failure", message=one_line(told[0].sentence))
                failure.text = "\n".join(clean(finding.sentence) for finding in told)
            elif (why := _not_held(name, check, outcome)) is not None:
                ET.SubElement(case, "skipped", message=one_line(why))
        if remarks := remarks_on(name, outcome):
            ET.SubElement(suite, "system-out").text = "\n".join(map(clean, remarks))
    return _written(root)


def _not_held(name: str, check: str, outcome: Outcome) -> str | None:
    """Return why a check was not made; None if it was. The first party's numbers are what the others are held against."""
    if check == "truth" and outcome.truth is None:
        return outcome.no_truth or ""
    held = outcome.comparison.by_party.get(name, {})
    first = name == outcome.comparison.parties[0] and check != "descent"
    return "the party does not compute it" if check in FUNCTION_OF and check not in held and not first else None


def failed(finding: TrainFinding) -> str:
    """Return JUnit's XML where there is no verdict: an error, with the last lines of the user's own code if that raised."""
    root = ET.Element("testsuites", name="crosscheck train")
    case = _case(ET.SubElement(root, "testsuite", name=one_line(finding.party)), finding.check, 0.0)
    ET.SubElement(case, "error", message=one_line(finding.sentence)).text = clean(finding.trace)
    return _written(root)


def _case(suite: ET.Element, check: str, seconds: float) -> ET.Element:
    of = f"crosscheck train.{suite.get('name')}"
    return ET.SubElement(suite, "testcase", name=check, classname=of, time=f"{seconds:.6f}")


def _written(root: ET.Element) -> str:
    for suite in root:
        _count(suite)
    _count(root)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _checks(outcome: Outcome, moved: Moved | None) -> list[str]:
    """Return what each party is held to: without a whole run, to a well-formed answer alone."""
    if outcome.comparison.run is None:
        return ["answers"]
    certificate = [] if outcome.certificates is None else ["certificate"]
    return [*FUNCTION_OF, "truth", *certificate, *([] if moved is None else ["record"])]


def _properties(suite: ET.Element, name: str, outcome: Outcome) -> None:
    """Add the versions, and how far the party lies from the first, by quantity."""
    properties = ET.SubElement(suite, "properties")
    told = {f"version.{package}": version for package, version in versions().items()}
    for quantity, largest in outcome.comparison.by_party.get(name, {}).items():
        told[f"difference.{quantity}"] = f"{largest.value} of {largest.tolerance}"
    for key, value in told.items():
        ET.SubElement(properties, "property", name=key, value=one_line(value))


def _count(element: ET.Element) -> None:
    counted = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    for attribute, tag in counted.items():
        element.set(attribute, str(len(list(element.iter(tag)))))
    element.set("time", f"{sum(float(case.get('time', 0)) for case in element.iter('testcase')):.6f}")
