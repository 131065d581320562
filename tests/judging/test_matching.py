"""A cause is named only where it is demonstrated: at two fresh questions at least, and where it makes a difference."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from manual import by_hand
from tests.judging.judging import BY_HAND, judged, question_points

INITIAL = next(question.params for question in question_points() if question.kind == "homework")
GENTLE = [question.params for question in question_points() if question.gentle]
MISTAKES: dict[str, tuple[Callable[..., Any], str]] = {  # a mistaken function, and the mistake's name
    "network": (lambda *args: 1 / (1 + np.exp(-by_hand.network(*args))), "sigmoid-twice"),
    "loss": (lambda params, X, y: by_hand.loss(params, X, y) / len(y), "mean-instead-of-sum"),
    "loss_gradient": (lambda *args: -by_hand.loss_gradient(*args), "sign-error-y-minus-p"),
}
RAISES = "only some parameters are answered"


def answering(function: str, own: Callable[..., Any], answered: Sequence[Any]) -> list[str]:
    """Judge a function that raises at all parameters but some, and return the kinds of its causes."""

    def partial(*args: Any) -> Any:
        params = args[1] if function == "network" else args[0]
        if not any(np.array_equal(params, some) for some in answered):
            raise ValueError(RAISES)
        return own(*args)

    found = judged(**{function: partial}).functions[function]
    assert found.verdict == "wrong"
    assert any(RAISES in cause.message for cause in found.causes)
    return [cause.kind for cause in found.causes]


@pytest.mark.parametrize("function", MISTAKES)
@pytest.mark.parametrize("fresh", [0, 1, 2, 3])
def test_a_mistake_is_named_if_it_shows_at_two_fresh_questions(function, fresh):
    own, kind = MISTAKES[function]
    assert len(GENTLE) == 3
    named = [kind] if fresh >= 2 else []
    assert answering(function, own, [INITIAL, *GENTLE[:fresh]]) == [*named, "raises"]


@pytest.mark.parametrize("function", MISTAKES)
def test_a_mistake_that_makes_no_difference_explains_nothing(function):
    """A strong clip changes no output that is near 1/2, and a gradient of the first 500 points none of a few."""
    assert answering(function, BY_HAND[function], GENTLE) == ["raises"]
