"""The pytest plugin: its fixtures, a section of the summary, and ``--crosscheck-report``.

pytest loads this module in every run where the project is installed. So it imports only pytest; a fixture
imports what it needs when it is used.

    def test_my_backward_pass(agrees):
        agrees("mine.py")

In JUnit's XML each party's distances are properties of its test. A test's findings are part of its report. So, under
pytest-xdist, they arrive where the summary is written; there they are sorted, since tests run in any order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from crosscheck.comparison.agreement import Comparison
    from crosscheck.homework.circles.contract import Array, Party

OPTION = "--crosscheck-report"
SCHEMA = "crosscheck.pytest/1"
VERDICTS = {True: "agrees", False: "disagrees", None: "not compared"}
FINDINGS = "crosscheck_findings"  # the attribute of a test's report
FOUND = pytest.StashKey[list[dict[str, Any]]]()  # the findings of a test so far


@pytest.fixture
def crosscheck_circles() -> tuple[Array, Array]:
    """Return the homework's 500 points, shape (500, 2), and their labels, shape (500,)."""
    from crosscheck.homework.circles.data import load_circles

    return load_circles()


@pytest.fixture
def crosscheck_reference() -> Party:
    """Return the reference party: `manual.by_hand`, with `network`, `loss`, `loss_gradient` and `optimize`."""
    from manual import by_hand

    return by_hand


@pytest.fixture
def agrees(request: pytest.FixtureRequest) -> Callable[..., Comparison]:
    """Return a function that compares parties with `manual.by_hand`, and fails the test if one differs.

    It takes one party or more, and the keywords of `crosscheck.compare`: ``agrees(mine, n_steps=5, truth=True)``. A
    party is anything that `crosscheck.compare` takes.
    """
    node = request.node

    def check(*parties: Any, **keywords: Any) -> Comparison:
        __tracebackhide__ = True
        from crosscheck.pytest_plugin.comparing import found, properties

        outcome, findings = found(parties, keywords, node.nodeid)
        node.stash.setdefault(FOUND, []).extend(findings)
        node.user_properties.extend(chain.from_iterable(map(properties, findings)))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return check


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--crosscheck-report FILE``."""
    group = parser.getgroup("crosscheck")
    group.addoption(OPTION, metavar="FILE", type=Path, help="write what the fixture `agrees` found to FILE, as JSON")


def pytest_configure(config: pytest.Config) -> None:
    """Collect the findings of tests; refuse a report that cannot be written before any test runs."""
    path = config.getoption(OPTION)
    if hasattr(config, "workerinput"):  # a worker of xdist: its reports are collected elsewhere
        return
    if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
        raise pytest.UsageError(f"{OPTION} {path}: a file is expected, in a folder that exists.")
    config.pluginmanager.register(Gathering(path), "crosscheck-gathering")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Attach a test's findings to its report, as plain data that xdist passes on."""
    report = yield
    if found := item.stash.get(FOUND, None):
        setattr(report, FINDINGS, found)
        item.stash[FOUND] = []  # the findings of the next phase come with its own report
    return report


class Gathering:
    """The plugin of one run, absent in xdist's workers."""

    def __init__(self, path: Path | None) -> None:
        self.path, self.found = path, dict[str, list[dict[str, Any]]]()  # by test

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take a test's findings from each phase's report. A test that is run again replaces its earlier findings."""
        if report.when == "setup":
            self.found.pop(report.nodeid, None)
        if found := getattr(report, FINDINGS, None):
            self.found.setdefault(report.nodeid, []).extend(found)

    def pytest_sessionfinish(self) -> None:
        """Write the report, if requested."""
        if self.path is not None:
            self.path.write_text(json.dumps(self.document(), indent=2) + "\n", encoding="utf-8")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """List each party's distance from the reference, and from the truth if requested."""
        if not self.found:
            return
        terminalreporter.section("crosscheck: largest difference, and the tolerance there")
        for finding in self._sorted():
            for line in lines(finding):
                terminalreporter.line(line)
        if self.path is not None:
            terminalreporter.line(f"written to {self.path}")

    def document(self) -> dict[str, Any]:
        """Return what ``--crosscheck-report`` writes, as `report/schemas/pytest-1.json` describes it."""
        findings = self._sorted()
        return {
            "schema": SCHEMA,
            "agree": bool(findings) and all(each["agrees"] for each in findings),
            "findings": [{key: value for key, value in each.items() if key != "versions"} for each in findings],
            "versions": {name: version for each in findings for name, version in each["versions"].items()},
        }

    def _sorted(self) -> list[dict[str, Any]]:
        return sorted(chain.from_iterable(self.found.values()), key=lambda each: (each["test"], each["party"]))


def lines(finding: dict[str, Any]) -> Iterator[str]:
    """Yield one finding in words: the party and its test, and then a line for each quantity."""
    yield f"{finding['party']}: {VERDICTS[finding['agrees']]}  ({finding['test']})"
    if finding["reason"] is not None:
        yield f"  {finding['reason']}"
    for of, row in distances(finding):
        parameter = "" if row["parameter"] is None else f", {row['parameter']}"
        numbers = f"{_number(row['difference'])} of {_number(row['tolerance'])}"
        yield f"  {of:20}{numbers} at step {row['step']}{parameter}"


def distances(finding: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a finding's rows, each named by its quantity: ``loss difference``, ``loss error``."""
    for of in ("difference", "error"):
        yield from ((f"{quantity} {of}", row) for quantity, row in finding[f"{of}s"].items())


def _number(value: float | None) -> str:
    return "not finite" if value is None else f"{value:.1e}"
