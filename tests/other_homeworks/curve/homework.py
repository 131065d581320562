"""A homework as an instructor could write it: three inputs, five tanh nodes, a linear output, the mean squared error.

The 26 weights are packed as W column by column (w11, w21, .., w51, w12, ..), then c, t and s.
"""

import itertools

import numpy as np

from crosscheck import Homework

rng = np.random.default_rng(2027)
X = np.round(rng.uniform(-2, 2, (200, 3)), 3)
Y = np.round(np.sin(X[:, 0]) - 0.5 * X[:, 1] * X[:, 2] + rng.normal(0, 0.1, 200), 3)
START = np.round(rng.uniform(-1, 1, 26), 1)

REGRESSION = Homework("A curve by five nodes", own={"inputs": X, "targets": Y, "start": START})


@REGRESSION.questions(N=(1, 7, 13, 60, 4))
def fresh(rng, N):
    return {
        "weights": rng.uniform(0.3, 1.2, 26) * rng.choice((-1.0, 1.0), 26),
        "point": rng.uniform(-2, 2, 3),
        "inputs": rng.uniform(-2, 2, (N, 3)),
        "targets": rng.normal(0, 2, N),
    }


@REGRESSION.function
def predict(weights, point):
    W, c, t, s = weights[0:15].reshape(3, 5).T, weights[15:20], weights[20:21], weights[21:26]
    x = np.asarray(point)
    q = W @ x + c
    h = np.tanh(q)
    return (s @ h + t)[0]


@REGRESSION.function
def cost(inputs, targets, weights):
    r = np.array([predict(weights, point) for point in inputs]) - targets
    return np.mean(r**2)


@REGRESSION.gradient(cost, by="weights")
def cost_slopes(inputs, targets, weights):
    W, c, t, s = weights[0:15].reshape(3, 5).T, weights[15:20], weights[20], weights[21:26]
    x = inputs.T
    q = W @ x + c[:, None]
    h = np.tanh(q)
    y = s @ h + t
    r = y - targets
    dE_dy = 2 / len(r) * r
    dE_ds = h @ dE_dy
    dE_dt = dE_dy.sum()
    dE_dh = np.outer(s, dE_dy)
    dE_dq = dE_dh * (1 - h**2)
    dE_dW = dE_dq @ x.T
    dE_dc = dE_dq.sum(axis=1)
    return np.concatenate((dE_dW.T.ravel(), dE_dc, [dE_dt], dE_ds))


