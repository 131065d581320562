"""Noting error bounds for the test report."""

from collections.abc import Sequence
from dataclasses import astuple

import pytest

from tests.truth.bound_tightness import Tightness, untrue


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
