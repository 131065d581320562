"""`crosscheck train --format junit`: a test suite for each party, a test case for each thing that it is held to."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from crosscheck.command.training.findings import TrainFinding, by_party
from crosscheck.command.training.json import versions
from crosscheck.command.training.outcome import Outcome
from crosscheck.comparison.differences import FUNCTION_OF
from crosscheck.records.moved import Moved
from crosscheck.report.plain import clean, one_line


def render(outcome: Outcome, findings: list[TrainFinding], parties: Mapping[str, object], moved: Moved | None) -> str:
    """Return JUnit's XML. What is wrong is a failure, and what could not be measured is skipped."""
    root = ET.Element("testsuites", name="crosscheck train")
    for name, mine in by_party(findings, parties).items():
        suite = ET.SubElement(root, "testsuite", name=one_line(name))
        _properties(suite, name, outcome)
        for check in _checks(outcome, moved):
            case = ET.SubElement(
                suite, "testcase", name=check, classname=f"crosscheck train.{one_line(name)}", time="0"
            )
            told = [finding for finding in mine if finding.check == check]
            if told:
                failure = ET.SubElement(case, "failure", message=one_line(told[0].sentence))
                failure.text = "\n".join(clean(finding.sentence) for finding in told)
            elif check == "truth" and outcome.truth is None:
                ET.SubElement(case, "skipped", message=one_line(outcome.no_truth or ""))
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
    for attribute, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        element.set(attribute, str(len(list(element.iter(tag)))))
    element.set("errors", "0")
