"""What is said of a function was shown of it: each case once brought a sentence that was false."""

from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pytest

from manual import by_hand
from tests.judging.formulas import Function, back, cross_entropy, forward
from tests.judging.judging import BY_HAND, RIGHT, SEED, Array, Functions, judged, judged_parts, judged_source


def refusing_flat(function: Function) -> Function:
    def refuses(params: Array, X: Array, y: Array) -> Any:
        if np.ndim(y) == 1:
            raise IndexError("too many indices for array")
        return function(params, X, y)

    return refuses


def half_precise(right: Function) -> Function:
    """Return a network or a loss of points in half precision."""
    return lambda *args: right(*(np.float16(a).astype(float) if np.shape(a)[-1:] == (2,) else a for a in args))


def of_tanh(params: Array, X: Array) -> Any:
    return np.tanh(forward(params, X)[1])


def cut(x: Any, params: Array) -> float:
    return float(by_hand.phi(forward(params, x, lambda q: np.trunc(by_hand.phi(q)))[1])[0])


def twice(params: Array, X: Array, y: Array) -> float:
    return cross_entropy(by_hand.phi(np.asarray(by_hand.network(X, params))), y)


def nothing_far_out(params: Array, X: Array, y: Array) -> Any:
    """Return a gradient that is 0 where exp(-q) overflows, and right where the output saturates before."""
    right = by_hand.loss_gradient(params, X, y)
    return right * 0 if np.abs(params).max() > 1000 else right


def odd(params: Array, X: Array, y: Array) -> Any:
    """Return a loss right to two digits, but where a weight of the output is 0."""
    right = by_hand.loss(params, X, y)
    return right * (1 + 0.01 * np.sin(7 * right)) if params[:4].all() else 0.0


def standardised(params: Array, X: Array, y: Array) -> Any:
    return by_hand.loss(params, (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-9), y)


def lambert(t: Any) -> Any:
    """Return a sigmoid of four digits, by Lambert's continued fraction."""
    f = 19.0
    for k in range(17, 0, -2):
        f = k + (t / 2) ** 2 / f
    return 0.5 + 0.25 * t / f


BY_LAMBERT = {
    "network": lambda x, params: float(lambert(forward(params, x, lambert)[1])[0]),
    "loss": lambda params, X, y: cross_entropy(lambert(forward(params, X, lambert)[1]), y),
    "loss_gradient": partial(back, slope=lambda p, y: p - y, output=lambert, hidden=lambert),
}


def terms(params: Array, X: Array, y: Array) -> Any:
    p, y = np.asarray(by_hand.network(X, params)), np.reshape(y, -1)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


NETWORK_OF_TANH = {"network": lambda x, params: float(of_tanh(params, x)[0])}
SQUARES_OF_TANH = {"loss": lambda params, X, y: float(np.sum((of_tanh(params, X) - np.reshape(y, -1)) ** 2))}
WITH_SLOPE_OF_TANH = {"loss_gradient": partial(back, slope=lambda p, y: (p - y) * (1 - p**2), output=np.tanh)}
ONE_OFF = refusing_flat(lambda *args: by_hand.loss_gradient(*args) * (1 + 0.01 * (len(args[1]) > 6)) + 0.01)


ENTRY = np.arange(17)


def few_digits(*args: Array) -> Any:
    """Return a gradient wrong with respect to b4, of which the other entries have five digits."""
    right = by_hand.loss_gradient(*args)
    return right + np.abs(right).max() * np.where(ENTRY == 16, 3e-4, 5e-6)


def in_parts(params: Array, X: Array, y: Array) -> Any:
    """Return a gradient of which u is halved, and b lacks 1 - G."""
    G, z = forward(params, X)
    db = (np.outer(params[:4], by_hand.phi(z) - y.reshape(-1)) * G).sum(axis=1)
    return np.r_[by_hand.loss_gradient(params, X, y)[:13] * np.where(ENTRY < 4, 0.5, 1)[:13], db]


class Case(NamedTuple):
    """Functions beside those by hand, of which one, what was said and is false, what is true, and at which seed."""

    functions: Functions
    name: str
    false: str
    true: str
    seed: int = SEED


