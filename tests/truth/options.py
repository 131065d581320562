"""What a test run can be asked, and says, about the truth: loaded by `tests/conftest.py`, as options are read early."""

import pytest

from tests.truth.bound_tightness import Tightness, markdown


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate-golden", action="store_true", help="write data/golden_trajectory.csv anew, and fail")
    parser.addoption(
        "--slow",
        action="store_true",
        help="also run what takes minutes, 10,000 proven steps among it, and all of the tables of which else a share is run",
    )


def pytest_terminal_summary(terminalreporter):
    """Show each error bound beside the worst error measured. The numbers come with the reports, also from other processes."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    properties = [value for report in reports if report.when == "call" for value in report.user_properties]
    rows = [Tightness(*value) for name, value in properties if name == "error bound"]
    if rows:
        terminalreporter.section("error bounds, and the worst error measured against the truth")
        terminalreporter.write_line(markdown(sorted(rows, key=lambda row: row.place)))
