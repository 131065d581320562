"""Where no mistake is known: what is shown of wrong numbers is true of them, and sends nobody where all is right."""

import itertools
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from crosscheck import load_circles
from manual import by_hand
from tests.judging.formulas import Function, cross_entropy
from tests.judging.judging import BY_HAND, Array, asks, judged, question_points, shown

Part = Callable[[Array, Array, Array], bool]


def wrong_where(part: Part) -> dict[str, Any]:
    """Return a loss and a gradient that go wrong at some questions, in a way that has no name."""

    def spoilt(right: Any) -> Any:
        def function(params: Array, X: Array, y: Array) -> Any:
            value = right(params, X, y)
            return value + np.sin(7 * value + 1) if part(params, X, y) else value

        return function

    return {"loss": spoilt(by_hand.loss), "loss_gradient": spoilt(by_hand.loss_gradient)}


PARTS: dict[str, tuple[Part, str]] = {
    "from six on": (lambda w, X, y: len(X) > 5, "right for N <= 5, and wrong for N >= 6"),
    "from 138 on": (lambda w, X, y: len(X) > 137, "right for N <= 137, and wrong for N >= 138"),
    "any label 1": (lambda w, X, y: bool(np.any(y == 1)), "right where all labels are 0, and wrong where a label is 1"),
    "any label 0": (lambda w, X, y: bool(np.any(y == 0)), "right where all labels are 1, and wrong where a label is 0"),
    "a small output": (lambda w, X, y: by_hand.network(X, w).min() < 0.5, "right for outputs all from 0.5"),
    "points that come twice": (
        lambda w, X, y: len(np.unique(X, axis=0)) < len(X),
        "questions, and wrong at 1: some of 8 points stand twice",
    ),
    "two points": (lambda w, X, y: len(X) == 2, "questions, and wrong at 1: 2 points"),
}


@pytest.mark.share(3)
@pytest.mark.parametrize("name", ["loss", "loss_gradient"])
@pytest.mark.parametrize("case", PARTS)
def test_the_questions_at_which_it_is_right_are_told(case, name):
    part, words = PARTS[case]
    found = judged(**BY_HAND | {name: wrong_where(part)[name]}).functions[name]
    assert [cause.kind for cause in found.causes] == ["right-in-part"]
    assert words in found.causes[0].message


def test_one_wrong_question_shows_no_condition_though_it_is_the_farthest_out():
    asked = (probe for probe in question_points() if probe.ordinary)
    far = max(asked, key=lambda probe: float(np.linalg.norm(probe.X, axis=1).max()))
    part = partial(asks, far)
    found = judged(**BY_HAND | {"loss": wrong_where(part)["loss"]}).functions["loss"]
    assert [cause.kind for cause in found.causes] == ["right-in-part"]
    assert f"wrong at 1: {far.at}" in found.causes[0].message  # others of as many points are right


def is_known(X: Array) -> bool:
    """Return whether the points are the homework's, or stand in its asserts."""
    known = {*map(tuple, load_circles()[0]), (0.0, 0.0), (2.0, 1.0)}
    return {*map(tuple, X)} <= known


BY_CHANCE: dict[str, Part] = {  # all that is asked at `initial` is right, and it has nothing to do with the parameters
    "the homework's own points": lambda w, X, y: not is_known(X),
    "points that are no whole numbers, and many": lambda w, X, y: len(X) < 300 and X.max() != 2,
}


@pytest.mark.parametrize("case", BY_CHANCE)
def test_a_condition_that_other_questions_refute_is_not_told(case):
    causes = judged(**BY_HAND | {"loss": wrong_where(BY_CHANCE[case])["loss"]}).functions["loss"].causes
    assert not any("`initial`" in cause.message or "whole numbers" in cause.message for cause in causes)


def network_wrong_where(part: Callable[[Array, Array, float], bool]) -> Any:
    def network(x: Any, params: Array) -> float:
        x = np.asarray(x, dtype=float)
        p = float(by_hand.network(x, params))
        q = params[5:13].reshape(4, 2) @ x + params[13:]
        return p + 0.1 * np.sin(7 * p) if part(x, q, p) else p

    return network


OUTPUTS: dict[str, tuple[Callable[[Array, Array, float], bool], str]] = {
    "far": (lambda x, q, p: np.abs(x).max() > 1.2, "whose coordinates stay within"),
    "one point": (lambda x, q, p: x[0] == x[1] != 0, ": the point ["),
    "far from the origin": (lambda x, q, p: np.hypot(*x) > 2, "of the origin, and wrong for points farther out"),
}


@pytest.mark.parametrize("case", OUTPUTS)
def test_the_points_at_which_a_network_is_right_are_told(case):
    part, words = OUTPUTS[case]
    found = judged(network=network_wrong_where(part)).functions["network"]
    assert [cause.kind for cause in found.causes] == ["right-in-part"]
    assert words in found.causes[0].message


def test_the_one_parameter_that_must_be_0_is_told_though_others_were_0_beside_it():
    own = lambda x, w: by_hand.network(x, np.where(np.arange(17) == 4, 3.5 * w, w))  # noqa: E731
    (cause,) = judged(network=own).functions["network"].causes
    assert cause.message == "It is right where a is 0, and wrong where a is not 0, in all that was asked."


