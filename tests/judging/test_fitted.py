"""Mistakes with a constant of their own: named, with the constant, whatever it is; and never where there is none."""

from collections.abc import Callable
from statistics import NormalDist
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
import pytest

from crosscheck import load_circles
from manual import by_hand
from tests.judging.judging import BY_HAND, Array, judged

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")

Terms: TypeAlias = Callable[[Array, Array], Array]
MEAN, DEVIATION = load_circles()[0].mean(axis=0), load_circles()[0].std(axis=0)


def phi(t: Array) -> Array:
    return 1 / (1 + np.exp(-t))


def cross_entropy(p: Array, y: Array) -> Array:
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def network_of(
    inputs: Callable[[Array], Array] = lambda X: X,
    hidden: Callable[[Array], Array] = phi,
    output: Callable[[Array], Array] = phi,
) -> Callable[[Any, Array], Any]:
    def network(x: Any, params: Array) -> Any:
        X = inputs(np.atleast_2d(np.asarray(x, dtype=float)))
        p = output(hidden(X @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4])
        return p if np.ndim(x) > 1 else float(p[0])

    return network


def network_in_parts(
    layer: Callable[[Array, Array], Array] = lambda sums, b: phi(sums + b),
    node: Callable[[Array, float], Array] = lambda s, a: phi(s + a),
    read: Callable[[Array], Array] = lambda params: params,
) -> Callable[[Any, Array], Any]:
    """Return the network from what is made of V x, one row a point, and b; of u . G and a; and of params first."""

    def network(x: Any, params: Array) -> Any:
        X, w = np.atleast_2d(np.asarray(x, dtype=float)), read(np.asarray(params))
        p = node(layer(X @ w[5:13].reshape(4, 2).T, w[13:]) @ w[:4], w[4])
        return p if np.ndim(x) > 1 else float(p[0])

    return network


def steep(factor: float) -> Callable[[Array], Array]:
    return lambda t: phi(factor * t)


def powers(base: float) -> Callable[[Array], Array]:
    return lambda t: 1 / (1 + base**-t)


def fast(t: Array) -> Array:
    return (1 + t / (1 + np.abs(t))) / 2


def probit(t: Array) -> Array:
    return np.vectorize(NormalDist().cdf, otypes=[float])(t)


def reading(places: dict[int, int]) -> Callable[[Array], Array]:
    return lambda params: params[[places.get(i, i) for i in range(17)]]


def seed_of(case: str) -> int:
    return 1 + crc32(case.encode()) % 2


def softmax(q: Array) -> Array:
    return np.exp(q) / np.exp(q).sum(axis=1, keepdims=True)


def of_length_1(X: Array) -> Array:
    return X / np.linalg.norm(X, axis=1, keepdims=True)


def normal(rows: Array, eps: float, axis: int = 1) -> Array:
    return (rows - rows.mean(axis=axis, keepdims=True)) / (rows.std(axis=axis, keepdims=True) + eps)


def layer_norm(sums: Array, b: Array) -> Array:
    q = sums + b
    return phi((q - q.mean(axis=1, keepdims=True)) / np.sqrt(q.var(axis=1, keepdims=True) + 1e-5))


def loss_of(terms: Terms = cross_entropy, network: Any = by_hand.network) -> Callable[..., float]:
    return lambda params, X, y: float(np.sum(terms(network(X, params), y.reshape(-1))))


