"""Finite differences are told with their step: exactly where its error shows, else by the distance over which they go."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from manual import by_hand
from tests.judging.judging import judged

STEPS = [
    ("forward", 1e-4, "forward differences, h = 0.0001"),
    ("forward", 1e-6, "forward differences, h = 1e-06"),
    ("backward", 1e-5, "backward differences, h = 1e-05"),
    ("central", 1e-3, "central differences, h = 0.001"),
    ("central", 1e-4, "central differences, h = 0.0001"),
    ("forward", 1e-8, "finite differences over a distance of 1e-08"),
    ("central", 1e-6, "finite differences over a distance of 2e-06"),
    ("central", 5e-9, "finite differences over a distance of 1e-08"),
]
LARGE = [("forward", 1e-3, "forward"), ("backward", 1e-2, "forward"), ("central", 1e-2, "central")]


def differences(scheme: str, h: float) -> Any:
    plus, minus = {"forward": (1, 0), "backward": (0, 1), "central": (1, 1)}[scheme]

    def gradient(params: Any, X: Any, y: Any) -> Any:
        ends = [
            by_hand.loss(params + plus * step, X, y) - by_hand.loss(params - minus * step, X, y)
            for step in h * np.eye(17)
        ]
        return np.array(ends) / ((plus + minus) * h)

    return gradient


@pytest.mark.parametrize(("scheme", "h", "words"), STEPS)
def test_small_steps_are_a_remark_that_tells_them(scheme: str, h: float, words: str) -> None:
    found = judged(30, loss_gradient=differences(scheme, h)).functions["loss_gradient"]
    assert found.verdict == "remarks"
    assert [remark.kind for remark in found.remarks] == ["finite-differences"]
    assert f"These are {words}, right to" in found.remarks[0].message


@pytest.mark.parametrize(("scheme", "h", "kind"), LARGE)
def test_large_steps_are_wrong_and_told(scheme: str, h: float, kind: str) -> None:
    found = judged(30, loss_gradient=differences(scheme, h)).functions["loss_gradient"]
    assert [cause.kind for cause in found.causes] == [f"{kind}-difference-large-h"]
    assert f"h = {h:g}" in found.causes[0].message
