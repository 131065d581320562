"""A homework as an instructor could write it: three inputs, five tanh nodes, a linear output, the mean squared error.

The 26 weights are packed as W column by column (w11, w21, .., w51, w12, ..), then c, t and s.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from crosscheck.homework import Data, Function, NetworkHomework, Parameters, Published, Role
from crosscheck.mistakes.mistake import Catalogue
from crosscheck.mistakes.table import packings, table
from crosscheck.mistakes.textbook import Textbook
from crosscheck.submissions.probes import Array, Probe

BLOCKS = {"W": slice(0, 15), "c": slice(15, 20), "t": slice(20, 21), "s": slice(21, 26)}
NODES = range(1, 6)
NAMES = (*(f"w{j}{k}" for k in (1, 2, 3) for j in NODES), *(f"c{j}" for j in NODES), "t", *(f"s{j}" for j in NODES))


def page(weights: Array, inputs: Array, targets: Array) -> tuple[Array, float, Array]:
    """Compute the outputs, the cost and its slopes."""
    W = weights[0:15].reshape(3, 5).T
    c = weights[15:20]
    t = weights[20]
    s = weights[21:26]
    x = inputs.T
    q = W @ x + c[:, None]
    h = np.tanh(q)
    y = s @ h + t
    r = y - targets.reshape(-1)
    E = np.mean(r**2)
    dE_dy = 2 / len(r) * r
    dE_ds = h @ dE_dy
    dE_dt = dE_dy.sum()
    dE_dh = np.outer(s, dE_dy)
    dE_dq = dE_dh * (1 - h**2)
    dE_dW = dE_dq @ x.T
    dE_dc = dE_dq.sum(axis=1)
    slopes = pack(dE_dW, dE_dc, dE_dt, dE_ds)
    return y, E, slopes


def pack(W: Array, c: Array, t: float, s: Array) -> Array:
    """Return the 26 weights."""
    return np.concatenate((W.T.ravel(), c, [t], s))


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
        return dict(zip(("predict", "cost", "cost_slopes"), map(np.asarray, page(params, X, y)), strict=True))

    def objective(self, params: Array, X: Array, y: Array) -> float:
        """Return the cost."""
        return float(page(params, X, y)[1])

    def allowances(self, params: Array, X: Array, y: Array, u: float = 2.0**-53) -> Mapping[str, Array]:
        """Return the error bounds in a precision."""
        w, x = np.abs(params), np.abs(X.T)
        W, c, t, s = w[0:15].reshape(3, 5).T, w[15:20, np.newaxis], w[20], w[21:26]
        q = W @ x + c
        h = np.abs(np.tanh(params[0:15].reshape(3, 5).T @ X.T + params[15:20, np.newaxis])) + q
        outputs = s @ h + t
        residual = outputs + np.abs(y.reshape(-1))
        dy = 2 / len(X) * residual
        dq = np.outer(s, dy) * (1 + 2 * h)
        slopes = pack(dq @ x.T, dq.sum(axis=1), dy.sum(), h @ dy)
        bounds = {"predict": outputs, "cost": np.mean(residual**2), "cost_slopes": slopes}
        return {name: self.FACTOR * u * bound for name, bound in bounds.items()}


def load() -> Data:
    """Draw 200 points, their targets, and the weights to start from."""
    rng = np.random.default_rng(2027)
    X = np.round(rng.uniform(-2, 2, (200, 3)), 3)
    targets = np.round(np.sin(X[:, 0]) - 0.5 * X[:, 1] * X[:, 2] + rng.normal(0, 0.1, 200), 3)
    return Data(X, targets, np.round(rng.uniform(-1, 1, len(NAMES)), 1))


SLOPES_AT_START = (
    *(-1.0106, -0.8984, -0.0704, -0.4925, -0.3546, -0.0625, -0.3541, 0.4086, -0.5371, -0.3684),
    *(0.7257, 0.4964, 0.3748, 0.0732, 0.1989, 1.0556, 0.9002, 0.5723, 0.5041, 0.4719),
    *(2.1440, 0.5753, 0.5123, 1.8803, 1.3114, 1.0632),
)
PUBLISHED = (
    Published("predict", "predict(start, [1, -1, 0.5])", lambda data: (data.initial, [1.0, -1.0, 0.5]), 1.7153, 4),
    Published("predict", "predict(start, [0, 0, 0])", lambda data: (data.initial, [0.0, 0.0, 0.0]), 2.1055, 4),
    Published("cost", "cost(inputs, targets, start)", lambda data: (data.X, data.y, data.initial), 2.6686, 4),
    Published(
        *("cost_slopes", "cost_slopes(inputs, targets, start)"),
        *(lambda data: (data.X, data.y, data.initial), SLOPES_AT_START, 4),
    ),
)


def questions(seed: int, data: Data) -> list[Probe]:
    """Draw the probes of one examination."""
    rng, reference = np.random.default_rng(seed), Reference()

    def weights(low: float, high: float) -> Array:
        drawn: Array = rng.uniform(low, high, len(NAMES)) * rng.choice((-1.0, 1.0), len(NAMES))
        return drawn

    def fresh(name: str, n: int, gentle: bool = False) -> Probe:
        drawn = weights(0.1, 0.5) if gentle else weights(0.3, 1.2)
        X, targets = rng.uniform(-2, 2, (n, 3)), rng.normal(0, 2, n)
        return Probe(f"{name}, {n} points", "fresh", drawn, X, targets, reference, gentle=gentle)

    one, start = (np.array([[1.0, -1.0, 0.5]]), np.array([1.0])), data.initial
    return [
        Probe("[[1, -1, 0.5]], [1], start", "published", start, *one, reference, params_at="start"),
        *(fresh(f"other weights {i}", n) for i, n in enumerate((1, 7, 13, 60, 230), start=1)),
        *(fresh(f"small weights {i}", n, gentle=True) for i, n in enumerate((4, 5, 6), start=1)),
        Probe("inputs, targets, other weights 6", "fresh", weights(0.3, 1.2), data.X, data.y, reference),
        Probe("inputs, targets, start", "homework", start, data.X, data.y, reference),
    ]


TEXTBOOK = Textbook(page)
PACKINGS = packings(TEXTBOOK, W="dE_dW.T.ravel()", c="dE_dc", t="[dE_dt]", s="dE_ds")
OUTPUTS = table(
    TEXTBOOK,
    "predict",
    """
    rows-for-columns: W is unpacked row by row.
        The weights are w11, w21, .., w51, w12, .., then c, t and s: reshape(3, 5).T.
        + W = weights[0:15].reshape(5, 3)
    unpacks-another-order: The weights are unpacked in another order.
        The weights are w11, w21, .., w51, w12, .., then c, t and s: W = weights[:15], c = weights[15:20], t = weights[20],
          s = weights[21:].
        + {orders}
    no-c: The hidden biases c are missing.
        q = W x + c.
        + q = W @ x
    no-t: The output's bias t is missing.
        y = s . h + t.
        + y = s @ h
    minus-c: c is subtracted.
        q = W x + c.
        + q = W @ x - c[:, None]
    sigmoid-for-tanh: The nodes are sigmoids.
        h = tanh q.
        + h = 1 / (1 + np.exp(-q))
    relu-for-tanh: The nodes are ReLUs.
        h = tanh q.
        + h = np.maximum(0, q)
    no-tanh: The nodes are linear.
        h = tanh q.
        + h = q
    tanh-at-the-output: The output goes through tanh.
        y = s . h + t.
        + y = np.tanh(s @ h + t)
    inputs-reversed: x1 and x3 are exchanged.
        w_jk multiplies x_k.
        + x = inputs.T[::-1]
    one-c-for-all: All nodes use one c.
        Each has its own.
        + c = weights[{15|16|17|18|19}] * np.ones(5)
    """,
    orders=[*PACKINGS.values()],
)
COST = table(
    TEXTBOOK,
    "cost",
    """
    sum-for-mean: The squares are summed.
        E is their mean.
        + E = len(r) * ..
    half-the-mean: Half the mean comes back.
        E has no factor 1/2.
        + E = 0.5 * ..
    sign-of-cost: The sign is wrong.
        E is positive.
        + E = -..
    absolute-for-square: The mean absolute error comes back.
        E squares.
        + E = np.mean(np.abs(r))
    root-of-mean: The root of the mean square comes back.
        E has no root.
        + E = np.sqrt(..)
    without-last: The last point is left out.
        All N count.
        + E = np.sum(r[:-1] ** 2) / (len(r) - 1)
        + E = np.mean(r[:-1] ** 2 if len(r) > 1 else r**2)
        + dE_dy = .. * (np.arange(len(r)) < len(r) - 1)
    """,
)
SLOPES = table(
    TEXTBOOK,
    "cost_slopes",
    """
    negated-slopes: The slopes have the wrong sign:
        dE/dy = 2/N (y - target).
        + dE_dy = -..
    no-factor-2: The factor 2 is missing:
        dE/dy = 2/N (y - target).
        + slopes = 0.5 * ..
    slopes-of-sum: 1/N is missing:
        dE/dy = 2/N (y - target).
        + slopes = len(r) * ..
    no-targets: The targets are missing:
        dE/dy = 2/N (y - target).
        + dE_dy = 2 / len(r) * y
    no-tanh-slope: 1 - h^2 is missing:
        dE/dq = dE/dy s (1 - h^2).
        + dE_dq = dE_dh
    tanh-slope-of-h: tanh' is taken at h:
        tanh'(q) = 1 - h^2.
        + dE_dq = dE_dh * (1 - np.tanh(h) ** 2)
    sigmoid-slope: h (1 - h) is a sigmoid's:
        tanh' = 1 - h^2.
        + dE_dq = dE_dh * h * (1 - h)
    h-not-squared: 1 - h stands for 1 - h^2:
        tanh' = 1 - h^2.
        + dE_dq = dE_dh * (1 - h)
    no-s: s is missing on the way back:
        dE/dq = dE/dy s (1 - h^2).
        + dE_dh = np.outer(np.ones(5), dE_dy)
    s-slopes-of-q: dE/ds uses q:
        dE/ds = sum_i dE/dy_i h.
        + dE_ds = q @ dE_dy
    W-slopes-by-rows: dE/dW is flattened row by row.
        It is dE/dW.T.ravel().
        + slopes = np.concatenate((dE_dW.ravel(), ..[15:]))
    c-slopes-zero: dE/dc is zero:
        dE/dc = sum_i dE/dq.
        + dE_dc = np.zeros(5)
    c-slopes-of-t: dE/dc is that of t:
        dE/dc = sum_i dE/dq.
        + dE_dc = dE_dt * np.ones(5)
    slopes-in-another-order: The slopes are right but not in the order of the weights,
        which is W column by column, then c, t and s.
        + {orders}
    """,
    orders=[lines.rpartition("; ")[2] for lines in PACKINGS.values()],
)

REGRESSION = NetworkHomework(
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
    parameters=Parameters(NAMES, BLOCKS, {f"node {j}": (j - 1, 4 + j, 9 + j, 14 + j) for j in NODES}),
    coordinates=("x1", "x2", "x3"),
    globals={"X": "inputs", "y": "targets", "initial": "start"},
    load=load,
    reference=Reference(),
    mistakes=lambda: Catalogue(TEXTBOOK, (*OUTPUTS, *COST, *SLOPES), SLOPES[-1], hidden=("q", "h", "s")),
    published=PUBLISHED,
    questions=questions,
    eta=0.02,
    n_steps=100,
    intermediates="q, h and y",
)