NETWORKS: dict[str, tuple[Any, str, str]] = {
    "output steep": (network_of(output=steep(3)), "temperature", "is given 3 times"),
    "temperature": (network_of(output=steep(1 / 3.7)), "temperature", "sigmoid is given 0.27027 times"),
    "hidden steep": (network_of(hidden=steep(5)), "temperature", "The hidden nodes' sigmoid is given 5 times"),
    "e of two decimals": (
        network_of(hidden=powers(2.72), output=powers(2.72)),
        "rounded-e",
        "Each sigmoid takes powers of 2.72 in place of e",
    ),
    "e of one decimal": (network_of(output=powers(2.7)), "rounded-e", "powers of 2.7 in"),
    "half as steep": (
        network_of(hidden=steep(0.5), output=steep(0.5)),
        "temperature",
        "Each sigmoid is given 0.5 times",
    ),
    "half": (network_of(lambda X: X / 2), "standardised-inputs", "multiplied by 0.5"),
    "mirrored": (network_of(lambda X: -X), "standardised-inputs", "multiplied by -1"),
    "standardised": (network_of(lambda X: (X - MEAN) / DEVIATION), "standardised-inputs", "the mean of the homework's"),
    "centred": (network_of(lambda X: X - MEAN), "standardised-inputs", "points is subtracted"),
    "unit box": (network_of(lambda X: np.clip(X, -1, 1)), "clipped-inputs", "-1 .. 1"),
    "box": (network_of(lambda X: np.clip(X, -2.2, 2.2)), "clipped-inputs", "-2.2 .. 2.2"),
    "positive": (network_of(lambda X: np.clip(X, 0, 1)), "clipped-inputs", "0 .. 1"),
    "unit vectors": (network_of(of_length_1), "standardised-inputs", "divided by its own length"),
    "own two": (network_of(lambda X: normal(X, 1e-8)), "standardised-inputs", "divided by its deviation"),
    "absolute values": (network_of(np.abs), "changed-inputs", "the absolute values"),
    "x1 mirrored": (network_of(lambda X: X * [-1, 1]), "changed-inputs", "x1 has the opposite sign"),
    "x2 mirrored": (network_of(lambda X: X * [1, -1]), "changed-inputs", "x2 has the opposite sign"),
    "squashed": (network_of(phi), "changed-inputs", "goes through a sigmoid"),
    "squared": (network_of(np.square), "changed-inputs", "is squared"),
    "fast": (network_of(output=fast), "another-activation", 'a "fast sigmoid", in the output'),
    "probit": (network_of(hidden=probit, output=probit), "another-activation", "(probit), everywhere"),
    "leaky": (network_of(hidden=lambda q: np.where(q > 0, q, 0.01 * q)), "another-activation", "of slope 0.01, in the"),
    "softplus": (network_of(hidden=lambda q: np.log(1 + np.exp(q))), "another-activation", "softplus"),
    "cut": (
        network_of(output=lambda z: np.where(np.abs(z) > 4, z > 0, phi(z))),
        "cut-sigmoid",
        "to 0 and 1 where what it is given lies beyond -4 .. 4",
    ),
    "b outside": (network_in_parts(lambda sums, b: phi(sums) + b), "bias-outside-sigmoid", "G = phi(V x) + b"),
    "a outside": (network_in_parts(node=lambda s, a: phi(s) + a), "bias-outside-sigmoid", "y_out = phi(u . G) + a"),
    "goes on": (network_in_parts(lambda sums, b: phi(np.cumsum(sums, axis=1) + b)), "sum-not-reset", "to the next."),
    "all goes on": (network_in_parts(lambda sums, b: phi(np.cumsum(sums + b, axis=1))), "sum-not-reset", "the biases"),
    "softmax": (network_in_parts(lambda sums, b: softmax(sums + b)), "softmax-hidden", "a softmax, so"),
    "normalised": (network_in_parts(layer_norm), "normalised-hidden", "over the nodes"),
    "steps": (network_of(hidden=lambda q: (q >= 0) * 1.0), "another-activation", "a step, 0 or 1, and 1 at 0"),
    "two exchanged": (network_in_parts(read=reading({6: 7, 7: 6})), "wrong-index", "v12 and v21 are exchanged"),
    "one sign": (
        network_in_parts(read=lambda w: w * np.where(np.arange(17) == 6, -1, 1)),
        "sign-of-a-parameter",
        "wrong: v12.",
    ),
    "half of tanh": (network_of(hidden=lambda q: np.tanh(q / 2)), "another-activation", "tanh(t / 2), in the hidden"),
    "one twice": (network_in_parts(read=reading({2: 1})), "wrong-index", "u3 is read from the place of u2"),
    "clipped": (network_of(output=lambda z: np.clip(phi(z), 0.03, 0.97)), "clip-too-strong", "changes ordinary points"),
}


@pytest.mark.share(2)
@pytest.mark.parametrize("case", NETWORKS)
def test_a_constant_of_the_network_is_named_and_its_loss_is_right_given_it(case):
    network, kind, words = NETWORKS[case]
    verdict = judged(seed_of(case), network=network, loss=loss_of(network=network))
    found = verdict.functions["network"]
    assert [cause.kind for cause in found.causes] == [kind]
    assert words in found.causes[0].hint
    if case != "a outside" and not np.isnan(network([0.0, 0.0], np.ones(17))):  # an output beyond 1 has no logarithm
        assert verdict.functions["loss"].right_given == "your network"


