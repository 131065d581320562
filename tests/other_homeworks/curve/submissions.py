"""Submissions to this homework: each a small change to one that is right, with the verdict that it should get."""

from typing import NamedTuple

RIGHT = """
import numpy as np

def unpack(weights):
    return weights[:15].reshape(3, 5).T, weights[15:20], weights[20], weights[21:]

def predict(weights, point):
    W, c, t, s = unpack(weights)
    h = np.tanh(W @ np.asarray(point) + c)
    return s @ h + t

def cost(inputs, targets, weights):
    outputs = np.array([predict(weights, point) for point in inputs])
    return np.mean((outputs - targets) ** 2)

def cost_slopes(inputs, targets, weights):
    W, c, t, s = unpack(weights)
    N = len(inputs)
    dW, dc, dt, ds = np.zeros((5, 3)), np.zeros(5), 0.0, np.zeros(5)
    for x, target in zip(inputs, targets):
        q = W @ x + c
        h = np.tanh(q)
        dy = 2 / N * (s @ h + t - target)
        dq = dy * s * (1 - h ** 2)
        dW += np.outer(dq, x)
        dc += dq
        dt += dy
        ds += dy * h
    return np.concatenate([dW.T.ravel(), dc, [dt], ds])
"""

WITH_AUTOGRAD = """
import autograd.numpy as np
from autograd import grad

def predict(weights, point):
    W = np.reshape(weights[:15], (3, 5))
    return np.dot(weights[21:], np.tanh(np.dot(np.array(point), W) + weights[15:20])) + weights[20]

def cost(inputs, targets, weights):
    h = np.tanh(np.dot(inputs, np.reshape(weights[:15], (3, 5))) + weights[15:20])
    return np.mean((np.dot(h, weights[21:]) + weights[20] - targets) ** 2)

cost_slopes = grad(cost, 2)
"""

ON_ARRAYS = """
import numpy as np

def predict(weights, point):
    W, c, t, s = np.split(weights, [15, 20, 21])
    return (np.tanh(np.asarray(point) @ W.reshape(3, 5) + c) @ s + t)[0]

def cost(inputs, targets, weights):
    W, c, t, s = np.split(weights, [15, 20, 21])
    r = np.tanh(inputs @ W.reshape(3, 5) + c) @ s + t - targets
    return r @ r / r.size

def cost_slopes(inputs, targets, weights):
    W, c, t, s = np.split(weights, [15, 20, 21])
    h = np.tanh(inputs @ W.reshape(3, 5) + c)
    r = 2 * (h @ s + t - targets) / len(inputs)
    dq = np.outer(r, s) * (1 - h * h)
    return np.hstack([(inputs.T @ dq).ravel(), dq.sum(axis=0), r.sum(), r @ h])
"""

TRAIN = """
def train(inputs, targets, weights, rate=0.02, rounds=100):
    for _ in range(rounds):
        weights = weights - rate * cost_slopes(inputs, targets, weights)
    return weights
"""

BY_DIFFERENCES = """
def cost_slopes(inputs, targets, weights):
    steps = 1e-6 * np.eye(len(weights))
    return np.array([(cost(inputs, targets, weights + e) - cost(inputs, targets, weights - e)) / 2e-6 for e in steps])
"""

IN_SINGLE = """
def cost_slopes(inputs, targets, weights):
    inputs, targets, weights = (np.asarray(array, dtype=np.float32) for array in (inputs, targets, weights))
    h = np.tanh(inputs @ weights[:15].reshape(3, 5) + weights[15:20])
    r = 2 * (h @ weights[21:] + weights[20] - targets) / np.float32(len(inputs))
    dq = np.outer(r, weights[21:]) * (1 - h * h)
    return np.concatenate([(inputs.T @ dq).ravel(), dq.sum(axis=0), [r.sum()], r @ h])
"""


UNFINISHED_MEAN = """
def cost(inputs, targets, weights):
    return (np.array([predict(weights, point) for point in inputs]) - targets) ** 2
"""

OF_START = """
right = cost

def cost(inputs, targets, weights):
    return right(inputs, targets, start)
"""

CHANGES_WEIGHTS = """
right = cost_slopes

def cost_slopes(inputs, targets, weights):
    slopes = right(inputs, targets, weights)
    weights -= 0.02 * slopes
    return slopes
"""

