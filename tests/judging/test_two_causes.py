"""Two mistakes in one function: both are told."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from manual import by_hand
from tests.judging.judging import BY_HAND, Array, judged

Function = Callable[..., Any]


def wrong_sign(params: Array, X: Array, y: Array) -> Array:
    return -by_hand.loss_gradient(params, X, y)


def transposed(params: Array, X: Array, y: Array) -> Array:
    order = np.r_[0:5, 5 + np.arange(8).reshape(4, 2).T.ravel(), 13:17]
    return by_hand.loss_gradient(params, X, y)[order]


def mean(params: Array, X: Array, y: Array) -> float:
    return by_hand.loss(params, X, y) / len(X)


def refusing_columns(function: Function) -> Function:
    def refuses(params: Array, X: Array, y: Array) -> Any:
        if np.ndim(y) == 2:
            raise ValueError("shapes (4,500) and (500,1) not aligned")
        return function(params, X, y)

    return refuses


def updating(function: Function) -> Function:
    def updates(params: Array, X: Array, y: Array) -> Any:
        value = function(params, X, y)
        params -= 0.001
        return value

    return updates


def scaling(function: Function) -> Function:
    def scales(params: Array, X: Array, y: Array) -> Any:
        value = function(params, X, y)
        X /= 2.0
        return value

    return scales


NUMBERS = {
    "sign-error-y-minus-p": ("loss_gradient", wrong_sign),
    "v-grad-transposed-flatten": ("loss_gradient", transposed),
    "mean-instead-of-sum": ("loss", mean),
}
BESIDES = {
    "refuses-column-labels": refusing_columns,
    "updates-params-in-place": updating,
    "changes-data-in-place": scaling,
}


@pytest.mark.parametrize("besides", BESIDES)
@pytest.mark.parametrize("kind", NUMBERS)
def test_both_are_told(kind, besides):
    name, function = NUMBERS[kind]
    causes = judged(**BY_HAND | {name: BESIDES[besides](function)}).functions[name].causes
    assert {cause.kind for cause in causes} == {kind, besides}


@pytest.mark.parametrize("besides", ["updates-params-in-place", "changes-data-in-place"])
def test_how_numbers_look_is_not_told_beside_what_may_be_why(besides):
    odd = lambda params, X, y: by_hand.loss(params, X, y) + np.sin(params.sum())  # noqa: E731
    causes = judged(**BY_HAND | {"loss": BESIDES[besides](odd)}).functions["loss"].causes
    assert [cause.kind for cause in causes] == [besides]


@pytest.mark.parametrize("besides", BESIDES)
def test_one_alone_is_told_alone(besides):
    causes = judged(**BY_HAND | {"loss": BESIDES[besides](by_hand.loss)}).functions["loss"].causes
    assert [cause.kind for cause in causes] == [besides]