def batch(standardise: Callable[[Array], Array]) -> Callable[..., float]:
    return lambda params, X, y: by_hand.loss(params, standardise(X), y)


def by_frequency(p: Array, y: Array) -> Array:
    ones, zeros = (len(y) / 2 / max(np.sum(y == label), 1) for label in (1, 0))
    return np.where(y == 1, ones, zeros) * cross_entropy(p, y)


def positive_weight(p: Array, y: Array) -> Array:
    return np.where(y == 1, np.sum(y == 0) / max(np.sum(y == 1), 1), 1.0) * cross_entropy(p, y)


def clipped(p: Array, y: Array) -> Array:
    return cross_entropy(np.clip(p, 0.03, 0.97), y)


def with_constant(p: Array, y: Array) -> Array:
    return -(y * np.log(p + 0.003) + (1 - y) * np.log(1 - p + 0.003))


def focal(gamma: float, w1: float = 1.0, w0: float = 1.0) -> Terms:
    return lambda p, y: -(w1 * y * (1 - p) ** gamma * np.log(p) + w0 * (1 - y) * p**gamma * np.log(1 - p))


def decayed(penalty: Callable[[Array], float], mean: bool = False) -> Callable[..., float]:
    return lambda params, X, y: by_hand.loss(params, X, y) / (len(X) if mean else 1) + penalty(params)


def first(k: int) -> Callable[..., float]:
    return lambda params, X, y: by_hand.loss(params, X[:k], y[:k])


