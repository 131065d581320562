"""What a page draws of a wrong function: lines where outputs are 1/2, the submission's own losses, and its own slopes."""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, load_circles
from crosscheck.classes.pages import verdict_of
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.report import html
from crosscheck.verdict import Segment, Verdict, plain
from manual import by_hand
from tests.judging.judging import BY_HAND, Array, judged

X, Y = load_circles()
START = np.array(INITIAL)


def shifted(x: Any, params: Array) -> Any:
    """Evaluate a network that moves its points."""
    return by_hand.network(np.asarray(x, dtype=float) - [0.4, 0.0], params)


def doubled(params: Array, X: Array, y: Array) -> float:
    return 2 * by_hand.loss(params, X, y)


def half_of_u(params: Array, X: Array, y: Array) -> Array:
    return by_hand.loss_gradient(params, X, y) * np.where(np.arange(17) < 4, 0.5, 1.0)


@cache
def all_wrong() -> Verdict:
    return judged(network=shifted, loss=doubled, loss_gradient=half_of_u)


def ends(segments: tuple[Segment, ...]) -> Array:
    return np.array(segments).reshape(-1, 2)


def test_both_boundaries_are_where_outputs_are_one_half():
    shown = all_wrong().functions["network"].boundary
    for network, segments in ((shifted, shown.obtained), (by_hand.network, shown.expected)):
        assert len(segments) > 20
        around = [network(ends(segments) + move, START) for move in 0.13 * np.array([[0, 1], [0, -1], [1, 0], [-1, 0]])]
        assert (np.min(around, axis=0) < 0.5).all()  # half the distance of the grid's points away, and a little more
        assert (np.max(around, axis=0) > 0.5).all()
    assert np.allclose(ends(shown.obtained).mean(axis=0) - ends(shown.expected).mean(axis=0), [0.4, 0], atol=0.02)


def test_scans_are_those_of_the_own_loss_with_the_own_slope():
    (scan,) = all_wrong().functions["loss_gradient"].scans
    i = CIRCLES.parameters.names.index(scan.parameter)
    along = [doubled(START + offset * (np.arange(17) == i), X, Y) for offset in scan.offsets]
    assert scan.parameter.startswith("u")
    assert scan.values == pytest.approx(along, rel=1e-12)
    assert scan.slope == pytest.approx(half_of_u(START, X, Y)[i], rel=1e-12)


UNDRAWN: dict[str, tuple[str, Callable[..., Any]]] = {
    "what is right": ("network", by_hand.network),
    "a network that fails on the grid": ("network", lambda x, w: shifted(x, w) if abs(x[0]) < 2.9 else [][0]),
    "a loss that is not finite": ("loss", lambda w, X, y: np.inf),
    "a loss that fails elsewhere": ("loss", lambda w, X, y: by_hand.loss(w, X, y) if w[0] in (5, 5.5) else [][0]),
}


@pytest.mark.parametrize("case", UNDRAWN)
def test_nothing_is_drawn_of(case):
    name, function = UNDRAWN[case]
    found = judged(**BY_HAND | {"loss_gradient": half_of_u} | {name: function}).functions
    assert found["network"].boundary is None
    assert bool(found["loss_gradient"].scans) is (name == "network")


def test_the_gradebook_keeps_the_pictures_and_each_level_draws_what_it_may():
    verdict = all_wrong()
    kept = verdict_of(verdict.to_json(), CIRCLES)
    for name, function in verdict.functions.items():
        for picture in ("boundary", "scans", "gradient"):
            assert plain(getattr(kept.functions[name], picture)) == plain(getattr(function, picture))
    old = verdict.to_json()
    old["functions"]["loss_gradient"]["gradient"].pop("blocks")  # as earlier gradebooks have it
    assert [*map(len, verdict_of(old, CIRCLES).functions["loss_gradient"].gradient)] == [17]
    drawn = [html.render([kept.told(level)]).count('class="plot"') for level in ("verdict", "where", "hint", "formula")]
    assert drawn == [0, 2, 2, 2]
