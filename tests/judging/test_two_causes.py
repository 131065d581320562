"""Two mistakes in one function: both are told."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import pytest

from manual import by_hand
from tests.judging.judging import BY_HAND, Array, judged

Function: TypeAlias = Callable[..., Any]
ORDER = np.r_[0:5, 5 + np.arange(8).reshape(4, 2).T.ravel(), 13:17]
NUMBERS: dict[str, tuple[str, Function]] = {
    "sign-error-y-minus-p": ("loss_gradient", lambda *args: -by_hand.loss_gradient(*args)),
    "v-grad-transposed-flatten": ("loss_gradient", lambda *args: by_hand.loss_gradient(*args)[ORDER]),
    "mean-instead-of-sum": ("loss", lambda params, X, y: by_hand.loss(params, X, y) / len(X)),
}


def refuse(params: Array, X: Array, y: Array) -> None:
    if np.ndim(y) == 2:
        raise ValueError("shapes (4,500) and (500,1) not aligned")


BESIDES: dict[str, Function] = {  # what is done after the answer is computed
    "refuses-column-labels": refuse,
    "updates-params-in-place": lambda params, X, y: np.subtract(params, 0.001, out=params),
    "changes-data-in-place": lambda params, X, y: np.divide(X, 2.0, out=X),
}


def besides(function: Function, kind: str) -> Function:
    return lambda *args: (function(*args), BESIDES[kind](*args))[0]


@pytest.mark.parametrize("also", BESIDES)
@pytest.mark.parametrize("kind", NUMBERS)
def test_both_are_told(kind, also):
    name, function = NUMBERS[kind]
    causes = judged(**BY_HAND | {name: besides(function, also)}).functions[name].causes
    assert {cause.kind for cause in causes} == {kind, also}


def odd(params: Array, X: Array, y: Array) -> float:
    return by_hand.loss(params, X, y) + float(np.sin(params.sum()))


#: How numbers look is not told beside what may be why.
ALONE = [*((also, by_hand.loss) for also in BESIDES), *((also, odd) for also in BESIDES if "in-place" in also)]


@pytest.mark.parametrize(("also", "loss"), ALONE)
def test_one_alone_is_told_alone(also, loss):
    causes = judged(**BY_HAND | {"loss": besides(loss, also)}).functions["loss"].causes
    assert [cause.kind for cause in causes] == [also]
