"""The judge's limits: what lies just inside each is let pass, what lies just outside is not."""

from time import process_time
from typing import Any

import numpy as np
import pytest

from crosscheck.submissions.probes import Probe
from crosscheck.verdict import FunctionVerdict
from manual import by_hand
from tests.judging.formulas import MISTAKEN, Function, cross_entropy, forward
from tests.judging.judging import BY_HAND, Array, asks, judged, judged_parts, question, question_points, roundings_at

ASKED = tuple(BY_HAND)
BEYOND = [question for question in question_points() if question.kind == "saturated"]
A = 4  # where the output bias stands in params
inside_and_outside = pytest.mark.parametrize(("times", "inside"), [(0.9, True), (1.1, False)])
each_function = pytest.mark.parametrize("function", ASKED)
Error = Function  # params, X, y, the right answer -> what is added to its last entry


def off(function: str, error: Error) -> Function:
    """Return a function whose last entry is off by an error."""

    def network(x: Any, params: Array) -> Any:
        X = np.atleast_2d(np.asarray(x, dtype=float))
        right = np.asarray(by_hand.network(X, params))
        return (right + error(params, X, np.zeros(1), right))[0]

    def other(params: Array, X: Array, y: Array) -> Any:
        answer = np.array(BY_HAND[function](params, X, y))
        answer[(-1,) * answer.ndim] += error(params, X, y, answer)
        return answer if answer.ndim else answer[()]

    return network if function == "network" else other


def asked_at(question: Probe, params: Array, X: Array, y: Array) -> bool:
    """Whether a call is part of a question: the network is asked point by point, and knows no labels."""
    if len(X) == len(question.X) > 1 or y.any():
        return asks(question, params, X, y)
    return np.array_equal(params, question.params) and any(np.array_equal(X[0], x) for x in question.X)


def at(question: Probe, error: float, of_the_largest: bool = False) -> Error:
    """Return an error at one question alone; `of_the_largest`: times its largest entry, if that is more than 1."""

    def there(params: Array, X: Array, y: Array, right: Array) -> float:
        if not asked_at(question, params, X, y):
            return 0.0
        return error * (max(1.0, float(np.abs(right).max())) if of_the_largest else 1.0)

    return there


def rounded(function: str, times: float) -> Error:
    """Return an error of some roundings wherever the output does not saturate."""

    def error(params: Array, X: Array, y: Array, right: Array) -> float:
        if any(asked_at(question, params, X, y) for question in BEYOND):
            return 0.0
        return times * float(roundings_at(params, X, y)[function].reshape(-1)[-1])

    return error


def found(function: str, own: Function, **others: Function) -> FunctionVerdict:
    return judged(**{function: own}, **others).functions[function]


def remarks(verdict: FunctionVerdict) -> list[str]:
    return [remark.kind for remark in verdict.remarks if remark.level != "note"]


def causes(verdict: FunctionVerdict) -> list[str]:
    return [cause.kind for cause in verdict.causes]


@each_function
@inside_and_outside
def test_a_right_answer_may_lie_16_roundings_away(function, times, inside):
    verdict = found(function, off(function, rounded(function, 16 * times)))
    assert (verdict.verdict, remarks(verdict)) == (("right", []) if inside else ("remarks", ["limited-accuracy"]))


def test_what_the_textbook_s_formulas_lose_is_allowed():
    """A hidden value by tanh has an error of 1e-16, however small it is, and a weight of 1e5 multiplies it."""
    V, b = np.array([[1, 0.5], [-0.3, 0.2], [0.7, -0.4], [0.1, 0.9]]), np.array([-18, -17.9, -18.2, -17.7])
    params = np.array([1e5, -1e5, 1e5, -1e5, 0.3, *V.ravel(), *b])
    far_off = question("fresh", params, np.array([[0.5, -0.25], [0.3, 0.7], [1.2, -0.8]]), np.array([0.0, 1.0, 0.0]))

    def loss(params: Array, X: Array, y: Array) -> float:
        z = forward(params, X, lambda q: (1 + np.tanh(q / 2)) / 2)[1]
        return float(np.logaddexp(0, (1 - 2 * y.reshape(-1)) * z).sum())

    verdict = judged(also=[far_off], loss=loss).functions["loss"]
    assert (verdict.verdict, remarks(verdict)) == ("right", [])


