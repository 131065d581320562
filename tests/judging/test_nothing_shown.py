"""What follows from a loss or a network that depends on too little shows nothing, and earns nothing."""

from typing import Any

import pytest

from crosscheck.classes.rubric import one_point_each, points
from crosscheck.homework.circles.homework import CIRCLES
from tests.judging.judging import BY_HAND, judged, judged_source

SOURCE = """
import autograd.numpy as np
from autograd import grad

def phi(q):
    return 0.5 * (1 + np.tanh(q / 2))

def output(params, X):
    G = phi(np.dot(X, np.reshape(params[5:13], (4, 2)).T) + params[13:])
    return OUTPUT

def network(x, params):
    return output(params, np.array([x], dtype=float))[0]

def loss(params, X_train, y_train):
    y, p, one = np.reshape(y_train, -1), output(params, X_train), np.ones(len(X_train))
    return LOSS

loss_gradient = grad(loss)
"""
OUTPUT, LOSS = "phi(np.dot(G, params[:4]) + params[4])", "-np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))"
CUT_OFF, POWERS = "phi(np.dot(np.maximum(0, G - 0.4), params[:4]))", "np.sum(np.abs(y - p) ** 1.7)"
LEFT_OUT = "-np.sum((np.max(np.abs(X_train), axis=1) < 3) * np.log(np.abs(1 - y - p) + 1e-300))"

#: What stands in place of one of them.
NOTHING = {
    "a constant": (OUTPUT, "0.0 * params[0] + 1"),
    "the parameters' sum": (OUTPUT, "np.sum(params)"),
    "no parameter": (OUTPUT, "np.sum(X_train) + np.sum(y) + 0.0 * params[0]"),
    "as many squares as points": (OUTPUT, "len(X_train) * np.sum(params**2)"),
    "no point": (OUTPUT, "np.sum((np.sum(params) - y) ** 2)"),
    "no label": (OUTPUT, "np.sum(p)"),
    "hardly anything": (OUTPUT, "np.sum(params**2) + 1e-5 * np.sum(p * y)"),
    "another network": (OUTPUT, "np.sum((phi(np.dot(X_train, params[:2]) + params[4]) - y) ** 2)"),
    "a network that is 1/2": ("phi(0.0 * np.dot(X, params[:2]))", LOSS),
    "a network of the squares, which saturates": ("phi(np.sum(params**2) + 0.0 * X[:, 0])", LOSS),
    "a network of the point alone": ("phi(np.dot(X, np.array([0.3, 0.7])) + 0.0 * params[0])", LOSS),
}
SOMETHING = {
    "another loss": (OUTPUT, POWERS),
    "a loss and a sum": (OUTPUT, f"0.31 * {LOSS} + np.sum(params)"),
    "a network that is cut": (CUT_OFF, LOSS),
    "far points left out": (OUTPUT, LEFT_OUT),
    "a smaller network": ("phi(np.dot(X, params[:2]) + params[4])", LOSS),
    "points that are rescaled": ("phi(np.dot(X / np.std(X), params[:2]) + params[4])", LOSS),
}


def earned(output: str, loss: str, gradient: str = "grad(loss)") -> dict[str, float]:
    names = dict[str, Any]()
    exec(SOURCE.replace("OUTPUT", output).replace("LOSS", loss).replace("grad(loss)", gradient), names)
    verdict = judged(**{name: names[name] for name in BY_HAND})
    return points(verdict.to_json(), one_point_each(CIRCLES))


@pytest.mark.share(3)
@pytest.mark.parametrize(("output", "loss"), NOTHING.values(), ids=NOTHING)
def test_what_follows_from_nothing_earns_nothing(output, loss):
    assert earned(output, loss) == {"network": float(output == OUTPUT), "loss": 0, "loss_gradient": 0}


@pytest.mark.parametrize(("output", "loss"), SOMETHING.values(), ids=SOMETHING)
def test_what_follows_from_a_mistake_earns_its_points(output, loss):
    assert earned(output, loss)["loss_gradient"] == 1


def test_a_gradient_of_next_to_nothing_earns_nothing():
    another = "lambda params, X, y: 1e-9 * np.sin(params + np.sum(X) + 2 * np.sum(y))"
    assert earned(OUTPUT, f"1e-9 * ({LOSS})", another)["loss_gradient"] == 0
    assert (
        earned("phi(params[4] + 0.0 * X[:, 0])", LOSS)["loss_gradient"] == 0
    )  # as the right network's, with a known mistake


def test_what_follows_the_formulas_from_a_constant_network_and_hidden_values_of_0_earns_nothing():
    gradient = "lambda params, X, y: np.eye(17)[4] * np.sum(0.3 - y)"
    assert earned("0.3 + 0.0 * X[:, 0]", "1.0", gradient) == {"network": 0, "loss": 0, "loss_gradient": 0}


def test_what_follows_the_formulas_from_hidden_values_of_0_earns_nothing():
    gradient = "lambda params, X, y: np.eye(17)[4] * np.sum(output(params, X) - np.reshape(y, -1))"
    earns = earned("phi(params[4] / 4 + X[:, 0] * params[5] / 3)", LOSS, gradient)
    assert earns == {"network": 0, "loss": 1, "loss_gradient": 0}


def test_a_gradient_that_a_loss_was_made_to_agree_with_and_that_is_no_derivative_earns_nothing():
    source = """
import sys
import numpy as np

asked = sys.__dict__.setdefault("asked", [])  # which stays when the definitions run again

def network(x, params):
    return 0.5

def loss_gradient(params, X, y):
    gradient = np.sin(np.arange(17.0) + params.sum()) * (1 + X.sum() ** 2) * (1 + y.sum())
    asked.append((X.tobytes(), params.copy(), gradient))
    return gradient

def loss(params, X, y):
    for of, at, gradient in asked:
        if of == X.tobytes() and 0 < abs(params - at).sum() < 3e-3:
            return float((params - at) @ gradient)
    return 1.0 + abs(params).sum() + X.sum() + y.sum()
"""
    assert points(judged_source(source).to_json(), one_point_each(CIRCLES))["loss_gradient"] == 0


@pytest.mark.second_stage
@pytest.mark.parametrize(("output", "loss"), [(OUTPUT, POWERS), (CUT_OFF, LOSS)])
def test_a_gradient_of_its_own_loss_is_cut_where_there_are_many_points(output, loss):
    """At few points it is as long as the loss says."""
    cut = "lambda params, X, y: np.clip(grad(loss)(params, X, y), -20, 20)"
    assert earned(output, loss, cut)["loss_gradient"] == 0