def whole_batches(k: int) -> Callable[..., float]:
    def loss(params: Array, X: Array, y: Array) -> float:
        return sum((by_hand.loss(params, X[i : i + k], y[i : i + k]) for i in range(0, len(X) // k * k, k)), 0.0)

    return loss


LOSSES: dict[str, tuple[Any, list[str], str]] = {
    "L2": (decayed(lambda w: 0.01 * np.sum(w**2)), ["weight-decay"], "0.01 times the sum of the squares of all"),
    "half lambda": (decayed(lambda w: 0.001 / 2 * np.sum(w**2)), ["weight-decay"], "0.0005 times"),
    "L1": (decayed(lambda w: 0.1 * np.sum(np.abs(w))), ["weight-decay"], "0.1 times the sum of the sizes of all"),
    "weights only": (
        decayed(lambda w: 1e-4 * (np.sum(w[:4] ** 2) + np.sum(w[5:13] ** 2))),
        ["weight-decay"],
        "0.0001 times the sum of the squares of u and v.",
    ),
    "norm": (decayed(lambda w: 0.1 * np.sqrt(np.sum(w**2))), ["weight-decay"], "root"),
    "mean": (decayed(lambda w: 0.01 * np.sum(w**2), mean=True), ["mean-instead-of-sum", "weight-decay"], "divided by"),
    "by N": (lambda w, X, y: by_hand.loss(w, X, y) + 0.1 / len(X) * np.sum(w**2), ["weight-decay"], "0.1/N times"),
    "weight": (loss_of(lambda p, y: np.where(y == 1, 2.5, 0.5) * cross_entropy(p, y)), ["class-weights"], "2.5 times"),
    "by frequency": (loss_of(by_frequency), ["class-weights"], "N / (2 n1) times, those of label 0 N / (2 n0) times"),
    "positive weight": (loss_of(positive_weight), ["class-weights"], "n0 / n1"),
    "weights of a mean": (
        lambda params, X, y: loss_of(lambda p, y: np.where(y == 1, 3, 1) * cross_entropy(p, y))(params, X, y) / len(X),
        ["mean-instead-of-sum", "class-weights"],
        "divided",
    ),
    "smoothed": (loss_of(lambda p, y: cross_entropy(p, y * 0.9 + 0.05)), ["label-smoothing"], "by 0.1 in all: both"),
    "one-sided": (loss_of(lambda p, y: cross_entropy(p, 0.9 * y)), ["label-smoothing"], "by 0.1 in all: those of 1"),
    "focal": (loss_of(focal(2)), ["focal-loss"], "a power, here 2, of"),
    "focal 1.234": (loss_of(focal(1.234)), ["focal-loss"], "a power, here 1.234, of"),
    "alpha": (loss_of(focal(2, 0.25, 0.75)), ["focal-loss"], "by 0.25 for label 1, 0.75 for label 0"),
    "batches of 4": (whole_batches(4), ["dropped-batch"], "incomplete batch of 4 points"),
    "batches of 32": (whole_batches(32), ["dropped-batch"], "incomplete batch of 32 points"),
    "first 10": (first(10), ["dropped-batch"], "Only the first 10 points"),
    "batch standardised": (batch(lambda X: normal(X, 1e-8, 0)), ["batch-statistics"], "mean and standard deviation"),
    "one for all": (batch(lambda X: np.tile(X[0], (len(X), 1))), ["other-points"], "the first one stands for all"),
    "last for all": (batch(lambda X: np.tile(X[-1], (len(X), 1))), ["other-points"], "the last one"),
    "mean for all": (batch(lambda X: np.tile(X.mean(axis=0), (len(X), 1))), ["other-points"], "their mean"),
    "the one before": (batch(lambda X: np.roll(X, 1, axis=0)), ["other-points"], "the point before"),
    "the one after": (batch(lambda X: np.roll(X, -1, axis=0)), ["other-points"], "the point after"),
    "sorted": (batch(lambda X: np.sort(X, axis=0)), ["other-points"], "sorted by itself"),
    "columns as pairs": (batch(lambda X: X.T.reshape(-1, 2)), ["other-points"], "all x1 and then all x2"),
    "clipped": (loss_of(clipped), ["clip-too-strong"], "changes ordinary points"),
    "added": (loss_of(with_constant), ["clip-too-strong"], "constant"),
    "data's mean": (batch(lambda X: (X - MEAN) / DEVIATION), ["standardised-inputs"], "the mean of the homework's"),
}


@pytest.mark.share(2)
@pytest.mark.parametrize("case", LOSSES)
def test_a_constant_of_the_loss_is_named(case):
    loss, kinds, words = LOSSES[case]
    found = judged(seed_of(case), network=by_hand.network, loss=loss).functions["loss"]
    assert [cause.kind for cause in found.causes] == kinds
    assert words in " ".join(cause.hint for cause in found.causes)


def shortened(most: float) -> Callable[..., Array]:
    def gradient(params: Array, X: Array, y: Array) -> Array:
        g = by_hand.loss_gradient(params, X, y)
        return g * min(1.0, most / np.linalg.norm(g))

    return gradient


def normalised(params: Array, X: Array, y: Array) -> Array:
    g = by_hand.loss_gradient(params, X, y)
    return g / np.linalg.norm(g)


def whole(k: int) -> Callable[..., Array]:
    def gradient(params: Array, X: Array, y: Array) -> Array:
        n = len(X) // k * k
        return by_hand.loss_gradient(params, X[:n], y[:n]) if n else np.zeros(17)

    return gradient


GRADIENTS: dict[str, tuple[Any, str, str]] = {
    "norm": (shortened(1.0), "gradient-clipping", "a length of 1 where"),
    "norm 5": (shortened(5.0), "gradient-clipping", "a length of 5 where"),
    "value": (lambda *a: np.clip(by_hand.loss_gradient(*a), -0.5, 0.5), "gradient-clipping", "-0.5 .. 0.5"),
    "normalised": (normalised, "gradient-clipping", "its length is 1 whatever"),
    "over its largest": (
        lambda *a: by_hand.loss_gradient(*a) / np.abs(by_hand.loss_gradient(*a)).max(),
        "gradient-clipping",
        "divided by its largest entry",
    ),
    "sizes": (lambda *a: np.abs(by_hand.loss_gradient(*a)), "gradient-clipping", "without the signs"),
    "labels -1 and 1": (
        lambda w, X, y: 2 * by_hand.loss_gradient(w, X, y) - by_hand.loss_gradient(w, X, np.ones_like(y)),
        "labels-of-another-code",
        "-1 and 1",
    ),
    "signs": (lambda *a: np.sign(by_hand.loss_gradient(*a)), "gradient-clipping", "signs"),
    "decay": (lambda w, X, y: by_hand.loss_gradient(w, X, y) + 0.02 * w, "weight-decay", "0.01 times the sum of"),
    "L1": (lambda w, X, y: by_hand.loss_gradient(w, X, y) + 0.1 * np.sign(w), "weight-decay", "0.1 times the sum of"),
    "smoothed": (
        lambda w, X, y: 0.9 * by_hand.loss_gradient(w, X, y) + 0.1 * by_hand.loss_gradient(w, X, 1 - y),
        *("label-smoothing", "by 0.2 in all"),
    ),
    "batches": (whole(8), "dropped-batch", "incomplete batch of 8 points"),
}


@pytest.mark.share(2)
@pytest.mark.parametrize("case", GRADIENTS)
def test_a_constant_of_the_gradient_alone_is_named(case):
    gradient, kind, words = GRADIENTS[case]
    found = judged(seed_of(case), **BY_HAND | {"loss_gradient": gradient}).functions["loss_gradient"]
    assert [cause.kind for cause in found.causes] == [kind]
    assert words in found.causes[0].hint


def test_a_gradient_that_decays_like_its_loss_is_right_given_it():
    loss, gradient = LOSSES["L2"][0], GRADIENTS["decay"][0]
    verdict = judged(network=by_hand.network, loss=loss, loss_gradient=gradient)
    assert [cause.kind for cause in verdict.functions["loss"].causes] == ["weight-decay"]
    assert verdict.functions["loss_gradient"].right_given == "your loss"


def test_a_mistake_in_the_gradient_of_a_decayed_loss_is_told_apart():
    loss = LOSSES["L2"][0]

    def of_mean(params: Array, X: Array, y: Array) -> Array:
        return (by_hand.loss_gradient(params, X, y) + 0.02 * params) / len(X)

    verdict = judged(network=by_hand.network, loss=loss, loss_gradient=of_mean)
    assert [cause.kind for cause in verdict.functions["loss_gradient"].causes] == ["gradient-of-mean"]


WITH_CONSTANTS = {kind for _, kind, _ in (*NETWORKS.values(), *GRADIENTS.values())}
WITH_CONSTANTS |= {kind for _, kinds, _ in LOSSES.values() for kind in kinds}
ALMOST: dict[str, dict[str, Any]] = {  # as a mistake with a constant, but for one question in many
    "a temperature at large parameters only": {
        "network": lambda x, w: NETWORKS["hidden steep"][0](x, w) if np.abs(w).max() > 4 else by_hand.network(x, w)
    },
    "an index that is wrong at large parameters only": {
        "network": lambda x, w: NETWORKS["one twice"][0](x, w) if np.abs(w).max() > 4 else by_hand.network(x, w)
    },
    "a decay by labels": {"loss": lambda w, X, y: by_hand.loss(w, X, y) + 0.01 * np.sum(w**2) * (1 + 1e-3 * y.sum())},
    "classes with weights that drift with N": {
        "loss": lambda w, X, y: loss_of(lambda p, y: (1 + y + 1e-5 * len(y)) * cross_entropy(p, y))(w, X, y)
    },
    "no number at all": {"loss": lambda w, X, y: float("nan") if len(X) > 1 else by_hand.loss(w, X, y)},
    "a threshold that moves": {"loss_gradient": lambda w, X, y: shortened(1.0 + 1e-4 * len(X))(w, X, y)},
}


@pytest.mark.parametrize("case", ALMOST)
def test_what_one_answer_suggests_and_another_contradicts_is_not_named(case):
    own = ALMOST[case]
    (name,) = own
    found = judged(**BY_HAND | own).functions[name]
    assert found.verdict == "wrong"
    assert WITH_CONSTANTS.isdisjoint(cause.kind for cause in found.causes)


def test_constants_of_a_right_submission_s_own_are_no_mistake():
    def network(x: Any, params: Array) -> Any:
        """Compute with halved points and doubled weights, and with sigmoids written as tanh of half the argument."""
        X = np.atleast_2d(np.asarray(x, dtype=float)) / 2
        h = (1 + np.tanh((X @ (2 * params[5:13]).reshape(4, 2).T + params[13:]) / 2)) / 2
        p = (1 + np.tanh((h @ params[:4] + params[4]) / 2)) / 2
        return p if np.ndim(x) > 1 else float(p[0])

    found = judged(network=network, loss=loss_of(network=network), loss_gradient=by_hand.loss_gradient)
    assert not any(function.causes for function in found.functions.values())
