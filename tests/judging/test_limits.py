"""The judge's limits: what lies just inside each is let pass, what lies just outside is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from crosscheck.homework.circles.contract import ETA as HOMEWORKS_ETA
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.judge.asking.in_process import InProcess
from crosscheck.judge.asking.probes import Probe, draw
from crosscheck.judge.asking.questioning import Answer, Evidence
from crosscheck.judge.asking.tolerance import roundings
from crosscheck.judge.check import check
from crosscheck.judge.explaining.accuracy import inaccuracy
from crosscheck.judge.explaining.behaviour import misbehaves
from crosscheck.judge.explaining.saturation import unexplained
from crosscheck.judge.explaining.self_consistency import follows_own_loss, gradient_of_own_loss
from crosscheck.judge.optimize import ETA, START, STEPS, judge_optimize
from crosscheck.rounding.point import FLOAT32, FLOAT64
from crosscheck.submissions.outcomes import Returned
from crosscheck.verdict import FunctionVerdict
from manual import by_hand
from tests.tables import X, y

ASKED = ("network", "loss", "loss_gradient")
PROBES = draw(20, X, y)
FRESH = next(probe for probe in PROBES if probe.kind == "fresh")
BEYOND = [probe for probe in PROBES if probe.kind == "saturated"]
BY_HAND = {name: getattr(by_hand, name) for name in ASKED}
inside_and_outside = pytest.mark.parametrize(("times", "inside"), [(0.9, True), (1.1, False)])
each_function = pytest.mark.parametrize("function", ASKED)


def off(function: str, probe: Probe, error: float) -> Answer:
    """Give an answer whose last entry is off by `error`."""
    expected = probe.expected(function)
    value = expected.copy()
    value.reshape(-1)[-1] += error
    return Answer(function, probe, expected, probe.allowance(function), Returned(value, "", "float64", 0.0), value)


def largest(function: str, probe: Probe) -> float:
    return float(np.abs(probe.expected(function)).max())


def rounded_once(function: str, unit_roundoff: float) -> float:
    return float(roundings(FRESH.params, FRESH.X, FRESH.y, unit_roundoff)[function].reshape(-1)[-1])


@each_function
@inside_and_outside
def test_a_right_answer_may_lie_16_roundings_away(function: str, times: float, inside: bool) -> None:
    assert off(function, FRESH, times * 16 * rounded_once(function, FLOAT64)).agrees is inside


@each_function
@inside_and_outside
def test_one_in_single_precision_may_lie_4_roundings_away(function: str, times: float, inside: bool) -> None:
    found = off(function, FRESH, times * 4 * rounded_once(function, FLOAT32))
    inexact = inaccuracy(Evidence(function, [found]), [found], single_network=True)
    assert (inexact is not None and inexact.kind == "float32") is inside


@each_function
@inside_and_outside
@pytest.mark.parametrize("probe", BEYOND, ids=lambda probe: probe.at)
def test_a_right_answer_in_saturation_may_lose_1e_6(function: str, times: float, inside: bool, probe: Probe) -> None:
    assert off(function, probe, times * 1e-6 * max(1.0, largest(function, probe))).agrees is inside


@inside_and_outside
@pytest.mark.parametrize("function", ["network", "loss_gradient"])
def test_digits_lost_up_to_1e_9_need_no_explanation(function: str, times: float, inside: bool) -> None:
    found = off(function, FRESH, times * 1e-9 * max(1.0, largest(function, FRESH)))
    inexact = inaccuracy(Evidence(function, [found]), [found])
    assert (inexact.kind if inexact else None) == ("limited-accuracy" if inside else None)


@inside_and_outside
@pytest.mark.parametrize(("argument", "kind"), [(0, "updates-params-in-place"), (1, "changes-data-in-place")])
def test_an_argument_may_change_by_1e_9(argument: int, kind: str, times: float, inside: bool) -> None:
    assert misbehaves(Evidence("loss", changed={argument: times * 1e-9})) == (None if inside else kind)


@inside_and_outside
def test_a_gradient_agrees_with_its_own_loss_to_1e_4(times: float, inside: bool) -> None:
    student = InProcess(BY_HAND)
    found = [
        off("loss_gradient", probe, times * 1e-4 * max(1e-2, largest("loss_gradient", probe)))
        for probe in PROBES
        if probe.kind == "fresh"
    ]
    assert gradient_of_own_loss(student.call_each, Evidence("loss_gradient", found)) is inside
    assert follows_own_loss(student.call_each, found[:1]) is inside


CLIPS: dict[str, Callable[[Array, float], tuple[Array, Array]]] = {  # of P and 1 - P, what the logarithm is taken of
    "clipped": lambda p, eps: (np.clip(p, eps, 1 - eps), 1 - np.clip(p, eps, 1 - eps)),
    "added": lambda p, eps: (p + eps, 1 - p + eps),
    "held above": lambda p, eps: (np.maximum(p, eps), np.maximum(1 - p, eps)),
}


@pytest.mark.parametrize(
    ("clip", "eps", "word"),
    [
        *((clip, 5e-4, "wrong") for clip in CLIPS),
        *((clip, 4e-4, "remarks") for clip in ("clipped", "held above")),
        *(("added", eps, "wrong") for eps in (3e-4, 1e-4)),  # what is added shows everywhere
        ("added", 5e-5, "remarks"),
    ],
)
def test_a_constant_in_the_logarithm_is_too_strong_from_5e_4_on_and_added_from_1e_4(
    clip: str, eps: float, word: str
) -> None:
    def loss(params: Array, X: Array, y: Array) -> float:
        one, zero = CLIPS[clip](np.asarray(by_hand.network(X, params)), eps)
        return float(-np.sum(y.reshape(-1) * np.log(one) + (1 - y.reshape(-1)) * np.log(zero)))

    found = check(network=by_hand.network, loss=loss, seed=20).verdict.functions["loss"]
    assert found.verdict == word
    assert [cause.kind for cause in found.causes] == ["clip-too-strong"] * (word == "wrong")


def test_outputs_clipped_at_5e_4_are_named() -> None:
    clipped = check(network=lambda x, params: float(np.clip(by_hand.network(x, params), 5e-4, 1 - 5e-4)), seed=20)
    assert [cause.kind for cause in clipped.verdict.functions["network"].causes] == ["clip-too-strong"]


def at_margin(s: float) -> Probe:
    """Give one point of label 0 whose pre-activation is s, on the wrong side, whatever the point is."""
    params = np.where(np.array(NAMES) == "a", s, 0.0)
    return Probe("one point", "saturated", params, np.array([[0.5, -0.25]]), np.zeros(1))


SHARES = {  # of the right value, by function and s: those that rounding, overflow and clipping explain, and those not
    ("loss_gradient", 6.0): ((1.0,), (0.9, 0.0, 1.1)),
    ("loss_gradient", 9.0): ((1.0, 0.5, 0.0), (1.1, 1.9, -0.1)),
    ("loss_gradient", 29.0): ((1.0, 0.5, 0.0), (1.1, 1.9, -0.1)),
    ("loss_gradient", 33.0): ((1.0, 0.0, 1.9), (2.1, -0.1)),
    ("loss_gradient", 37.0): ((1.0, 0.0, 1.9), (2.1, -0.1)),
    ("loss_gradient", 39.0): ((1.0, 0.5, 0.0), (1.1, 1.9, -0.1)),
    ("loss", 6.0): ((1.0,), (0.9, 1.1)),
    ("loss", 20.0): ((1.0, 7.5 / 20), (1.1, 7.2 / 20, 0.0)),
    ("loss", 33.0): ((1.0, 0.0, 1.9), (-0.1,)),
}


@pytest.mark.parametrize(("function", "s"), SHARES)
def test_in_saturation_a_point_s_share_lies_between_what_clipping_leaves_and_what_rounding_makes(
    function: str, s: float
) -> None:
    probe, entry = at_margin(s), NAMES.index("a") if function == "loss_gradient" else ()
    for inside, shares in zip((True, False), SHARES[function, s], strict=True):
        for share in shares:
            found = off(function, probe, 0.0)
            assert found.value is not None
            found.value[entry] *= share
            assert (unexplained(Evidence(function, [found])) == []) is inside, share


@inside_and_outside
def test_in_saturation_a_hundredth_and_half_a_thousandth_for_each_point_are_let_pass(
    times: float, inside: bool
) -> None:
    found = off("loss_gradient", at_margin(45.0), times * (0.01 + 5e-4))
    assert (unexplained(Evidence("loss_gradient", [found])) == []) is inside


@pytest.mark.parametrize("seed", range(3))
def test_the_first_probe_beyond_reaches_18_on_either_side_where_outputs_do_not_yet_round(seed: int) -> None:
    probe = next(probe for probe in draw(seed, X, y) if probe.kind == "saturated")
    z = np.log(probe.outputs / (1 - probe.outputs))
    assert -20 < z.min() < -16
    assert 16 < z.max() < 20


class Descends(InProcess):
    """A student whose optimize returns `value`, having asked for gradients at `points`."""

    def __init__(self, value: Array, points: Array) -> None:
        super().__init__(BY_HAND)
        self.outcome, self.visited = (
            Returned(value, "ndarray", "float64", 0.0),
            {"loss": points[:0], "loss_gradient": points},
        )

    def trace(self, *_: Any) -> Any:
        return self.outcome, self.visited


def judged(value: Array, points: Array) -> FunctionVerdict:
    return judge_optimize(Descends(value, points), X, y)


@inside_and_outside
@pytest.mark.parametrize("entry", [0, 6, 16])
def test_returned_parameters_may_lie_1e_9_from_the_path(entry: int, times: float, inside: bool) -> None:
    _, path = by_hand.optimize(START, X, y, ETA, STEPS)
    path[2, entry] += times * 1e-9 * (1 + abs(path[2, entry]))
    assert judged(path, path[:0]).verdict == ("right" if inside else "wrong")


@inside_and_outside
def test_an_eta_of_its_own_is_told_if_the_steps_are_steady_to_1e_6(times: float, inside: bool) -> None:
    _, path = by_hand.optimize(START, X, y, HOMEWORKS_ETA * (1 + times * 1e-6), STEPS)
    (cause,) = judged(path[-1], path[:-1]).causes
    assert cause.kind == "optimize-update"
    assert ("eta is not used" in cause.message) is inside, cause.message
