"""One thread, no windows, nothing slow unasked: what every test relies on."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import matplotlib as mpl
import pytest
import torch

pytest_plugins = ["tests.truth.options", "pytester"]

mpl.use("Agg")
torch.set_num_threads(1)


@pytest.fixture
def slow(request: pytest.FixtureRequest) -> None:
    """Skip what takes minutes, unless it is asked for."""
    if not request.config.getoption("--slow"):
        pytest.skip("slow: runs with pytest --slow")


@pytest.fixture(autouse=True)
def _figures_are_closed() -> Iterator[None]:
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
