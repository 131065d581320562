"""Mistakes with a constant of their own: named, with the constant, whatever it is; and never where there is none."""

from statistics import NormalDist
from typing import Any
from zlib import crc32

import numpy as np
import pytest

from crosscheck import load_circles
from manual import by_hand
from tests.judging.formulas import Function, cross_entropy
from tests.judging.judging import BY_HAND, Array, judged

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")

CENTRE, DEVIATION = load_circles()[0].mean(axis=0), load_circles()[0].std(axis=0)


def phi(t: Array) -> Array:
    return 1 / (1 + np.exp(-t))


def network_of(
    inputs: Function = lambda X: X,
    hidden: Function = phi,
    output: Function = phi,
    layer: Function | None = None,
    node: Function | None = None,
    read: Function = lambda params: params,
) -> Function:
    """Return the network with other parts: a `layer` of V x, one row a point, and b; a `node` of u . G and a."""

    def network(x: Any, params: Array) -> Any:
        X, w = inputs(np.atleast_2d(np.asarray(x, dtype=float))), read(np.asarray(params))
        sums, b = X @ w[5:13].reshape(4, 2).T, w[13:]
        s = (layer(sums, b) if layer else hidden(sums + b)) @ w[:4]
        p = node(s, w[4]) if node else output(s + w[4])
        return p if np.ndim(x) > 1 else float(p[0])

    return network


def steep(factor: float) -> Function:
    return lambda t: phi(factor * t)


def powers(base: float) -> Function:
    return lambda t: 1 / (1 + base**-t)


def probit(t: Array) -> Array:
    return np.vectorize(NormalDist().cdf, otypes=[float])(t)


def reading(places: dict[int, int]) -> Function:
    return lambda params: params[[places.get(i, i) for i in range(17)]]


def normal(rows: Array, eps: float, axis: int = 1) -> Array:
    return (rows - rows.mean(axis=axis, keepdims=True)) / (rows.std(axis=axis, keepdims=True) + eps)


def layer_norm(q: Array) -> Array:
    return phi((q - q.mean(axis=1, keepdims=True)) / np.sqrt(q.var(axis=1, keepdims=True) + 1e-5))


def each(p: Array, y: Array) -> Array:
    """Return the loss of each point."""
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_of(terms: Function = each, network: Function = by_hand.network) -> Function:
    return lambda params, X, y: float(np.sum(terms(network(X, params), y.reshape(-1))))


def batch(change: Function) -> Function:
    """Return a loss of points that are changed, all at once."""
    return lambda params, X, y: by_hand.loss(params, change(X), y)


def standing_for_all(point: Function) -> Function:
    return batch(lambda X: np.tile(point(X), (len(X), 1)))


def weighted(weights: Function) -> Function:
    """Return a loss whose labels have weights, a function of the labels."""
    return loss_of(lambda p, y: weights(y) * each(p, y))


def over(y: Array, label: int) -> float:
    return 1 / max(np.sum(y == label), 1)


def by_frequency(y: Array) -> Array:
    return len(y) / 2 * np.where(y == 1, over(y, 1), over(y, 0))


def focal(gamma: float, w1: float = 1.0, w0: float = 1.0) -> Function:
    return loss_of(lambda p, y: -(w1 * y * (1 - p) ** gamma * np.log(p) + w0 * (1 - y) * p**gamma * np.log(1 - p)))


def decayed(penalty: Function) -> Function:
    return lambda params, X, y: by_hand.loss(params, X, y) + penalty(params)


def over_n(loss: Function) -> Function:
    return lambda params, X, y: loss(params, X, y) / len(X)