@pytest.mark.share(4)
@each_function
@inside_and_outside
@pytest.mark.parametrize("question", BEYOND, ids=range(len(BEYOND)))
def test_a_right_answer_in_saturation_may_lose_1e_6(function, times, inside, question):
    verdict = found(function, off(function, at(question, times * 1e-6, of_the_largest=True)))
    assert (verdict.verdict, [one.level for one in verdict.remarks]) == ("right", [] if inside else ["note"])


@inside_and_outside
@pytest.mark.parametrize(("argument", "kind"), [(0, "updates-params-in-place"), (1, "changes-data-in-place")])
def test_an_argument_may_change_by_1e_9(argument, kind, times, inside):
    def loss(*args: Array) -> float:
        right = by_hand.loss(*args)
        if args[argument].dtype == float:  # a whole number would be cut to another one
            args[argument].reshape(-1)[0] += times * 1e-9
        return right

    verdict = found("loss", loss)
    assert causes(verdict) == [kind] * (not inside)
    assert remarks(verdict) == ["changes-its-arguments"] * inside


@inside_and_outside
@pytest.mark.parametrize("everywhere", [True, False])
def test_a_gradient_agrees_with_its_own_loss_to_1e_4(times, inside, everywhere):
    """The loss is wrong by a factor everywhere, or at its first question in saturation and near by alone."""

    def factor(params: Array, X: Array) -> float:
        near = len(X) == len(BEYOND[0].X) and np.abs(params - BEYOND[0].params).max() < 0.1
        return 0.37 if everywhere else 1.5 if near else 1.0

    def own(params: Array, X: Array, y: Array) -> Array:
        gradient = factor(params, X) * by_hand.loss_gradient(params, X, y)
        if factor(params, X) != 1:
            gradient[-1] += times * 1e-4 * max(1e-2 * everywhere, np.abs(gradient).max())
        return gradient

    verdict = found("loss_gradient", own, loss=lambda params, X, y: factor(params, X) * by_hand.loss(params, X, y))
    assert (verdict.verdict, verdict.right_given) == (("right", "your loss") if inside else ("wrong", None))


@inside_and_outside
@each_function
def test_a_mistake_has_its_name_if_it_gives_the_same_numbers_to_2e_5(function, times, inside):
    mistaken, kind = MISTAKEN[function]
    own = found(function, lambda *args: (1 + times * 2e-5) * mistaken(*args))
    assert (kind in causes(own)) is inside


CLIPS: dict[str, Function] = {
    "clipped": lambda p, y, eps: cross_entropy(np.clip(p, eps, 1 - eps), y),
    "added": cross_entropy,
    "held above": lambda p, y, eps: float(-np.log(np.maximum(np.where(y == 1, p, 1 - p), eps)).sum()),
}


def clipping(clip: str, eps: float) -> Function:
    """Return a loss that clips what the logarithm is taken of."""
    return lambda params, X, y: CLIPS[clip](by_hand.network(X, params), y.reshape(-1), eps)


@pytest.mark.parametrize(
    ("clip", "eps", "word"),
    [
        *((clip, 5e-4, "wrong") for clip in CLIPS),
        ("clipped", 1e-4, "wrong"),  # it shows where outputs are near 0 and 1, which no listed question asks for
        *(("added", eps, "wrong") for eps in (1e-4, 1e-5)),  # what is added shows everywhere
        ("added", 1e-6, "remarks"),
    ],
)
def test_a_constant_in_the_logarithm_is_too_strong_where_it_leaves_fewer_than_four_digits(clip, eps, word):
    verdict = found("loss", clipping(clip, eps))
    assert verdict.verdict == word
    assert causes(verdict) == ["clip-too-strong"] * (word == "wrong")
    assert remarks(verdict)[:1] == ["large-constant-in-log"] * (word == "remarks")


