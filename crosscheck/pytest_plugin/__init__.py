"""The pytest plugin: its fixtures, a section of the summary, and ``--crosscheck-report``.

pytest loads this module in every run where the project is installed, so it imports nothing but pytest, which is there; what a
fixture needs, it imports when it is asked for.

    def test_my_backward_pass(agrees):
        agrees("mine.py")

In JUnit's XML each party's distances are properties of its test. What a test found travels with its report, so that under
pytest-xdist all of it arrives where the summary is written; there it is sorted, in whatever order the tests ran.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from crosscheck.pytest_plugin.gathering import FINDINGS, Gathering

if TYPE_CHECKING:
    from collections.abc import Generator

    from crosscheck.comparison.agreement import Comparison
    from crosscheck.homework.circles.contract import Array, Party

OPTION = "--crosscheck-report"
FOUND = pytest.StashKey[list[dict[str, Any]]]()  # what a test has found so far


@pytest.fixture
def crosscheck_circles() -> tuple[Array, Array]:
    """Return the homework's 500 points, shape (500, 2), and their labels, shape (500,)."""
    from crosscheck.homework.circles.data import load_circles

    return load_circles()


@pytest.fixture
def crosscheck_reference() -> Party:
    """Return the party that is right: `manual.by_hand`, with `network`, `loss`, `loss_gradient` and `optimize`."""
    from manual import by_hand

    return by_hand


@pytest.fixture
def circles(crosscheck_circles: tuple[Array, Array]) -> tuple[Array, Array]:
    """Return the same as `crosscheck_circles`, under its older name, which other plugins and suites may use as well."""
    return crosscheck_circles


@pytest.fixture
def reference(crosscheck_reference: Party) -> Party:
    """Return the same as `crosscheck_reference`, under its older name."""
    return crosscheck_reference


@pytest.fixture
def agrees(request: pytest.FixtureRequest) -> Callable[..., Comparison]:
    """Return a function that holds parties against `manual.by_hand`, and fails the test if one differs.

    It takes one party or more, and the keywords of `crosscheck.compare`: ``agrees(mine, n_steps=5, truth=True)``. A party is
    anything that `crosscheck.compare` takes.
    """
    node = request.node

    def check(*parties: Any, **keywords: Any) -> Comparison:
        __tracebackhide__ = True
        from crosscheck.pytest_plugin.asking import asked

        answer = asked(parties, keywords, node.nodeid)
        node.stash.setdefault(FOUND, []).extend(answer.findings)
        node.user_properties.extend(answer.properties)
        if answer.error is not None:
            raise answer.error
        assert answer.comparison is not None
        return answer.comparison

    return check


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--crosscheck-report FILE``."""
    group = parser.getgroup("crosscheck")
    group.addoption(OPTION, metavar="FILE", type=Path, help="write what the fixture `agrees` found to FILE, as JSON")


def pytest_configure(config: pytest.Config) -> None:
    """Gather what tests find, and refuse a report that cannot be written before any of them runs."""
    path = config.getoption(OPTION)
    if hasattr(config, "workerinput"):  # a worker of xdist, whose reports are gathered elsewhere
        return
    if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
        raise pytest.UsageError(f"{OPTION} {path}: a file is expected, in a folder that exists.")
    config.pluginmanager.register(Gathering(path), "crosscheck-gathering")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Attach what a test found to its report, as plain data, which xdist passes on."""
    report = yield
    if found := item.stash.get(FOUND, None):
        setattr(report, FINDINGS, found)
        item.stash[FOUND] = []  # what the next phase finds comes with its own report
    return report
