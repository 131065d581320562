"""One thread, no windows: what every test relies on."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import pytest
import torch

pytest_plugins = ["tests.truth.options"]

mpl.use("Agg")
torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def _figures_are_closed() -> Iterator[None]:
    import matplotlib.pyplot as plt

    yield
    plt.close("all")
