"""The catalogue judged by itself: every form of every mistake, as a student's functions, is wrong and gets its own name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from crosscheck.judge.check import check
from crosscheck.mistakes.gradients import GRADIENTS, SIGMOID_SLOPES, Stages
from crosscheck.mistakes.losses import LOSSES
from crosscheck.mistakes.messages import CAUSES
from crosscheck.mistakes.model import EXACT, REFERENCE_LOSS, REFERENCE_NETWORK, Backprop, Loss, Network
from crosscheck.mistakes.networks import NETWORKS
from crosscheck.verdict import Verdict
from manual import by_hand

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # mistaken formulas overflow where right ones do not


SEED = 20


def table(forms: dict[str, tuple[Any, ...]]) -> list[Any]:
    return [pytest.param(kind, form, id=f"{kind}-{i}") for kind, many in forms.items() for i, form in enumerate(many)]


def judged(network: Network, loss: Loss, backprop: Backprop) -> Verdict:
    def outputs(x: Any, params: Any) -> float:
        return float(network.forward(np.asarray(params), np.atleast_2d(np.asarray(x, dtype=float))).p[0])

    value: Callable[..., float] = lambda params, X, y: loss.value(network.forward(params, X).p, y)  # noqa: E731
    gradient: Callable[..., Any] = lambda params, X, y: backprop.gradient(network, loss, params, X, y)  # noqa: E731
    return check(network=outputs, loss=value, loss_gradient=gradient, seed=SEED).verdict


def check_root(verdict: Verdict, root: str, kind: str) -> None:
    words = {name: function.verdict for name, function in verdict.functions.items()}
    assert [cause.kind for cause in verdict.functions[root].causes] == [kind], (verdict.seed, verdict.to_json())
    assert [name for name, word in words.items() if word == "wrong"] == [root], (verdict.seed, words)


@pytest.mark.parametrize(("kind", "network"), table(NETWORKS))
def test_a_mistaken_network_is_named_and_what_follows_from_it_is_right_given_it(kind: str, network: Network) -> None:
    verdict = judged(network, REFERENCE_LOSS, EXACT)
    assert [cause.kind for cause in verdict.functions["network"].causes] == [kind], verdict.seed
    if kind not in {"missing-output-sigmoid", "tanh-output", "thresholded-output"}:  # whose losses are not finite
        check_root(verdict, "network", kind)


@pytest.mark.parametrize(("kind", "loss"), table(LOSSES))
def test_a_mistaken_loss_is_named_and_its_gradient_is_right_given_it(kind: str, loss: Loss) -> None:
    check_root(judged(REFERENCE_NETWORK, loss, EXACT), "loss", kind)


@pytest.mark.parametrize(("kind", "stages"), table(GRADIENTS))
def test_a_mistaken_gradient_is_named(kind: str, stages: dict[str, Any]) -> None:
    check_root(judged(REFERENCE_NETWORK, REFERENCE_LOSS, Backprop(**stages)), "loss_gradient", kind)


@pytest.mark.parametrize("network", ["tanh-hidden", "relu-hidden"])
@pytest.mark.parametrize("stages", SIGMOID_SLOPES, ids=["h (1 - h)", "phi'(q)", "h (1 - h), p - y"])
def test_a_sigmoid_s_slope_under_another_activation_is_a_mistake_of_its_own(network: str, stages: Stages) -> None:
    verdict = judged(NETWORKS[network][0], REFERENCE_LOSS, Backprop(**stages))
    kinds = {name: [cause.kind for cause in function.causes] for name, function in verdict.functions.items()}
    assert kinds == {"network": [network], "loss": [], "loss_gradient": ["slope-of-another-activation"]}, verdict.seed
    assert verdict.functions["loss"].given == "your network"


@pytest.mark.parametrize("kind", ["sigmoid-exponent-sign", "sigmoid-without-parentheses"])
def test_the_textbook_s_gradient_is_right_given_a_miswritten_sigmoid(kind: str) -> None:
    textbook = Backprop(delta=lambda t: t.f.p - t.y, **SIGMOID_SLOPES[0])
    for network in NETWORKS[kind]:
        verdict = judged(network, REFERENCE_LOSS, textbook)
        assert verdict.functions["loss_gradient"].given == "your network", verdict.seed


FACTORS = [
    ((slice(5, 17),), lambda n: 2.0, "those of v and b are 2 times the right ones; those of u and a are right"),
    ((slice(4, 5),), lambda n: 1 / n, "those of a are 1/N times the right ones; those of u, v and b are right"),
    (
        (slice(0, 4), slice(13, 17)),
        lambda n: -1.0,
        "those of u and b are -1 times the right ones; those of a and v are",
    ),
]


@pytest.mark.parametrize(("blocks", "factor", "words"), FACTORS)
def test_a_factor_in_some_blocks_is_told(blocks: tuple[slice, ...], factor: Callable[[int], float], words: str) -> None:
    def scaled(params: Any, X: Any, y: Any) -> Any:
        gradient = by_hand.loss_gradient(params, X, y)
        for block in blocks:
            gradient[block] *= factor(len(X))
        return gradient

    found = check(network=by_hand.network, loss=by_hand.loss, loss_gradient=scaled, seed=SEED).verdict
    causes = found.functions["loss_gradient"].causes
    assert [cause.kind for cause in causes] == ["factor-in-blocks"], found.seed
    assert words in causes[0].message


def test_every_kind_has_a_teacher_s_words() -> None:
    assert NETWORKS.keys() | LOSSES.keys() | GRADIENTS.keys() <= CAUSES.keys()


@pytest.mark.parametrize("size", [1e-3, 1e-5, 1e-7, 1e-8])
@pytest.mark.parametrize("entry", [0, 4, 9, 16])
def test_a_planted_error_without_a_name_is_wrong_however_small(size: float, entry: int) -> None:
    def planted(params: Any, X: Any, y: Any) -> Any:
        gradient = by_hand.loss_gradient(params, X, y)
        gradient[entry] += size * np.abs(gradient).max()
        return gradient

    verdict = check(network=by_hand.network, loss=by_hand.loss, loss_gradient=planted, seed=SEED).verdict
    assert verdict.functions["loss_gradient"].verdict == "wrong", verdict.seed
