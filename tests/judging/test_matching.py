"""A cause is named only where it is demonstrated: twice at least, and where it makes a difference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from crosscheck.judge.asking.probes import draw
from crosscheck.mistakes.matching import Observation, match_gradient, match_loss, match_network
from crosscheck.mistakes.model import REFERENCE_LOSS, REFERENCE_NETWORK
from tests.tables import X, y

GENTLE = [probe for probe in draw(20, X, y) if probe.gentle]
MATCHES: dict[str, Callable[[list[Observation]], Any]] = {
    "network": lambda seen: match_network(seen)[0],
    "loss": lambda seen: match_loss(seen, REFERENCE_NETWORK)[0],
    "loss_gradient": lambda seen: match_gradient(seen, REFERENCE_NETWORK, REFERENCE_LOSS),
}
MISTAKES: dict[str, tuple[Callable[[Any, int], Any], str]] = {  # what becomes of the right values, and its name
    "network": (lambda p, n: 1 / (1 + np.exp(-p)), "sigmoid-twice"),
    "loss": (lambda loss, n: loss / n, "mean-instead-of-sum"),
    "loss_gradient": (lambda gradient, n: -gradient, "sign-error-y-minus-p"),
}


def seen(function: str, fresh: int, mistaken: bool) -> list[Observation]:
    """Observe a function at three probes, the first few of them drawn afresh."""
    change, observations = MISTAKES[function][0], []
    for i, probe in enumerate(GENTLE):
        right = probe.expected(function)
        value = np.asarray(change(right, probe.y.size)) if mistaken else right
        observations.append(Observation(probe.params, probe.X, probe.y, value, right, i < fresh))
    return observations


@pytest.mark.parametrize("function", MISTAKES)
@pytest.mark.parametrize("fresh", [0, 1, 2, 3])
def test_a_mistake_is_named_if_it_shows_at_two_fresh_probes(function: str, fresh: int) -> None:
    kind = MISTAKES[function][1]
    assert MATCHES[function](seen(function, fresh, mistaken=True)) == ((kind,) if fresh >= 2 else ())


@pytest.mark.parametrize("function", MISTAKES)
def test_a_mistake_that_makes_no_difference_explains_nothing(function: str) -> None:
    """A strong clip changes no output that is near 1/2."""
    assert len(GENTLE) == 3
    assert MATCHES[function](seen(function, 3, mistaken=False)) == ()