@pytest.mark.parametrize(
    ("least", "told"),
    [(np.exp(-100.0), "(log is held at -100, as torch's binary_cross_entropy does)"), (1e-12, "(with about 1e-12)")],
)
def test_a_note_says_what_clips_in_saturation(least, told):
    (note,) = found("loss", clipping("held above", least)).remarks
    assert (note.kind, told in note.message) == ("clipping", True), note.message


def test_a_number_in_place_of_infinity_that_ordinary_losses_exceed_is_no_clip():
    likely = lambda params, X, y: np.abs(1 - y.reshape(-1) - by_hand.network(X, params))  # noqa: E731
    (note,) = found("loss", lambda *asked: -np.sum(np.log(likely(*asked) + 0.009 * (likely(*asked) == 0)))).remarks
    assert note.kind == "inaccurate-in-saturation"


def at_margin(s: float) -> Probe:
    """Return one point of label 0 whose pre-activation is s, on the wrong side, whatever the point is."""
    params = np.where(np.arange(17) == A, s, 0.0)
    return question("saturated", params, np.array([[0.5, -0.25]]), np.zeros(1))


SHARES = {  # of the right value, by function and s: those that rounding, overflow and clipping explain, and those not
    ("loss_gradient", 9.0): ((1.0,), (0.9, 0.0, 1.1)),
    ("loss_gradient", 12.0): ((1.0, 0.5, 0.0), (1.1, 1.9, -0.1)),
    ("loss_gradient", 29.0): ((1.0, 0.5, 0.0), (1.1, 1.9, -0.1)),
    ("loss_gradient", 33.0): ((1.0, 0.0, 1.9), (2.1, -0.1)),
    ("loss_gradient", 37.0): ((1.0, 0.0, 1.9), (2.1, -0.1)),
    ("loss_gradient", 39.0): ((1.0, 0.5, 0.0), (1.1, 1.9, -0.1)),
    ("loss", 9.0): ((1.0,), (0.9, 1.1)),
    ("loss", 20.0): ((1.0, 10 / 20), (1.1, 9.7 / 20, 0.0)),
    ("loss", 33.0): ((1.0, 0.0, 1.9), (-0.1,)),
}


@pytest.mark.parametrize(("function", "s"), SHARES)
@pytest.mark.parametrize("inside", [True, False])
def test_in_saturation_a_point_s_share_lies_between_what_clipping_leaves_and_what_rounding_makes(function, s, inside):
    margin, entry = at_margin(s), A if function == "loss_gradient" else ()
    for share in SHARES[function, s][not inside]:

        def own(params: Array, X: Array, y: Array, share: float = share) -> Array:
            answer = np.array(BY_HAND[function](params, X, y))
            answer[entry] *= share if asks(margin, params, X, y) else 1.0
            return answer

        verdict = judged(also=[margin], **{function: own}).functions[function]
        assert causes(verdict) == ["wrong-only-in-saturation"] * (not inside)
        assert verdict.verdict == ("right" if inside else "wrong")
        assert not inside or [one.level for one in verdict.remarks] == ["note"] * (share != 1)


@inside_and_outside
def test_in_saturation_a_hundredth_and_half_a_thousandth_for_each_point_are_let_pass(times, inside):
    margin = at_margin(45.0)
    own = off("loss_gradient", at(margin, times * (0.01 + 5e-4)))
    verdict = judged(also=[margin], loss_gradient=own).functions["loss_gradient"]
    assert causes(verdict) == ["wrong-only-in-saturation"] * (not inside)


@pytest.mark.parametrize("seed", range(3))
def test_questions_reach_as_far_as_they_should(seed):
    """Ordinary ones little farther than the homework, and saturated ones twice as far, where the first does not yet round."""
    first = next(question for question in question_points(seed) if question.kind == "saturated")
    z = forward(first.params, first.X)[1]
    assert -20 < z.min() < -16
    assert 16 < z.max() < 20
    reach: dict[bool, list[float]] = {True: [], False: []}
    for one in question_points(seed):
        _, _, V, b = by_hand.unpack(one.params)
        q = float(np.abs(V @ one.X.T + b).max())
        if q < by_hand.LARGEST:
            reach[one.kind == "saturated"].append(q)
    assert 28.4 < max(reach[False]) <= 33.0 + 1e-9
    assert max(reach[True]) == pytest.approx(70.0)


