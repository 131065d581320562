"""The catalogue judged by itself: every form of every mistake, as a student's functions, is wrong and gets its own name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from crosscheck import NAMES
from crosscheck.verdict import Verdict
from manual import by_hand
from tests.judging.formulas import MISTAKEN, Function
from tests.judging.judging import BY_HAND, catalogue, judged, question_points, same

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # mistaken formulas overflow where right ones do not

MIXES_POINTS = {"hidden-values-reshaped"}  # so that a network, which is asked for one point, is right
SHOWS_NOTHING = {"hidden-values-cut"}  # phi(a) for all points, whose gradient is right whatever the points are
NOT_FINITE = {"missing-output-sigmoid", "tanh-output", "thresholded-output"}  # the losses of such networks


def forms() -> Iterator[Any]:
    """Yield all forms of all mistakes; a share of them is run, and of further ones of a mistake a smaller one."""
    seen = Counter[tuple[str, str]]()
    for kind, about, functions in catalogue():
        n = seen[kind, about]
        yield pytest.param(kind, about, functions, id=f"{about}-{kind}-{n}", marks=pytest.mark.share(80 if n else 4))
        seen[kind, about] += 1


def causes(verdict: Verdict) -> dict[str, list[str]]:
    found = {name: [cause.kind for cause in function.causes] for name, function in verdict.functions.items()}
    return {name: kinds for name, kinds in found.items() if kinds}


@pytest.mark.parametrize(("kind", "about", "functions"), [*forms()])
def test_a_mistake_is_named_and_what_follows_from_it_is_right_given_it(kind, about, functions):
    own = {
        "network": functions,
        "loss": functions | {"network": by_hand.network},
        "loss_gradient": {"loss_gradient": functions["loss_gradient"]},
    }
    verdict = judged(**own[about])
    about = "loss" if kind in MIXES_POINTS else about
    assert causes(verdict)[about] == [kind]
    if kind not in NOT_FINITE:
        assert causes(verdict) == {about: [kind]}
        after = [*BY_HAND][[*BY_HAND].index(about) + 1 :]
        given = {verdict.functions[name].right_given for name in after}
        assert given - {f"your {about}", "your loss"} <= ({None} if kind in SHOWS_NOTHING else set())


FACTORS = [
    ("vb", lambda n: 2.0, "to v and b alone are off by a factor. It is 2."),
    ("a", lambda n: 1 / n, "to a alone are off by a factor. It is 1/N."),
    ("ub", lambda n: -1.0, "u and b alone are off by a factor. It is -1."),
]


@pytest.mark.parametrize(("blocks", "factor", "words"), FACTORS)
def test_a_factor_in_some_blocks_is_told(blocks, factor, words):
    def scaled(params: Any, X: Any, y: Any) -> Any:
        scales = [factor(len(X)) if name[0] in blocks else 1 for name in NAMES]
        return by_hand.loss_gradient(params, X, y) * scales

    found = judged(loss_gradient=scaled).functions["loss_gradient"]
    assert [cause.kind for cause in found.causes] == ["factor-in-blocks"]
    assert words in found.causes[0].message


INITIAL = next(question.params for question in question_points() if question.kind == "homework")
GENTLE = [question.params for question in question_points() if question.gentle]
RAISES = "only some parameters are answered"


def answering(function: str, own: Function, answered: Sequence[Any]) -> list[str]:
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


@pytest.mark.parametrize("function", MISTAKEN)
@pytest.mark.parametrize("fresh", [1, 2])
def test_a_mistake_is_named_if_it_shows_at_two_fresh_questions(function, fresh):
    own, kind = MISTAKEN[function]
    assert len(GENTLE) == 3
    named = [kind] if fresh >= 2 else []
    assert answering(function, own, [INITIAL, *GENTLE[:fresh]]) == [*named, "raises"]


@pytest.mark.parametrize("function", MISTAKEN)
def test_a_mistake_that_makes_no_difference_explains_nothing(function):
    """A strong clip changes no output that is near 1/2, and a gradient of the first 500 points none of a few."""
    assert answering(function, BY_HAND[function], GENTLE) == ["raises"]


def test_numbers_are_the_same_only_if_nan_and_both_infinities_are():
    values = [np.array([1.0, odd]) for odd in (np.nan, np.inf, -np.inf)]
    assert [[same(one, other) for other in values] for one in values] == np.eye(3, dtype=bool).tolist()