RANDOM, COUNT, SETTLED = np.random.default_rng(0), itertools.count(), itertools.count()
FOLLOWED: dict[str, tuple[Callable[[], float], str]] = {
    "random": (lambda: RANDOM.normal(1, 0.01), "follows network, which answers the same call differently each time"),
    "kept": (lambda: 1 + 1e-4 * next(COUNT), "follows what network keeps from one call to the next"),
    "settled": (lambda: 1 - 0.05 * 0.98 ** next(SETTLED), "follows what network keeps from one call to the next"),
}


@pytest.mark.parametrize("case", FOLLOWED)
def test_what_calls_a_network_that_does_not_repeat_itself_is_said_to_follow_that(case):
    factor, words = FOLLOWED[case]

    def network(x: Any, params: Array) -> float:
        return float(by_hand.network(x, params)) * factor()

    def loss(params: Array, X: Array, y: Array) -> float:
        return cross_entropy([network(x, params) for x in X], y)

    assert words in judged(network=network, loss=loss).functions["loss"].reason.message


LOOKS = {
    "network": "print q, G, z and y_out",
    "loss": "The outputs are right.",
    "loss_gradient": "The loss is right. Take one point",
}


@pytest.mark.parametrize("name", LOOKS)
def test_nobody_is_sent_to_where_all_is_right(name):
    right = getattr(by_hand, name)

    def odd(*args: Any) -> Any:
        value = right(*args)
        return value + 0.01 * np.sin(7 * value + 1)

    found = judged(**BY_HAND | {name: odd}).functions[name]
    assert [cause.kind for cause in found.causes] == ["differs"]
    assert [words for words in LOOKS.values() if words in found.causes[0].message] == [LOOKS[name]]


TRUNCATED: dict[str, tuple[str, Any]] = {
    "points": ("loss", lambda w, X, y: by_hand.loss(w, X.astype(int).astype(float), y)),
    "The parameters": ("loss_gradient", lambda w, X, y: by_hand.loss_gradient(np.trunc(w), X, y)),
}


@pytest.mark.parametrize("what", TRUNCATED)
def test_arguments_cut_to_whole_numbers_are_told(what):
    name, own = TRUNCATED[what]
    (cause,) = judged(**BY_HAND | {name: own}).functions[name].causes
    assert cause.kind == "integer-truncation"
    assert f"{what} are rounded, or cut, to whole" in cause.hint


NEARLY: dict[str, dict[str, Any]] = {  # other digits lost, other exceptions
    "cut at some": {"loss": lambda w, X, y: by_hand.loss(w, np.trunc(X) if len(X) > 5 else np.round(X, 3), y)},
    "eight bits": {"loss_gradient": lambda w, X, y: by_hand.loss_gradient(w, X, y) * (1 + 2.0**-8)},
    "far from half": {"network": lambda x, w: float(np.float16(by_hand.network(np.asarray(x, dtype=float), w) * 0.8))},
    "raises at some": {"loss_gradient": lambda w, X, y: [][len(X)] if len(X) > 5 else by_hand.loss_gradient(w, X, y)},
}


@pytest.mark.parametrize("case", NEARLY)
def test_what_only_looks_like_it_is_not_called_so(case):
    own = NEARLY[case]
    (name,) = own
    found = judged(**BY_HAND | own).functions[name]
    named = {cause.kind for cause in found.causes}
    assert found.verdict == "wrong"
    assert named.isdisjoint({"integer-truncation", "half-precision", "plain-numpy-under-autograd"})


def nearly(params: Array, X: Array, y: Array) -> Array:
    """Return a gradient that is odd with respect to b, and has eight digits elsewhere."""
    value = by_hand.loss_gradient(params, X, y)
    lost = 1e-8 * np.abs(value).max() * np.cos(np.arange(17))
    return np.asarray(np.r_[value[:13], value[13:] + np.sin(7 * value[13:] + 1)] + lost)


def test_lost_digits_make_no_block_wrong_beside_one_that_is():
    found = judged(**BY_HAND | {"loss_gradient": nearly}).functions["loss_gradient"]
    assert [cause.kind for cause in found.causes] == ["wrong-blocks"]
    assert found.blocks == ("b",)


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


@pytest.mark.share(2)
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


@pytest.mark.parametrize(("decimals", "seed"), [(8, 3), (9, 4), (9, 5)])
def test_rounded_answers_that_come_again_after_a_slight_change_are_from_no_cache(decimals, seed):
    functions = BY_HAND | {"loss": lambda *args: float(np.round(by_hand.loss(*args), decimals))}
    assert judged(seed, **functions).functions["loss"].verdict == "remarks"


def test_last_digits_that_are_lost_alone_as_well_are_from_no_earlier_call():
    def sigmoid(t):
        return (1 + np.sign(t) * np.sqrt(1 - 1 / np.cosh(t / 2) ** 2)) / 2

    def network(x, params):
        return float(sigmoid(params[:4] @ sigmoid(params[5:13].reshape(4, 2) @ np.array(x) + params[13:]) + params[4]))

    # How many digits are lost depends on the machine's cosh.
    assert judged(2, **BY_HAND | {"network": network}).functions["network"].verdict in ("right", "remarks")


def test_an_answer_that_moves_once_keeps_no_trend():
    once = [np.array([float(i > 0)]) for i in range(8)]
    assert shown(once, once[-3:], [], after_others=False) == "not-repeatable"
