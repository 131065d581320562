"""Regenerating golden files, and noting error bounds for the test report."""

from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import pytest

from tests.truth.bound_tightness import Tightness, untrue


@pytest.fixture
def regenerate_golden(request):
    """Overwrite a golden file if asked to; the test that asked still fails in that run."""

    def regenerate(path: Path, text: str) -> None:
        if request.config.getoption("--regenerate-golden", default=False):
            path.write_text(text, encoding="utf-8")
            pytest.fail(f"{path.name} has been written anew: look at the difference, and run the tests again.")

    return regenerate


@pytest.fixture
def tabulated(record_property):
    """Hold error bounds against the errors and docs/bounds.md against both, and put them into the test report's table."""

    def tabulate(rows: Sequence[Tightness]) -> None:
        for row in rows:
            record_property("error bound", list(astuple(row)))
        assert [row for row in rows if not row.sound] == []
        otherwise = [said for row in rows if (said := untrue(row))]
        assert not otherwise, "\n".join(otherwise)

    return tabulate
