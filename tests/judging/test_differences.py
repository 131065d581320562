"""Digits lost: finite differences are told with their step, and one border of their error decides; so are precisions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from manual import by_hand
from tests.judging.judging import judged

STEPS = [
    ("forward", 1e-3, "forward differences with a step of 0.001"),
    ("forward", 1e-4, "forward differences with a step of 0.0001"),
    ("forward", 1e-6, "forward differences with a step of 1e-06"),
    ("backward", 1e-5, "backward differences with a step of 1e-05"),
    ("central", 3e-2, "central differences with a step of 0.03"),
    ("central", 7e-3, "central differences with a step of 0.007"),
    ("forward", 3.7e-5, "forward differences with a step of 3.7e-05"),
    ("central", 1e-3, "central differences with a step of 0.001"),
    ("central", 1e-4, "central differences with a step of 0.0001"),
    ("seven-point", 2e-2, "seven-point differences with a step of 0.02"),
    ("five-point", 1e-2, "five-point differences with a step of 0.01"),
    ("one-sided", 1e-3, "one-sided three-point differences with a step of 0.001"),
    ("Romberg", 2e-2, "Romberg differences with a step of 0.02"),
    ("forward", 1e-8, "finite differences over a distance of 1e-08"),
    ("forward", 1e-11, "finite differences over a distance of 1e-11"),
    ("central", 1e-6, "finite differences over a distance of 2e-06"),
    ("central", 5e-9, "finite differences over a distance of 1e-08"),
]
WRONG = [
    ("forward", 2e-3, "forward-difference-large-h", "a step of 0.002"),
    ("backward", 1e-2, "forward-difference-large-h", "a step of 0.01"),
    ("central", 1e-1, "central-difference-large-h", "a step of 0.1"),
    ("forward", 1e-12, "difference-small-h", "a distance of 1e-12"),
]
SEEDS = range(30, 32)


#: What E at so many steps away counts, over so many steps.
STENCILS: dict[str, tuple[dict[int, float], float]] = {
    "forward": ({1: 1, 0: -1}, 1),
    "backward": ({0: 1, -1: -1}, 1),
    "central": ({1: 1, -1: -1}, 2),
    "one-sided": ({0: -3, 1: 4, 2: -1}, 2),
    "five-point": ({-2: 1, -1: -8, 1: 8, 2: -1}, 12),
    "seven-point": ({-3: -1, -2: 9, -1: -45, 1: 45, 2: -9, 3: 1}, 60),
    "Romberg": ({-4: -1, -2: 40, -1: -256, 1: 256, 2: -40, 4: 1}, 360),
}


def differences(scheme: str, h: float) -> Any:
    stencil, over = STENCILS[scheme]

    def gradient(params: Any, X: Any, y: Any) -> Any:
        return np.array(
            [
                sum(weight * by_hand.loss(params + k * step, X, y) for k, weight in stencil.items()) / (over * h)
                for step in h * np.eye(17)
            ]
        )

    return gradient


@pytest.mark.parametrize(("scheme", "h", "words"), STEPS)
@pytest.mark.parametrize("seed", SEEDS)
def test_differences_with_a_small_error_are_a_remark_that_tells_the_step(
    scheme: str, h: float, words: str, seed: int
) -> None:
    found = judged(seed, loss_gradient=differences(scheme, h)).functions["loss_gradient"]
    assert found.verdict == "remarks"
    told = [remark for remark in found.remarks if remark.level != "note"]
    assert [remark.kind for remark in told] == ["finite-differences"]
    assert f"These are {words}, right to" in told[0].message


@pytest.mark.parametrize(("scheme", "h", "kind", "words"), WRONG)
@pytest.mark.parametrize("seed", SEEDS)
def test_differences_with_a_large_error_are_wrong_and_told(
    scheme: str, h: float, kind: str, words: str, seed: int
) -> None:
    found = judged(seed, loss_gradient=differences(scheme, h)).functions["loss_gradient"]
    assert [cause.kind for cause in found.causes] == [kind]
    assert words in found.causes[0].hint


PRECISIONS = {"half-precision": np.float16, "float32": np.float32}


def in_precision(dtype: Any) -> dict[str, Any]:
    def network(x: Any, params: Any) -> Any:
        X, w = np.atleast_2d(np.asarray(x)).astype(dtype), params.astype(dtype)
        one = dtype(1)
        h = one / (one + np.exp(-(X @ w[5:13].reshape(4, 2).T + w[13:])))
        p = one / (one + np.exp(-(h @ w[:4] + w[4])))
        return p if np.ndim(x) > 1 else p[0]

    return {
        "network": network,
        "loss": lambda w, X, y: by_hand.loss(w.astype(dtype).astype(float), X.astype(dtype).astype(float), y),
        "loss_gradient": lambda w, X, y: by_hand.loss_gradient(w, X, y).astype(dtype),
    }


@pytest.mark.parametrize("kind", PRECISIONS)
@pytest.mark.parametrize("seed", SEEDS)
def test_half_precision_is_wrong_and_single_a_remark(kind: str, seed: int) -> None:
    for name, own in in_precision(PRECISIONS[kind]).items():
        found = judged(seed, **{name: own}).functions[name]
        remarks = [remark for remark in found.remarks if remark.level != "note"]
        told = found.causes if kind == "half-precision" else remarks
        assert [one.kind for one in told] == [kind], name