def whole_batches(k: int) -> Function:
    def loss(params: Array, X: Array, y: Array) -> float:
        return sum((by_hand.loss(params, X[i : i + k], y[i : i + k]) for i in range(0, len(X) // k * k, k)), 0.0)

    return loss


def changed(change: Function) -> Function:
    """Return a gradient that is changed."""
    return lambda params, X, y: change(by_hand.loss_gradient(params, X, y))


def shortened(most: float) -> Function:
    return changed(lambda g: g * min(1.0, most / np.linalg.norm(g)))


def whole(k: int) -> Function:
    def gradient(params: Array, X: Array, y: Array) -> Array:
        n = len(X) // k * k
        return by_hand.loss_gradient(params, X[:n], y[:n]) if n else np.zeros(17)

    return gradient


def mixed(own: float, others: float, labels: Function) -> Function:
    """Return a gradient that is a sum of two, the second of other labels."""
    return lambda w, X, y: own * by_hand.loss_gradient(w, X, y) + others * by_hand.loss_gradient(w, X, labels(y))


def decaying(params: Array, X: Array, y: Array) -> Array:
    return by_hand.loss_gradient(params, X, y) + 0.02 * params


STEEP, TWICE = network_of(hidden=steep(5)), network_of(read=reading({2: 1}))
DECAYED = decayed(lambda w: 0.01 * np.sum(w**2))
INPUTS, ANOTHER, CLIP = "standardised-inputs", "another-activation", "gradient-clipping"
DECAY, MEAN, WEIGHTS = "weight-decay", "mean-instead-of-sum", "class-weights"

#: The function, what it computes, the kinds of its causes, and words of their hints.
CASES: list[tuple[str, Function, str, str]] = [
    ("network", network_of(output=steep(3)), "temperature", "is given 3 times"),
    ("network", network_of(output=steep(1 / 3.7)), "temperature", "sigmoid is given 0.27027 times"),
    ("network", STEEP, "temperature", "The hidden nodes' sigmoid is given 5 times"),
    ("network", network_of(hidden=powers(2.72), output=powers(2.72)), "rounded-e", "Each sigmoid takes powers of 2.72"),
    ("network", network_of(lambda X: X / 2), INPUTS, "multiplied by 0.5"),
    ("network", network_of(lambda X: (X - CENTRE) / DEVIATION), INPUTS, "the mean of the homework's"),
    ("network", network_of(lambda X: X - CENTRE), INPUTS, "points is subtracted"),
    ("network", network_of(lambda X: np.clip(X, -1, 1)), "clipped-inputs", "-1 .. 1"),
    ("network", network_of(lambda X: np.clip(X, 0, 1)), "clipped-inputs", "0 .. 1"),
    ("network", network_of(lambda X: X / np.linalg.norm(X, axis=1)[:, None]), INPUTS, "divided by its own length"),
    ("network", network_of(lambda X: normal(X, 1e-8)), INPUTS, "divided by its deviation"),
    ("network", network_of(np.abs), "changed-inputs", "the absolute values"),
    ("network", network_of(lambda X: X * [-1, 1]), "changed-inputs", "x1 has the opposite sign"),
    ("network", network_of(phi), "changed-inputs", "goes through a sigmoid"),
    ("network", network_of(np.square), "changed-inputs", "is squared"),
    ("network", network_of(output=lambda t: (1 + t / (1 + np.abs(t))) / 2), ANOTHER, 'a "fast sigmoid", in the output'),
    ("network", network_of(hidden=probit, output=probit), ANOTHER, "(probit), everywhere"),
    ("network", network_of(hidden=lambda q: np.where(q > 0, q, 0.01 * q)), ANOTHER, "of slope 0.01, in the"),
    ("network", network_of(hidden=lambda q: np.log(1 + np.exp(q))), ANOTHER, "softplus"),
    ("network", network_of(hidden=lambda q: (q >= 0) * 1.0), ANOTHER, "a step, 0 or 1, and 1 at 0"),
    ("network", network_of(hidden=lambda q: np.tanh(q / 2)), ANOTHER, "tanh(t / 2), in the hidden"),
    ("network", network_of(output=lambda z: np.where(np.abs(z) > 4, z > 0, phi(z))), "cut-sigmoid", "beyond -4 .. 4"),
    ("network", network_of(layer=lambda sums, b: phi(sums) + b), "bias-outside-sigmoid", "G = phi(V x) + b"),
    ("network", network_of(node=lambda s, a: phi(s) + a), "bias-outside-sigmoid", "y_out = phi(u . G) + a"),
    ("network", network_of(layer=lambda sums, b: phi(np.cumsum(sums, axis=1) + b)), "sum-not-reset", "to the next."),
    ("network", network_of(hidden=lambda q: phi(np.cumsum(q, axis=1))), "sum-not-reset", "the biases"),
    ("network", network_of(hidden=lambda q: np.exp(q) / np.exp(q).sum(1)[:, None]), "softmax-hidden", "a softmax, so"),
    ("network", network_of(hidden=layer_norm), "normalised-hidden", "over the nodes"),
    ("network", network_of(read=reading({6: 7, 7: 6})), "wrong-index", "v12 and v21 are exchanged"),
    ("network", TWICE, "wrong-index", "u3 is read from the place of u2"),
    ("network", network_of(read=lambda w: w * (-1) ** (np.arange(17) == 6)), "sign-of-a-parameter", "wrong: v12."),
    ("network", network_of(output=lambda z: np.clip(phi(z), 0.03, 0.97)), "clip-too-strong", "changes ordinary points"),
    ("loss", DECAYED, DECAY, "0.01 times the sum of the squares of all"),
    ("loss", decayed(lambda w: 1e-4 * np.sum(np.r_[w[:4], w[5:13]] ** 2)), DECAY, "the sum of the squares of u and v."),
    ("loss", decayed(lambda w: 0.1 * np.sqrt(np.sum(w**2))), DECAY, "root"),
    ("loss", lambda w, X, y: by_hand.loss(w, X, y) / len(X) + 0.01 * np.sum(w**2), f"{MEAN} {DECAY}", "divided by"),
    ("loss", lambda w, X, y: by_hand.loss(w, X, y) + 0.1 / len(X) * np.sum(w**2), DECAY, "0.1/N times"),
    ("loss", weighted(lambda y: np.where(y == 1, 2.5, 0.5)), WEIGHTS, "2.5 times"),
    ("loss", weighted(by_frequency), WEIGHTS, "N / (2 n1) times, those of label 0 N / (2 n0) times"),
    ("loss", weighted(lambda y: np.where(y == 1, np.sum(y == 0) * over(y, 1), 1)), WEIGHTS, "n0 / n1"),
    ("loss", over_n(weighted(lambda y: np.where(y == 1, 3, 1))), f"{MEAN} {WEIGHTS}", "divided"),
    ("loss", loss_of(lambda p, y: each(p, y * 0.9 + 0.05)), "label-smoothing", "by 0.1 in all: both"),
    ("loss", loss_of(lambda p, y: each(p, 0.9 * y)), "label-smoothing", "by 0.1 in all: those of 1"),
    ("loss", focal(2), "focal-loss", "a power, here 2, of"),
    ("loss", focal(1.234), "focal-loss", "a power, here 1.234, of"),
    ("loss", focal(2, 0.25, 0.75), "focal-loss", "by 0.25 for label 1, 0.75 for label 0"),
    ("loss", whole_batches(4), "dropped-batch", "incomplete batch of 4 points"),
    ("loss", lambda params, X, y: by_hand.loss(params, X[:10], y[:10]), "dropped-batch", "Only the first 10 points"),
    ("loss", batch(lambda X: normal(X, 1e-8, 0)), "batch-statistics", "mean and standard deviation"),
    ("loss", standing_for_all(lambda X: X[0]), "other-points", "the first one stands for all"),
    ("loss", standing_for_all(lambda X: X[-1]), "other-points", "the last one"),
    ("loss", standing_for_all(lambda X: X.mean(axis=0)), "other-points", "their mean"),
    ("loss", batch(lambda X: np.roll(X, 1, axis=0)), "other-points", "the point before"),
    ("loss", batch(lambda X: np.sort(X, axis=0)), "other-points", "sorted by itself"),
    ("loss", batch(lambda X: X.T.reshape(-1, 2)), "other-points", "all x1 and then all x2"),
    ("loss", loss_of(lambda p, y: each(np.clip(p, 0.03, 0.97), y)), "clip-too-strong", "changes ordinary points"),
    ("loss", lambda params, X, y: cross_entropy(by_hand.network(X, params), y, 0.003), "clip-too-strong", "constant"),
    ("loss", batch(lambda X: (X - CENTRE) / DEVIATION), INPUTS, "the mean of the homework's"),
    ("loss_gradient", shortened(1.0), CLIP, "a length of 1 where"),
    ("loss_gradient", changed(lambda g: np.clip(g, -0.5, 0.5)), CLIP, "-0.5 .. 0.5"),
    ("loss_gradient", changed(lambda g: g / np.linalg.norm(g)), CLIP, "its length is 1 whatever"),
    ("loss_gradient", changed(lambda g: g / np.abs(g).max()), CLIP, "divided by its largest entry"),
    ("loss_gradient", changed(np.abs), CLIP, "without the signs"),
    ("loss_gradient", changed(np.sign), CLIP, "signs"),
    ("loss_gradient", mixed(2, -1, np.ones_like), "labels-of-another-code", "other numbers than 0 and 1"),
    ("loss_gradient", mixed(0.9, 0.1, lambda y: 1 - y), "label-smoothing", "by 0.2 in all"),
    ("loss_gradient", decaying, DECAY, "0.01 times the sum of"),
    ("loss_gradient", lambda w, X, y: by_hand.loss_gradient(w, X, y) + 0.1 * np.sign(w), DECAY, "0.1 times the sum of"),
    ("loss_gradient", whole(8), "dropped-batch", "incomplete batch of 8 points"),
]


@pytest.mark.share(5)
@pytest.mark.parametrize(("name", "own", "kinds", "words"), CASES, ids=[f"{name}-{words}" for name, *_, words in CASES])
def test_a_constant_is_named_and_the_loss_of_such_a_network_is_right_given_it(name, own, kinds, words):
    loss = loss_of(network=own)
    beside = {"network": {"loss": loss}, "loss": {"network": by_hand.network}, "loss_gradient": BY_HAND}
    verdict = judged(1 + crc32(words.encode()) % 2, **beside[name] | {name: own})
    causes = verdict.functions[name].causes
    assert [cause.kind for cause in causes] == kinds.split()
    assert words in " ".join(cause.hint for cause in causes)
    # An output beyond 1 has no logarithm, and some networks have no output at the origin.
    if name == "network" and np.isfinite(loss(np.ones(17), np.zeros((1, 2)), np.zeros(1))):
        assert verdict.functions["loss"].right_given == "your network"


def test_a_gradient_that_decays_like_its_loss_is_right_given_it_and_a_mistake_in_it_is_told_apart():
    own = {"network": by_hand.network, "loss": DECAYED}
    verdict = judged(**own, loss_gradient=decaying)
    assert [cause.kind for cause in verdict.functions["loss"].causes] == ["weight-decay"]
    assert verdict.functions["loss_gradient"].right_given == "your loss"
    verdict = judged(**own, loss_gradient=over_n(decaying))
    assert [cause.kind for cause in verdict.functions["loss_gradient"].causes] == ["gradient-of-mean"]


#: As a mistake with a constant, but for one question in many.
ALMOST: dict[str, tuple[str, Function]] = {
    "a temperature far out": ("network", lambda x, w: (STEEP if np.abs(w).max() > 4 else by_hand.network)(x, w)),
    "a decay by labels": ("loss", lambda w, X, y: by_hand.loss(w, X, y) + 0.01 * np.sum(w**2) * (1 + 1e-3 * y.sum())),
    "classes with weights that drift with N": ("loss", weighted(lambda y: 1 + y + 1e-5 * len(y))),
    "no number at all": ("loss", lambda w, X, y: float("nan") if len(X) > 1 else by_hand.loss(w, X, y)),
    "a threshold that moves": ("loss_gradient", lambda w, X, y: shortened(1.0 + 1e-4 * len(X))(w, X, y)),
}


@pytest.mark.parametrize("case", ALMOST)
def test_what_one_answer_suggests_and_another_contradicts_is_not_named(case):
    name, own = ALMOST[case]
    found = judged(**BY_HAND | {name: own}).functions[name]
    assert found.verdict == "wrong"
    assert {cause.kind for cause in found.causes}.isdisjoint(kind for _, _, kinds, _ in CASES for kind in kinds.split())


def test_constants_of_a_right_submission_s_own_are_no_mistake():
    """It computes with halved points and doubled weights, and with sigmoids written as tanh of half the argument."""
    half = lambda t: (1 + np.tanh(t / 2)) / 2  # noqa: E731
    doubled = lambda w: w * np.where((np.arange(17) > 4) & (np.arange(17) < 13), 2, 1)  # noqa: E731
    network = network_of(lambda X: X / 2, half, half, read=doubled)
    found = judged(network=network, loss=loss_of(network=network), loss_gradient=by_hand.loss_gradient)
    assert not any(function.causes for function in found.functions.values())
