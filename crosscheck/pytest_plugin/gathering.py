"""What all tests of a run have found: gathered from their reports, summed up on the terminal, written as JSON."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

SCHEMA = "crosscheck.pytest/1"
VERDICTS = {True: "agrees", False: "disagrees", None: "not compared"}
FINDINGS = "crosscheck_findings"  # the attribute of a test's report


class Gathering:
    """A plugin of one run; in xdist's workers there is none."""

    def __init__(self, path: Path | None) -> None:
        self.path, self.found = path, dict[str, list[dict[str, Any]]]()  # by test

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what a test found off the report of each phase. A test that begins anew replaces what it found before."""
        if report.when == "setup":
            self.found.pop(report.nodeid, None)
        if found := getattr(report, FINDINGS, None):
            self.found.setdefault(report.nodeid, []).extend(found)

    def pytest_sessionfinish(self) -> None:
        """Write the report that was asked for."""
        if self.path is not None:
            self.path.write_text(json.dumps(self.document(), indent=2) + "\n", encoding="utf-8")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """List how far each party lies from the reference, and from the truth where that was asked for."""
        if not self.found:
            return
        terminalreporter.section("crosscheck: largest difference, and what is allowed there")
        for finding in self._sorted():
            for line in lines(finding):
                terminalreporter.line(line)
        if self.path is not None:
            terminalreporter.line(f"written to {self.path}")

    def document(self) -> dict[str, Any]:
        """Return what ``--crosscheck-report`` writes, as `report/schemas/pytest-1.json` describes it."""
        findings = self._sorted()
        versions = {name: version for each in findings for name, version in each["versions"].items()}
        without = [{key: value for key, value in each.items() if key != "versions"} for each in findings]
        return {
            "schema": SCHEMA,
            "agree": bool(findings) and all(each["agrees"] for each in findings),
            "findings": without,
            "versions": versions,
        }

    def _sorted(self) -> list[dict[str, Any]]:
        return sorted(chain.from_iterable(self.found.values()), key=lambda each: (each["test"], each["party"]))


def lines(finding: dict[str, Any]) -> list[str]:
    """Return one finding in words: the party and its test, and below them a line for each quantity."""
    told = [f"{finding['party']}: {VERDICTS[finding['agrees']]}  ({finding['test']})"]
    if finding["reason"] is not None:
        told.append(f"  {finding['reason']}")
    for of, places in (("difference", finding["differences"]), ("error", finding["errors"])):
        told += [f"  {quantity + ' ' + of:20}{_place(place)}" for quantity, place in places.items()]
    return told


def _place(place: dict[str, Any]) -> str:
    parameter = "" if place["parameter"] is None else f", {place['parameter']}"
    return f"{_number(place['difference'])} of {_number(place['tolerance'])} at step {place['step']}{parameter}"


def _number(value: float | None) -> str:
    return "not finite" if value is None else f"{value:.1e}"