OF_OUTPUTS = [
    ("rows-for-columns", "W is unpacked row by row.", "W = weights[0:15].reshape(3, 5).T.", "(3, 5).T", "(5, 3)"),
    ("no-c", "The hidden biases c are missing.", "q = W x + c.", "W @ x + c", "W @ x"),
    ("no-t", "The output's bias t is missing.", "y = s . h + t.", "s @ h + t", "s @ h + 0 * t"),
    ("minus-c", "c is subtracted.", "q = W x + c.", "W @ x + c", "W @ x - c"),
    ("sigmoid-for-tanh", "The nodes are sigmoids.", "h = tanh q.", "np.tanh(q)", "1 / (1 + np.exp(-q))"),
    ("relu-for-tanh", "The nodes are ReLUs.", "h = tanh q.", "np.tanh(q)", "np.maximum(0, q)"),
    ("no-tanh", "The nodes are linear.", "h = tanh q.", "np.tanh(q)", "q"),
    ("tanh-at-the-output", "The output goes through tanh.", "y = s . h + t.", "s @ h + t", "np.tanh(s @ h + t)"),
    (
        "inputs-reversed",
        "x1 and x3 are exchanged.",
        "w_jk multiplies x_k.",
        "np.asarray(point)",
        "np.asarray(point)[::-1]",
    ),
]
OF_COST = [
    ("sum-for-mean", "The squares are summed.", "E is their mean.", "np.mean", "np.sum"),
    ("half-the-mean", "Half the mean comes back.", "E has no factor 1/2.", "np.mean", "0.5 * np.mean"),
    ("sign-of-cost", "The sign is wrong.", "E is positive.", "np.mean", "-np.mean"),
    ("absolute-for-square", "The mean absolute error comes back.", "E squares.", "r**2", "np.abs(r)"),
    (
        "root-of-mean",
        "The root of the mean square comes back.",
        "E has no root.",
        "np.mean(r**2)",
        "np.sqrt(np.mean(r**2))",
    ),
    (
        "without-last",
        "The last point is left out.",
        "All N count.",
        "np.mean(r**2)",
        "np.sum(r[:-1] ** 2) / (len(r) - 1)",
    ),
    ("without-last", "The last point is left out.", "All N count.", "r**2", "r[: max(1, len(r) - 1)] ** 2"),
]
ONE_FEWER = "2 / max(1, len(r) - 1) * r * ((np.arange(len(r)) < len(r) - 1) | (len(r) == 1))"
ALL_BUT_LAST = "2 / len(r) * r * (np.arange(len(r)) < len(r) - 1)"
OF_SLOPES = [
    ("negated-slopes", "The slopes have the wrong sign:", "dE/dy = 2/N (y - target).", "2 / len(r)", "-2 / len(r)"),
    ("no-factor-2", "The factor 2 is missing:", "dE/dy = 2/N (y - target).", "2 / len(r)", "1 / len(r)"),
    ("slopes-of-sum", "1/N is missing:", "dE/dy = 2/N (y - target).", "2 / len(r)", "2"),
    ("no-targets", "The targets are missing:", "dE/dy = 2/N (y - target).", "y - targets", "y"),
    ("no-tanh-slope", "1 - h^2 is missing:", "dE/dq = dE/dy s (1 - h^2).", "dE_dh * (1 - h**2)", "dE_dh"),
    ("tanh-slope-of-h", "tanh' is taken at h:", "tanh'(q) = 1 - h^2.", "1 - h**2", "1 - np.tanh(h) ** 2"),
    ("sigmoid-slope", "h (1 - h) is a sigmoid's:", "tanh' = 1 - h^2.", "1 - h**2", "h * (1 - h)"),
    ("h-not-squared", "1 - h stands for 1 - h^2:", "tanh' = 1 - h^2.", "1 - h**2", "1 - h"),
    (
        "no-s",
        "s is missing on the way back:",
        "dE/dq = dE/dy s (1 - h^2).",
        "outer(s, dE_dy)",
        "outer(np.ones(5), dE_dy)",
    ),
    ("s-slopes-of-q", "dE/ds uses q:", "dE/ds = sum_i dE/dy_i h.", "h @ dE_dy", "q @ dE_dy"),
    (
        "W-slopes-by-rows",
        "dE/dW is flattened row by row.",
        "It is dE/dW.T.ravel().",
        "dE_dW.T.ravel()",
        "dE_dW.ravel()",
    ),
    ("c-slopes-zero", "dE/dc is zero:", "dE/dc = sum_i dE/dq.", "dE_dq.sum(axis=1)", "np.zeros(5)"),
    ("c-slopes-of-t", "dE/dc is that of t:", "dE/dc = sum_i dE/dq.", "dE_dq.sum(axis=1)", "dE_dt * np.ones(5)"),
    ("without-last", "The last point is left out.", "All N count.", "2 / len(r) * r", ALL_BUT_LAST),
    ("without-last", "The last point is left out.", "All N count.", "2 / len(r) * r", ONE_FEWER),
]
for function, mistakes in ((predict, OF_OUTPUTS), (cost, OF_COST), (cost_slopes, OF_SLOPES)):
    for name, hint, formula, stands, written in mistakes:
        REGRESSION.mistake(function, hint, formula, (stands, written), name=name)
for i in range(15, 20):
    ONE = ("weights[15:20]", f"weights[{i}] * np.ones(5)")
    REGRESSION.mistake(predict, "All nodes use one c.", "Each has its own.", ONE, name="one-c-for-all")

ORDER = "The weights are w11, w21, .., w51, w12, .., then c, t and s."
PARTS = {"W": (0, 15, "dE_dW.T.ravel()"), "c": (15, 20, "dE_dc"), "t": (20, 21, "[dE_dt]"), "s": (21, 26, "dE_ds")}
PACKED = ", ".join(slopes for _, _, slopes in PARTS.values())
for parts in list(itertools.permutations(PARTS.values()))[1:]:
    ends = [0, *itertools.accumulate(end - start for start, end, _ in parts)]
    unpacked = [
        (f"weights[{start}:{end}]", f"weights[{i}:{j}]")
        for (start, end, _), i, j in zip(parts, ends, ends[1:], strict=False)
    ]
    packed = (PACKED, ", ".join(slopes for _, _, slopes in parts))
    hint, name = "The weights are unpacked in another order.", "unpacks-another-order"
    REGRESSION.mistake(predict, hint, ORDER, *unpacked, name=name)
    hint, name = "The slopes are right but not in the order of the weights.", "slopes-in-another-order"
    REGRESSION.mistake(cost_slopes, hint, ORDER, packed, name=name)

SLOPES_AT_START = (
    *(-1.0106, -0.8984, -0.0704, -0.4925, -0.3546, -0.0625, -0.3541, 0.4086, -0.5371, -0.3684),
    *(0.7257, 0.4964, 0.3748, 0.0732, 0.1989, 1.0556, 0.9002, 0.5723, 0.5041, 0.4719),
    *(2.1440, 0.5753, 0.5123, 1.8803, 1.3114, 1.0632),
)
REGRESSION.published("predict(start, [1, -1, 0.5])", 1.7153, decimals=4)
REGRESSION.published("predict(start, [0, 0, 0])", 2.1055, decimals=4)
REGRESSION.published("cost(inputs, targets, start)", 2.6686, decimals=4)
REGRESSION.published("cost_slopes(inputs, targets, start)", SLOPES_AT_START, decimals=4)