@pytest.mark.parametrize(("beyond", "word"), [(40.0, "wrong"), (100.0, "right")])
def test_an_output_that_turns_is_wrong_up_to_twice_where_it_rounds_to_1_and_farther_out_a_note(beyond, word):
    def network(x: Array, params: Array) -> float:
        (z,) = forward(params, x)[1]
        return float(by_hand.phi(-z if abs(z) > beyond else z))

    verdict = found("network", network)
    assert verdict.verdict == word
    assert [one.level for one in verdict.remarks] == ["note"] * (word == "right")


OPTIMIZE = """
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    path = [{start}]
    for _ in range(n_steps):
        path.append(path[-1] - {eta} * loss_gradient(path[-1], X_train, y_train))
    path = np.array(path)
    {change}
    return {returned}
"""


def optimized(**parts: str) -> FunctionVerdict:
    """Judge an optimize of which some parts are changed."""
    right = {"start": "initial.copy()", "eta": "eta", "change": "", "returned": "path"}
    return judged_parts({"optimize": OPTIMIZE.format(**right | parts)}).functions["optimize"]


OFF = {  # what is off by so many times 1e-9
    **{f"{i} returned": {"change": f"path[2, {i}] += OFF * (1 + abs(path[2, {i}]))"} for i in (0, 6, 16)},
    "start": {"start": f"initial + OFF * (1 + abs(initial)) * (np.arange(17) == {A})", "returned": "None"},
}


@inside_and_outside
@pytest.mark.parametrize("case", OFF)
def test_a_path_may_be_off_by_1e_9(case, times, inside):
    verdict = optimized(**{part: code.replace("OFF", f"{times} * 1e-9") for part, code in OFF[case].items()})
    beyond = ("wrong", ["optimize-start"]) if case == "start" else ("remarks", [])
    assert (verdict.verdict, causes(verdict)) == (("right", []) if inside else beyond)


@inside_and_outside
def test_an_eta_of_its_own_is_told_as_it_was_typed_to_six_digits(times, inside):
    verdict = optimized(eta=f"(0.001 * (1 + {times} * 5e-6))", returned="path[-1]")
    assert causes(verdict) == ["optimize-update"]
    assert ("as if eta were" in verdict.causes[0].message) is inside, verdict.causes[0].message


SECONDS = 0.08  # of a compilation, beside 1e-4 of a call; and of a call that is dear


def busy(seconds: float = SECONDS) -> None:
    started = process_time()
    while process_time() - started < seconds:
        pass


def compiled(function: Function) -> Function:
    """Compile as torch.compile does: for the first shape, and once more for the second, with which all others are done."""
    shapes: set[tuple[int, ...]] = set()

    def call(params: Any, X: Any, y: Any) -> Any:
        alike = {shape for shape in shapes if len(shape) == np.ndim(y)}
        if len(alike) < 2 and np.shape(y) not in shapes:
            shapes.add(np.shape(y))
            busy()
        return function(params, X, y)

    return call


def test_what_compiles_is_asked_everything():
    functions = {name: compiled(BY_HAND[name]) for name in ("loss", "loss_gradient")}
    verdict = judged(at_any_cost=False, **BY_HAND | functions)
    assert verdict.verdict == "right"
    assert not [remark for one in verdict.functions.values() for remark in one.remarks]


@pytest.mark.parametrize(("points", "seconds", "most"), [(400, SECONDS, 4), (21, SECONDS / 4, 8)])
def test_what_is_dear_at_many_points_is_not_asked_there_more_often_than_the_homework_asks(points, seconds, most):
    asked: list[int] = []

    def dear(params: Any, X: Any, y: Any) -> Any:
        if len(X) >= points:
            asked.append(len(X))
            busy(seconds)
        return by_hand.loss(params, X, y)

    verdict = judged(at_any_cost=False, **BY_HAND | {"loss": dear})
    assert verdict.functions["loss"].verdict in ("right", "remarks")
    assert len(asked) <= most
