"""The numbers that docs/training.md shows are those of this code."""

from __future__ import annotations

import re

import numpy as np
import pytest

from crosscheck import INITIAL, compare, load_circles
from crosscheck.comparison.parties import DEFAULT_PARTIES, load_party
from crosscheck.truth import measure
from manual import by_hand
from tests.docs.pages import read
from tests.needs import needs_torch

PAGE = read("docs/training.md")
NUMBER = re.compile(r"\d+\.\d+(?:e[+-]\d+)?|\d+e[+-]\d+")


def test_the_losses_shown_are_the_losses_trained() -> None:
    losses, _ = by_hand.optimize(INITIAL, *load_circles())
    rows = re.findall(r"^ +(\d+) +((?:\d+\.\d{10} +){4})", PAGE, flags=re.MULTILINE)
    assert {int(step) for step, _ in rows} >= {0, 30}
    for step, shown in rows:
        assert shown.split() == [f"{losses[int(step)]:.10f}"] * 4


@needs_torch
def test_the_errors_and_differences_shown_are_of_the_order_of_those_measured_here() -> None:
    pytest.importorskip("flint")
    comparison = compare(*map(load_party, DEFAULT_PARTIES))
    assert comparison.run is not None
    errors = measure(comparison.run).parties.values()
    measured = [
        *(comparison.relative_loss, comparison.largest["gradient"].apart, comparison.largest["params"].apart),
        *(max(each[quantity].apart.max() for each in errors) for quantity in ("loss", "gradient", "params")),
    ]
    lines = re.findall(r"^(?:agree|against the truth \(.*?\)): (.*)$", PAGE, flags=re.MULTILINE)
    shown = [float(number) for line in lines for number in NUMBER.findall(line)]
    np.testing.assert_array_less(np.abs(np.log10(np.array(shown) / measured)), 1)