OF_GLOBALS = """
right = cost

def cost(X, y, weights):
    return right(inputs, targets, weights)
"""

WEIGHTS_FIRST = """
right = cost

def cost(weights, X, y):
    return right(X, y, weights)
"""

UNDONE = """
def cost_slopes(inputs, targets, weights):
    raise NotImplementedError
"""


def changed(old: str, new: str, of: str = RIGHT) -> str:
    """Return the submission with every occurrence of a text replaced; there is one at least."""
    assert old in of, old
    return of.replace(old, new)


class Case(NamedTuple):
    """A submission, with the word for each of its functions and the kinds of its findings.

    A word is "right", "remarks", "wrong" or "missing", and "given cost" for right given the submission's own cost.
    """

    source: str
    words: str  # of predict, cost and cost_slopes
    kinds: str = ""


def wrong_slopes(old: str, new: str, kind: str) -> Case:
    """Return a case of one mistake in `cost_slopes`."""
    head, tail = RIGHT.split("def cost_slopes")
    return Case(head + "def cost_slopes" + changed(old, new, of=tail), "right right wrong", kind)


GIVEN_PREDICT = "wrong, given predict, given predict"
CASES: dict[str, Case] = {
    "right": Case(RIGHT, "right right right"),
    "right, with autograd": Case(WITH_AUTOGRAD, "right right right"),
    "right, on arrays": Case(ON_ARRAYS, "right right right"),
    # predict is wrong, the others follow from it
    "W by rows": Case(
        changed("reshape(3, 5).T", "reshape(5, 3)").replace("dW.T.ravel()", "dW.ravel()"),
        GIVEN_PREDICT,
        "rows-for-columns",
    ),
    "no c": Case(changed(" + c)", ")").replace(" + c\n", "\n").replace("dc += dq", "pass"), GIVEN_PREDICT, "no-c"),
    "no t": Case(changed("s @ h + t", "s @ h").replace("dt += dy", "pass"), GIVEN_PREDICT, "no-t"),
    "relu": Case(
        changed("np.tanh(q)", "np.maximum(q, 0)").replace("np.tanh(", "np.maximum(0, ").replace("1 - h ** 2", "h > 0"),
        GIVEN_PREDICT,
        "relu-for-tanh",
    ),
    "tanh at the output": Case(
        changed("return s @ h + t", "return np.tanh(s @ h + t)").replace(
            "2 / N * (s @ h + t - target)",
            "2 / N * (np.tanh(s @ h + t) - target) * (1 - np.tanh(s @ h + t) ** 2)",
        ),
        GIVEN_PREDICT,
        "tanh-at-the-output",
    ),
    "x1 and x3": Case(
        changed("W @ np.asarray(point)", "W @ np.asarray(point)[::-1]").replace("q = W @ x", "x = x[::-1]; q = W @ x"),
        GIVEN_PREDICT,
        "inputs-reversed",
    ),
    "shifted outputs, which no mistake explains": Case(
        changed("return s @ h + t", "return s @ h + t + 0.25 * s @ h ** 2")
        .replace("2 / N * (s @ h + t - target)", "2 / N * (s @ h + t + 0.25 * s @ h ** 2 - target)")
        .replace("s * (1 - h ** 2)", "s * (1 + 0.5 * h) * (1 - h ** 2)")
        .replace("dy * h", "dy * (h + 0.25 * h ** 2)"),
        GIVEN_PREDICT,
        "differs",
    ),
    "one number": Case(changed("return s @ h + t", "return 2.0"), "wrong unjudged right", "independent-of-arguments"),
    # cost is wrong, its slopes follow from it
    "sum": Case(changed("np.mean", "np.sum").replace("2 / N *", "2 *"), "right, wrong, given cost", "sum-for-mean"),
    "half": Case(
        changed("np.mean", "0.5 * np.mean").replace("2 / N", "1 / N"), "right, wrong, given cost", "half-the-mean"
    ),
    "absolute": Case(
        changed("(outputs - targets) ** 2", "abs(outputs - targets)").replace(
            "2 / N * (s @ h + t - target)", "np.sign(s @ h + t - target) / N"
        ),
        "right, wrong, given cost",
        "absolute-for-square",
    ),
    "without the last": Case(
        changed("np.mean((outputs - targets) ** 2)", "np.mean((outputs - targets)[:-1] ** 2)"),
        "right, wrong, right",
        "without-last",
    ),
    "root": Case(
        changed("np.mean((outputs - targets) ** 2)", "np.mean((outputs - targets) ** 2) ** 0.5"),
        "right, wrong, right",
        "root-of-mean",
    ),
    # cost_slopes alone are wrong
    "negated": wrong_slopes("t - target)", "t - target) * -1", "negated-slopes"),
    "no factor 2": wrong_slopes("2 / N", "1 / N", "no-factor-2"),
    "slopes of the sum": wrong_slopes("2 / N", "2", "slopes-of-sum"),
    "no targets": wrong_slopes("+ t - target", "+ t", "no-targets"),
    "no tanh'": wrong_slopes("s * (1 - h ** 2)", "s", "no-tanh-slope"),
    "tanh'(h)": wrong_slopes("1 - h ** 2", "1 - np.tanh(h) ** 2", "tanh-slope-of-h"),
    "a sigmoid's slope": wrong_slopes("1 - h ** 2", "h - h ** 2", "sigmoid-slope"),
    "h not squared": wrong_slopes("1 - h ** 2", "1 - h", "h-not-squared"),
    "no s": wrong_slopes("dy * s *", "dy *", "no-s"),
    "ds of q": wrong_slopes("dy * h", "dy * q", "s-slopes-of-q"),
    "dW by rows": wrong_slopes("dW.T.ravel()", "dW.ravel()", "W-slopes-by-rows"),
    "no dc": wrong_slopes("dc += dq", "pass", "c-slopes-zero"),
    "dc of t": wrong_slopes("dc += dq", "dc += dy", "c-slopes-of-t"),
    "another order": wrong_slopes("dc, [dt], ds]", "ds, [dt], dc]", "slopes-in-another-order"),
    "two mistakes": wrong_slopes("dy * s * (1 - h ** 2)", "dy * (1 - h)", "differs"),
    "slopes without the last": wrong_slopes(
        "    N = len",
        "    n = max(1, len(inputs) - 1)\n    inputs, targets = inputs[:n], targets[:n]\n    N = len",
        "without-last",
    ),
    "one entry off": wrong_slopes("[dt]", "[1.01 * dt]", "behaves-as"),
    # in no table: edits that can be made in any textbook
    "minus t": Case(changed("s @ h + t", "s @ h - t").replace("dt += dy", "dt -= dy"), GIVEN_PREDICT, "behaves-as"),
    "cubed": Case(changed("(outputs - targets) ** 2", "(outputs - targets) ** 3"), "right wrong right", "behaves-as"),
    "s squared": wrong_slopes("dy * s *", "dy * s * s *", "behaves-as"),
    "dc of the last point": wrong_slopes("dc += dq", "dc = dq", "behaves-as"),
    # any homework's mistakes
    "changes its argument": Case(RIGHT + CHANGES_WEIGHTS, "right right wrong", "changes-arguments"),
    "terms, not their mean": Case(RIGHT + UNFINISHED_MEAN, "right wrong right", "wrong-form"),
    "global weights": Case(RIGHT + OF_START, "right wrong right", "differs"),
    "global s": wrong_slopes("dy * s *", "dy * start[21:] *", "differs"),
    "global data": Case(RIGHT + OF_GLOBALS, "right wrong right", "differs"),
    "arguments in another order": Case(RIGHT + WEIGHTS_FIRST, "right wrong right", "arguments-in-another-order"),
    # remarks
    "finite differences": Case(RIGHT + BY_DIFFERENCES, "right right remarks", "limited-accuracy"),
    "single precision": Case(RIGHT + IN_SINGLE, "right right remarks", "limited-accuracy"),
    "a list": Case(
        changed("np.concatenate([dW.T.ravel(), dc, [dt], ds])", "[*dW.T.ravel(), *dc, dt, *ds]"),
        "right right right",
    ),
    "no lists": Case(changed("np.asarray(point)", "(1.0 * point)"), "wrong right right", "raises"),
    # unfinished
    "not done yet": Case(RIGHT.partition("def cost_slopes")[0] + UNDONE, "right right missing"),
}
