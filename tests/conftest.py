"""One thread, no windows, nothing slow unasked: what every test relies on."""

import gc
import sys
import threading
from collections import Counter
from zlib import crc32

import matplotlib as mpl
import numpy.fft  # noqa: F401 - pytester forgets what its runs import, and this cannot be loaded twice in a process
import pytest

from crosscheck.sandbox.levels import STARTING
from tests.needs import has

pytest_plugins = ["pytester"]

mpl.use("Agg")
gc.disable()  # until all tests are collected: nothing of that is garbage, and there is much to look through
MANY = 8
STARTS_WITHIN = 30.0  # seconds that a sandbox may take
if has("torch"):
    import torch

    torch.set_num_threads(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate-golden", action="store_true", help="write data/golden_trajectory.csv anew, and fail")
    slow = "also run what takes minutes, 10,000 proven steps among it, and all of tables of which else a share is run"
    parser.addoption("--slow", action="store_true", help=slow)
    parser.addoption("--share", type=int, default=1, help=f"of a test with more than {MANY} cases, run one in so many")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out cases of large tables: the same ones in each run, in whatever order they stand."""
    cases = Counter(item.nodeid.partition("[")[0] for item in items)

    def share(item: pytest.Item) -> int:
        marker = item.get_closest_marker("share")
        own = 1 if marker is None or config.getoption("--slow") else marker.args[0]
        return int(own * (config.getoption("--share") if cases[item.nodeid.partition("[")[0]] > MANY else 1))

    left_out = [item for item in items if crc32(item.nodeid.encode()) % share(item) != 0]
    config.hook.pytest_deselected(items=left_out)
    kept = set(items) - set(left_out)
    items[:] = [item for item in items if item in kept]


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture
def slow(request):
    """Skip what takes minutes, unless it is asked for."""
    if not request.config.getoption("--slow"):
        pytest.skip("slow: runs with pytest --slow")


@pytest.fixture(autouse=True)
def _nothing_starts_any_more():
    """Wait for a sandbox that a command began to start and did not use: the next test may install another one."""
    yield
    for thread in threading.enumerate():
        if thread.name == STARTING:
            thread.join(STARTS_WITHIN)


@pytest.fixture(autouse=True)
def _figures_are_closed():
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def pytest_terminal_summary(terminalreporter):
    """Show each error bound beside the worst error measured. The numbers come with the reports, also from other processes."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    properties = [value for report in reports if report.when == "call" for value in report.user_properties]
    from tests.truth.bound_tightness import Tightness, markdown

    rows = [Tightness(*value) for name, value in properties if name == "error bound"]
    if rows:
        terminalreporter.section("error bounds, and the worst error measured against the truth")
        terminalreporter.write_line(markdown(sorted(rows, key=lambda row: row.place)))
