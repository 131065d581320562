"""A homework as an instructor could write it: three inputs, five tanh nodes, a linear output, the mean squared error.

    q = W x + c,   h = tanh q,   y = s . h + t            E = 1/N sum_i (y_i - target_i)^2

The 26 weights are packed as W column by column (w11, w21, .., w51, w12, ..), then c, t and s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from crosscheck.homework import Data, Function, Homework, Parameters, Published, Role
from crosscheck.mistakes import forms
from crosscheck.mistakes.activations import IDENTITY, RELU, SIGMOID, TANH
from crosscheck.mistakes.catalogue import Catalogue
from crosscheck.mistakes.mistake import Form, Mistake
from crosscheck.mistakes.model import Backprop, Labels, Loss, Network, Outputs
from crosscheck.submissions.probes import Array, Probe

H, D = 5, 3
BLOCKS = {"W": slice(0, 15), "c": slice(15, 20), "t": slice(20, 21), "s": slice(21, 26)}
NAMES = (
    *(f"w{j}{k}" for k in range(1, D + 1) for j in range(1, H + 1)),
    *(f"c{j}" for j in range(1, H + 1)),
    "t",
    *(f"s{j}" for j in range(1, H + 1)),
)
NODES = {f"node {j + 1}": (j, H + j, 2 * H + j, 15 + j) for j in range(H)}

# Formulas and their error bounds


def unpack(weights: Array) -> tuple[Array, Array, float, Array]:
    """Return W (5, 3), c (5,), t and s (5,)."""
    return weights[:15].reshape(D, H).T, weights[15:20], float(weights[20]), weights[21:]


def pack(W: Array, c: Array, t: float, s: Array) -> Array:
    """Return the 26 weights."""
    return np.concatenate([W.T.ravel(), c, [t], s])


def forward(weights: Array, X: Array) -> tuple[Array, Array]:
    """Return the hidden values h (5, N) and the outputs y (N,)."""
    W, c, t, s = unpack(weights)
    h = np.tanh(W @ X.T + c[:, np.newaxis])
    return h, s @ h + t


def backward(weights: Array, X: Array, targets: Array) -> Array:
    """Return the 26 derivatives of the cost."""
    (h, y), s = forward(weights, X), weights[21:]
    dy = 2 / len(X) * (y - targets)
    dq = np.outer(s, dy) * (1 - h**2)
    return pack(dq @ X, dq.sum(axis=1), dy.sum(), h @ dy)


@dataclass(frozen=True)
class Reference:
    """The right answers, and how far rounding may carry a right submission from them.

    The same formulas with the absolute value of every term bound the effect of relative errors u in all operations, up to a
    factor for how many these are. Against 50 digits, right submissions lie within 0.7 u of it, in single precision within
    0.8 of its u; `FACTOR` leaves room.
    """

    FACTOR = 16
    objective_name = "cost"

    def values(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return all answers."""
        targets, (_, outputs) = y.reshape(-1), forward(params, X)
        return {
            "predict": outputs,
            "cost": np.mean((outputs - targets) ** 2),
            "cost_slopes": backward(params, X, targets),
        }

    def objective(self, params: Array, X: Array, y: Array) -> float:
        """Return the cost."""
        return float(np.mean((forward(params, X)[1] - y.reshape(-1)) ** 2))

    def allowances(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return the error bounds in double precision."""
        return self._bounds(params, X, y, 2.0**-53)

    def allowances_in_single(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return the error bounds in single precision."""
        return self._bounds(params, X, y, 2.0**-24)

    def _bounds(self, params: Array, X: Array, y: Array, u: float) -> Mapping[str, Array]:
        W, c, t, s = unpack(np.abs(params))
        h = np.abs(forward(params, X)[0]) + W @ np.abs(X.T) + c[:, np.newaxis]
        outputs = s @ h + t
        residual = outputs + np.abs(y.reshape(-1))
        dy = 2 / len(X) * residual
        dq = np.outer(s, dy) * (1 + 2 * h)
        slopes = pack(dq @ np.abs(X), dq.sum(axis=1), dy.sum(), h @ dy)
        bounds = {"predict": outputs, "cost": np.mean(residual**2), "cost_slopes": slopes}
        return {name: self.FACTOR * u * bound for name, bound in bounds.items()}


# Data, published answers and questions


def load() -> Data:
    """Draw 200 points, their targets, and the weights to start from."""
    rng = np.random.default_rng(2027)
    X = np.round(rng.uniform(-2, 2, (200, D)), 3)
    targets = np.round(np.sin(X[:, 0]) - 0.5 * X[:, 1] * X[:, 2] + rng.normal(0, 0.1, 200), 3)
    return Data(X, targets, np.round(rng.uniform(-1, 1, len(NAMES)), 1))


POINT = [1.0, -1.0, 0.5]
SLOPES_AT_START = (
    *(-1.0106, -0.8984, -0.0704, -0.4925, -0.3546, -0.0625, -0.3541, 0.4086, -0.5371, -0.3684),
    *(0.7257, 0.4964, 0.3748, 0.0732, 0.1989, 1.0556, 0.9002, 0.5723, 0.5041, 0.4719),
    *(2.1440, 0.5753, 0.5123, 1.8803, 1.3114, 1.0632),
)


def _at_start(data: Data) -> tuple[object, ...]:
    return data.X, data.y, data.initial


PUBLISHED = (
    Published("predict", "predict(start, [1, -1, 0.5])", lambda data: (data.initial, list(POINT)), 1.7153, 4),
    Published("predict", "predict(start, [0, 0, 0])", lambda data: (data.initial, [0.0] * D), 2.1055, 4),
    Published("cost", "cost(inputs, targets, start)", _at_start, 2.6686, 4),
    Published("cost_slopes", "cost_slopes(inputs, targets, start)", _at_start, SLOPES_AT_START, 4),
)


def questions(seed: int, data: Data) -> list[Probe]:
    """Draw the probes of one examination."""
    rng, reference = np.random.default_rng(seed), Reference()

    def weights(low: float, high: float) -> Array:
        drawn: Array = rng.uniform(low, high, len(NAMES)) * rng.choice((-1.0, 1.0), len(NAMES))
        return drawn

    def fresh(name: str, n: int, gentle: bool = False) -> Probe:
        drawn = weights(0.1, 0.5) if gentle else weights(0.3, 1.2)
        X, targets = rng.uniform(-2, 2, (n, D)), rng.normal(0, 2, n)
        return Probe(f"{name}, {n} points", "fresh", drawn, X, targets, reference, gentle=gentle)

    one = np.array([POINT])
    return [
        Probe(
            "[[1, -1, 0.5]], [1], start", "published", data.initial, one, np.array([1.0]), reference, params_at="start"
        ),
        *(fresh(f"other weights {i}", n) for i, n in enumerate((1, 7, 13, 60, 230), start=1)),
        *(fresh(f"small weights {i}", n, gentle=True) for i, n in enumerate((4, 5, 6), start=1)),
        Probe("inputs, targets, other weights 6", "fresh", weights(0.3, 1.2), data.X, data.y, reference),
        Probe("inputs, targets, start", "homework", data.initial, data.X, data.y, reference),
    ]


# Mistakes

_POSITIONS = np.arange(15).reshape(D, H).T
NETWORK = Network(
    u=tuple(range(21, 26)),
    a=20,
    V=tuple(tuple(int(i) for i in row) for row in _POSITIONS),
    b=tuple(range(15, 20)),
    hidden=TANH,
    output=IDENTITY,
    size=len(NAMES),
)


def _residual(p: Outputs, y: Labels) -> Array:
    return 2 / p.size * (p - y.reshape(-1))


COST = replace(
    forms.squared_error(lambda n: 1 / n if n else np.nan),  # of no points, as some mistakes take it, there is no mean
    canonical=IDENTITY,
    residual=_residual,
)
_PACKING = forms.packing_of(NETWORK)


def _mean_absolute(p: Outputs, y: Labels) -> float:
    return float(np.mean(np.abs(p - y)))


def _root(p: Outputs, y: Labels) -> float:
    return float(np.sqrt(COST.value(p, y)))


def _of_predict(kind: str, hint: str, formula: str, *ways: Form) -> Mistake:
    return Mistake(kind, "predict", hint, formula, ways)


def _of_cost(kind: str, hint: str, formula: str, *ways: Form) -> Mistake:
    return Mistake(kind, "cost", hint, formula, ways)


def _of_slopes(kind: str, hint: str, formula: str, *ways: Form) -> Mistake:
    return Mistake(kind, "cost_slopes", hint, formula, ways)


_W_FIRST = "The weights are w11, w21, .., w51, w12, .., then c, t and s:"
_SLOPES_ORDER = _of_slopes(
    "slopes-in-another-order",
    "The slopes are right but not in the order of the weights,",
    "which is W column by column, then c, t and s.",
    *(forms.ordered(order, transpose=True) for order in forms.orders(_PACKING)),
)
MISTAKES = (
    _of_predict(
        "rows-for-columns", "W is unpacked row by row.", f"{_W_FIRST} reshape(3, 5).T.", forms.transposed(NETWORK)
    ),
    _of_predict(
        "unpacks-another-order",
        "The weights are unpacked in another order.",
        f"{_W_FIRST} W = weights[:15], c = weights[15:20], t = weights[20], s = weights[21:].",
        *(forms.packed_as(NETWORK, order) for order in forms.orders(_PACKING)),
    ),
    _of_predict("no-c", "The hidden biases c are missing.", "q = W x + c.", replace(NETWORK, b=None)),
    _of_predict("no-t", "The output's bias t is missing.", "y = s . h + t.", replace(NETWORK, a=None)),
    _of_predict("minus-c", "c is subtracted.", "q = W x + c.", replace(NETWORK, b_sign=-1.0)),
    _of_predict("sigmoid-for-tanh", "The nodes are sigmoids.", "h = tanh q.", replace(NETWORK, hidden=SIGMOID)),
    _of_predict("relu-for-tanh", "The nodes are ReLUs.", "h = tanh q.", replace(NETWORK, hidden=RELU)),
    _of_predict("no-tanh", "The nodes are linear.", "h = tanh q.", replace(NETWORK, hidden=IDENTITY)),
    _of_predict("tanh-at-the-output", "The output goes through tanh.", "y = s . h + t.", replace(NETWORK, output=TANH)),
    _of_predict("inputs-reversed", "x1 and x3 are exchanged.", "w_jk multiplies x_k.", replace(NETWORK, x=(2, 1, 0))),
    _of_predict("one-c-for-all", "All nodes use one c.", "Each has its own.", *forms.shared_by_all(NETWORK, "b")),
    _of_cost("sum-for-mean", "The squares are summed.", "E is their mean.", forms.scaled(COST, lambda n: float(n))),
    _of_cost("half-the-mean", "Half the mean comes back.", "E has no factor 1/2.", forms.scaled(COST, lambda n: 0.5)),
    _of_cost("sign-of-cost", "The sign is wrong.", "E is positive.", forms.scaled(COST, lambda n: -1.0)),
    _of_cost(
        "absolute-for-square",
        "The mean absolute error comes back.",
        "E squares.",
        Loss(_mean_absolute, lambda p, y: np.sign(p - y) / p.size),
    ),
    _of_cost(
        "root-of-mean",
        "The root of the mean square comes back.",
        "E has no root.",
        Loss(_root, lambda p, y: COST.slope(p, y) / (2 * _root(p, y))),
    ),
    _of_cost(
        "without-last",
        "The last point is left out.",
        "All N count.",
        forms.of_points(COST, slice(None, -1)),
        forms.of_points(COST, slice(None, -1), of_several=True),
        forms.gradient_of_points(slice(None, -1)),
    ),
    _of_slopes("negated-slopes", "The slopes have the wrong sign:", "dE/dy = 2/N (y - target).", forms.NEGATED),
    _of_slopes(
        "no-factor-2", "The factor 2 is missing:", "dE/dy = 2/N (y - target).", forms.scaled_gradient(lambda n: 0.5)
    ),
    _of_slopes(
        "slopes-of-sum", "1/N is missing:", "dE/dy = 2/N (y - target).", forms.scaled_gradient(lambda n: float(n))
    ),
    _of_slopes(
        "no-targets", "The targets are missing:", "dE/dy = 2/N (y - target).", Backprop(delta=lambda t: 2 / t.n * t.f.p)
    ),
    _of_slopes("no-tanh-slope", "1 - h^2 is missing:", "dE/dq = dE/dy s (1 - h^2).", forms.WITHOUT_HIDDEN_SLOPE),
    _of_slopes(
        "tanh-slope-of-h", "tanh' is taken at h:", "tanh'(q) = 1 - h^2.", Backprop(slope=lambda t: TANH.at(t.f.h)[1])
    ),
    _of_slopes(
        "sigmoid-slope", "h (1 - h) is a sigmoid's:", "tanh' = 1 - h^2.", Backprop(slope=lambda t: t.f.h * (1 - t.f.h))
    ),
    _of_slopes("h-not-squared", "1 - h stands for 1 - h^2:", "tanh' = 1 - h^2.", Backprop(slope=lambda t: 1 - t.f.h)),
    _of_slopes("no-s", "s is missing on the way back:", "dE/dq = dE/dy s (1 - h^2).", forms.WITHOUT_U),
    _of_slopes("s-slopes-of-q", "dE/ds uses q:", "dE/ds = sum_i dE/dy_i h.", forms.U_OF_PRE_ACTIVATIONS),
    _of_slopes("W-slopes-by-rows", "dE/dW is flattened row by row.", "It is dE/dW.T.ravel().", forms.V_TRANSPOSED),
    _of_slopes("c-slopes-zero", "dE/dc is zero:", "dE/dc = sum_i dE/dq.", forms.B_ZERO),
    _of_slopes("c-slopes-of-t", "dE/dc is that of t:", "dE/dc = sum_i dE/dq.", forms.B_IS_DELTA),
    _SLOPES_ORDER,
)

REGRESSION = Homework(
    title="A curve by five nodes",
    functions=(
        Function("predict", Role.OUTPUTS, {"weights": "params", "point": "point"}),
        Function("cost", Role.OBJECTIVE, {"inputs": "points", "targets": "labels", "weights": "params"}),
        Function("cost_slopes", Role.GRADIENT, {"inputs": "points", "targets": "labels", "weights": "params"}),
        Function(
            "train",
            Role.DESCENT,
            {"inputs": "points", "targets": "labels", "weights": "params", "rate": "eta", "rounds": "n_steps"},
        ),
    ),
    parameters=Parameters(NAMES, BLOCKS, NODES),
    coordinates=("x1", "x2", "x3"),
    globals={"X": "inputs", "y": "targets", "initial": "start"},
    load=load,
    reference=Reference(),
    catalogue=Catalogue(NETWORK, COST, MISTAKES, wrong_order=_SLOPES_ORDER),
    published=PUBLISHED,
    questions=questions,
    eta=0.02,
    n_steps=100,
    intermediates="q, h and y",
)

#: The same with a network that takes all points at once.
OF_ALL_POINTS = replace(
    REGRESSION,
    functions=(
        Function("predict", Role.OUTPUTS, {"inputs": "points", "weights": "params"}),
        *REGRESSION.functions[1:],
    ),
    published=PUBLISHED[2:],
)

#: The same with two functions only: no network to ask, and no descent.
COST_ONLY = replace(
    REGRESSION,
    title="A curve by five nodes, its cost and slopes",
    functions=REGRESSION.functions[1:3],
    published=PUBLISHED[2:],
)