CASES = {
    "wrong numbers besides": Case({"loss_gradient": ONE_OFF}, "loss_gradient", "numbers are right", "are refused"),
    "it is no derivative of its own loss": Case(
        {
            "network": half_precise(by_hand.network),
            "loss": half_precise(by_hand.loss),
            "loss_gradient": partial(back, slope=lambda p, y: p - y, forwards=np.float16),
        },
        "loss_gradient",
        "given your loss",
        "on your forward pass",
    ),
    "the slope of tanh": Case(
        NETWORK_OF_TANH | WITH_SLOPE_OF_TANH,
        "loss_gradient",
        "sigmoid is there",
        "The slope of tanh is a factor of dE/dz",
    ),
    "the slope of tanh, which belongs there": Case(
        NETWORK_OF_TANH | SQUARES_OF_TANH | WITH_SLOPE_OF_TANH,
        "loss_gradient",
        "a factor too many",
        "half of what it should",
    ),
    "hidden values cut to 0": Case({"network": cut}, "network", "does not depend on", "cut to whole numbers", 2),
    "a function of the textbook's": Case({"loss": twice}, "loss", "Evaluate", "is applied twice"),
    "a divisor's guard, by a lone point": Case({"loss": standardised}, "loss", "(X.T, 0) + 0)", "(X.T, 0) + 1e-12)"),
    "terms, of which a sum is missing alone": Case({"loss": terms}, "loss", "cannot be printed", "not their sum"),
    "the slope of a loss of a network that lacks digits": Case(
        BY_LAMBERT, "loss_gradient", "by differences", "given your network, whose errors add up"
    ),
    "the slope of a loss of few digits": Case(
        {
            "loss": lambda *args: float(np.float16(by_hand.loss(*args))),
            "loss_gradient": partial(back, slope=lambda p, y: (p - y) * (1 + 0.02 * p)),
        },
        "loss_gradient",
        "by differences, is 0",
        "of the largest entry",
    ),
    "some of the derivatives are zero": Case(
        {"loss_gradient": lambda *args: by_hand.loss_gradient(*args) * (np.arange(17) % 4 != 1)},
        "loss_gradient",
        "y - y",
        "with respect to u2, v11, v31 and b1 alone are zero in every call",
    ),
    "a constant in the logarithm, also where fewer digits are right than those that decide": Case(
        {"loss": lambda params, X, y: cross_entropy(by_hand.network(X, params), y, 1e-6)},
        "loss",
        "5e-04",
        "away from 0 and 1: right to 4 digits.",
        11,
    ),
    "entries that have few digits as well": Case(
        {"loss_gradient": few_digits}, "loss_gradient", "are right", "3 digits"
    ),
    "half of a part": Case(
        {"loss_gradient": in_parts}, "loss_gradient", "The loss is half", "to u alone: it behaves as"
    ),
    "labels of the other shape": Case(
        {"loss": lambda w, X, y: -float(np.sum(np.log(np.abs(1 - y - np.array(by_hand.network(X, w))[:, None]))))},
        "loss",
        "numbers are right",
        "The latter are right",
    ),
    "a line of the loss": Case(
        {"loss_gradient": partial(back, slope=lambda p, y: -2 * y * (1 - p))},
        "loss_gradient",
        "u1",
        "than yours: it behaves",
    ),
    "two that are exchanged": Case(
        {"loss_gradient": lambda *args: by_hand.loss_gradient(*args)[np.r_[:9, 10, 9, 11:17]]},
        "loss_gradient",
        "of u1",
        "In the places of v31, v32 stand those of v32, v31.",
    ),
    "right in saturation": Case({"loss_gradient": nothing_far_out}, "loss_gradient", "Clipped", "Loses its accuracy"),
}


@pytest.mark.second_stage
@pytest.mark.parametrize("case", CASES)
def test_what_is_said_was_shown(case):
    functions, name, false, true, seed = CASES[case]
    found = judged(seed, **BY_HAND | functions).functions[name]
    said = " ".join([*(one.message for one in (*found.causes, *found.remarks)), found.evidence])
    assert false not in said
    assert true in said


def test_digits_are_those_of_the_number_that_is_shown():
    found = judged(**BY_HAND | {"loss": odd}).functions["loss"]
    assert "right to 2 digits" in found.causes[0].message
    assert found.digits == 2


def test_what_blows_up_elsewhere_is_shown_at_the_homeworks_own_call():
    gradient = partial(back, slope=lambda p, y: (p - y) / (p * (1 - p)))
    found = judged(11, **BY_HAND | {"loss_gradient": gradient}).functions["loss_gradient"]
    assert found.worst.question.at == "loss_gradient(initial, X, y)"


DELTA = ("phi(G @ params[:4] + params[4]) - y", "np.array([network(x, params) for x in X_train]) - y")
LEAVES = RIGHT["network"].replace("    G = ", "    global left\n    G = left = ")
USES = RIGHT["loss_gradient"].replace("phi(X_train @ V.T + params[13:])", "np.tile(left, (len(y), 1))").replace(*DELTA)


def test_what_another_function_left_is_not_random():
    verdict = judged_parts({"network": LEAVES, "loss_gradient": USES})
    found = verdict.functions["loss_gradient"]
    assert [cause.kind for cause in found.causes] == ["depends-on-earlier-calls"]
    assert found.worst.question.lines == ()  # one call by itself may be right


def test_errors_are_passed_on_to_a_gradient_as_to_the_loss():
    """It follows the homework's formulas on a network that is rounded, beside a loss that has too few digits for that."""
    rounding = {"network": RIGHT["network"].replace("return phi(", "return np.round(phi(").rstrip() + ", 5)\n"}
    own = {"loss_gradient": RIGHT["loss_gradient"].replace(*DELTA)}
    functions = judged_source("".join((RIGHT | rounding | own).values())).functions
    kinds = [cause.kind for name in ("loss", "loss_gradient") for cause in functions[name].causes]
    assert kinds == ["errors-passed-on"] * 2
