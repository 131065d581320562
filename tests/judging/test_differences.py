"""Digits decide: of approximations of every size, the verdict follows from the digits that are left, whatever the seed.

Each family is continuous: a step, a factor, a number of decimals. Its members are measured here, at the questions that each seed
asks, by a rule of this file's own, and the judge must come to what their digits say; but within 0.2 of a border.
"""

import math
from collections.abc import Callable
from functools import partial
from typing import Any
from zlib import crc32

import numpy as np
import pytest

from crosscheck.judge.asking import questioning
from crosscheck.submissions.probes import Probe
from manual import by_hand
from tests.judging.formulas import Function, back, cross_entropy, forward
from tests.judging.judging import SEED, descent_points, judged, question_points, roundings_at

ENOUGH, BY_CHANCE, BORDER = 4.0, 2.0, 0.2
ROUNDINGS = 16  # how many roundings a right answer may lie away
pytestmark = pytest.mark.second_stage


def flat(function: Function) -> Function:
    """Pass labels as (N,)."""
    return lambda params, X, y: function(params, X, np.reshape(y, -1))


loss, gradient = flat(by_hand.loss), flat(by_hand.loss_gradient)

#: What E at so many steps away counts, over so many steps.
STENCILS: dict[str, tuple[dict[int, float], float]] = {
    "forward": ({1: 1, 0: -1}, 1),
    "backward": ({0: 1, -1: -1}, 1),
    "central": ({1: 1, -1: -1}, 2),
    "one-sided": ({0: -3, 1: 4, 2: -1}, 2),
    "five-point": ({-2: 1, -1: -8, 1: 8, 2: -1}, 12),
}


def differences(scheme: str, h: float, entries: Any = slice(17), relative: Any = False, of: Any = None) -> Function:
    stencil, over = STENCILS[scheme]

    def of_differences(params: Any, X: Any, y: Any) -> Any:
        found, function = gradient(params, X, y).copy(), of(params) if of else loss
        for i in range(17)[entries]:
            step = h * max(1.0, abs(params[i])) if relative else h
            moved = (weight * function(params + k * step * np.eye(17)[i], X, y) for k, weight in stencil.items())
            found[i] = sum(moved) / (over * step)
        return found

    return of_differences


def frozen(at: Any) -> Function:  # the loss with dE/dy_out as it is at some parameters
    return lambda params, X, y: (((p := by_hand.network(X, at)) - y.flat) / (p * (1 - p))) @ by_hand.network(X, params)


def noisy(size: float) -> Function:
    def with_noise(params: Any, X: Any, y: Any) -> Any:
        hashed = np.sin(1e4 * np.arange(1, 18) * (1 + params.sum() + X.sum()))  # the same for the same question
        return gradient(params, X, y) * (1 + size * hashed)

    return with_noise


def of_outputs(change: Function, eps: float = 0.0) -> Function:
    """Return the textbook's loss of outputs that are changed, with a constant in its logarithms."""
    return lambda params, X, y: cross_entropy(change(by_hand.network(X, params)), y, eps)


def of_constant(eps: float) -> Function:
    """Return the gradient of the textbook's loss with a constant in its logarithms."""
    return partial(back, slope=lambda p, y: ((1 - y) / (1 - p + eps) - y / (p + eps)) * p * (1 - p))


def losses_of(params: Any, X: Any, y: Any, most: float = math.inf) -> Any:
    """Return the loss of each point, with z limited to -most .. most."""
    z = np.clip(forward(params, X)[1], -most, most)
    return np.logaddexp(0, (1 - 2 * np.reshape(y, -1)) * z)


def shortened(most: float) -> Function:
    def of_length(params: Any, X: Any, y: Any) -> Any:
        right = gradient(params, X, y)
        return right * min(1.0, most / np.linalg.norm(right))

    return of_length


def network_of(phi: Function) -> Function:
    return lambda x, params: float(phi(forward(params, x, phi)[1])[0])


def tabulated(step: float) -> Function:
    grid = np.arange(-800.0, 800.0 + step, step)
    return network_of(lambda t: np.interp(t, grid, by_hand.phi(grid)))


def rounded(function: Function, decimals: int) -> Function:
    return lambda *args: np.round(function(*args), decimals)


def in_precision(function: Function, dtype: Any) -> Function:
    return lambda *args: np.asarray(function(*args)).astype(dtype).astype(float)


STEPS = (1e-1, 3e-2, 1e-2, 3e-3, 2e-3, 1e-3, 7e-4, 3e-4, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12, 1e-14)
SIZES = (1e-1, 1e-2, 1e-3, 1e-4, 3e-5, 1e-6, 1e-8, 1e-10, 1e-13)
LIMITS = (5, 8, 9, 9.5, 10, 10.5, 11, 12, 13, 20)
DECIMALS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15)
MOST, BASES = (100, 400, 800, 1200, 2000), (2.7, 2.718, 2.7183, 2.71828, 2.7182818)
FLOATS, RIGHT = (np.float16, np.float32), partial(back, slope=np.subtract)
FAMILIES: dict[str, tuple[str, Callable[[Any], Function], tuple[Any, ...]]] = {
    **{f"{scheme} differences": ("loss_gradient", lambda h, s=scheme: differences(s, h), STEPS) for scheme in STENCILS},
    "differences of some entries": ("loss_gradient", lambda h: differences("central", h, slice(5, 9)), STEPS),
    "differences of y_out": ("loss_gradient", lambda h: differences("central", h, of=frozen), STEPS[::2]),
    "relative steps": ("loss_gradient", lambda h: differences("forward", h, relative=True), STEPS),
    "noise": ("loss_gradient", noisy, SIZES),
    "a weight decay of the gradient": ("loss_gradient", lambda s: lambda p, X, y: gradient(p, X, y) + s * p, SIZES),
    "a weight decay of the loss": ("loss", lambda s: lambda p, X, y: loss(p, X, y) + s / 2 * float(p @ p), SIZES),
    "a factor of the gradient": ("loss_gradient", lambda s: lambda *args: (1 + s) * gradient(*args), SIZES),
    "a factor of the loss": ("loss", lambda s: lambda *args: (1 + s) * loss(*args), SIZES),
    "a clip of the output": ("loss", lambda s: of_outputs(lambda p: np.clip(p, s, 1 - s)), SIZES),
    "a loss that stops": ("loss", lambda s: lambda *a: (t := losses_of(*a)) @ (np.cumsum(t < s) == 0), SIZES[2:5]),
    "a limit of z": ("loss", lambda s: lambda *args: losses_of(*args, s).sum(), LIMITS),
    "a limit of a point's loss": ("loss", lambda s: lambda *args: np.minimum(losses_of(*args), s).sum(), LIMITS),
    "a gradient that is shortened": ("loss_gradient", shortened, (100, 700, 1000, 1200, 1500, 2000, 6000)),
    "entries that are clipped": ("loss_gradient", lambda s: lambda *args: np.clip(gradient(*args), -s, s), MOST),
    "a constant in the logarithm": ("loss", lambda s: of_outputs(lambda p: p, s), SIZES),
    "a constant in the gradient": ("loss_gradient", of_constant, (1e-5, 2e-6, 1e-6, 1e-7, 1e-9)),
    "a rounded gradient": ("loss_gradient", lambda n: rounded(gradient, n), DECIMALS),
    "a rounded loss": ("loss", lambda n: rounded(loss, n), DECIMALS),
    "a rounded output": ("network", lambda n: rounded(by_hand.network, n), DECIMALS),
    "the base e": ("network", lambda e: network_of(lambda t: 1 / (1 + e**-t)), BASES),
    "a temperature": ("network", lambda s: network_of(lambda t: by_hand.phi((1 + s) * t)), SIZES),
    "a power for exp": ("network", lambda n: network_of(lambda t: 1 / (1 + (1 - t / n) ** n)), (1e4, 1e5, 1e6, 1e9)),
    "a table of sigmoids": ("network", tabulated, (0.5, 0.1, 0.02, 0.005)),
    "the precision of G": ("loss_gradient", lambda t: partial(RIGHT, hidden=in_precision(by_hand.phi, t)), FLOATS),
    "the precision of y_out": ("loss_gradient", lambda t: partial(RIGHT, output=in_precision(by_hand.phi, t)), FLOATS),
    "the precision of the gradient": ("loss_gradient", lambda t: in_precision(gradient, t), FLOATS),
    "the precision of the loss": ("loss", lambda t: in_precision(loss, t), FLOATS),
}
MEMBERS = [(family, size) for family, (_, _, sizes) in FAMILIES.items() for size in sizes]


def digits(name: str, own: Function, question: Probe) -> float:
    """Return the digits at a question; infinite within the error bound."""
    params, X, y = question.params, question.X, question.y
    bound = ROUNDINGS * roundings_at(params, X, y)[name]
    if name == "network":
        found, right, scale = np.array([own(x, params) for x in X]), by_hand.network(X, params), 1.0
    else:
        found, right = np.asarray(own(params, X, y)), np.asarray(getattr(by_hand, name)(params, X, y))
        scale = float(np.abs(right).max())
        scale = max(1.0, scale) if question.kind == "fresh" else scale
    error = np.abs(found - right)
    return math.inf if (error <= bound).all() else math.log10(scale / error.max())


def expected(name: str, own: Function, seed: int) -> set[str]:
    """Return what the digits say: one word, or both where they lie within 0.2 of a limit."""
    asked = [q for q in question_points(seed) if q.kind != "saturated" and (name != "network" or len(q.X) <= 16)]
    listed = min(digits(name, own, q) for q in asked if q.listed)
    fresh = min(digits(name, own, q) for q in asked if not q.listed and (math.isinf(listed) or not q.strained))
    # What is exact at the listed questions may have been learned by heart.
    margins = [listed - ENOUGH, fresh - (ENOUGH if math.isinf(listed) else BY_CHANCE)]
    return {"right" if min(margins) > shift else "wrong" for shift in (-BORDER, BORDER)}


@pytest.mark.share(17)
@pytest.mark.parametrize(("family", "size"), MEMBERS, ids=lambda part: getattr(part, "__name__", str(part)))
def test_digits_decide_whatever_the_seed(request, family, size):
    name, make, _ = FAMILIES[family]
    own = make(size)
    for seed in range(20) if request.config.getoption("--slow") else [30 + crc32(f"{family} {size}".encode()) % 2]:
        verdict = judged(seed, **{name: own}).functions[name]
        found = "right" if verdict.verdict in ("right", "remarks") else verdict.verdict
        assert found in expected(name, own, seed), (seed, found)
        symptoms = {cause.kind for cause in verdict.causes if not cause.explains}
        assert symptoms <= {"differs", "constant-factor", "wrong-blocks", "wrong-entries", "right-in-part"}, symptoms


@pytest.mark.share(2)
@pytest.mark.parametrize("most", [3, 10, 16, 20, 26, 60, 100])
@pytest.mark.parametrize("name", ["network", "loss_gradient"])
def test_the_seed_decides_nothing_about_parameters_that_are_cut(request, name, most):
    cut = lambda params: np.clip(params, -most, most)  # noqa: E731
    own = {
        "network": lambda x, params: by_hand.network(np.asarray(x, dtype=float), cut(params)),
        "loss_gradient": lambda params, X, y: gradient(cut(params), X, y),
    }
    for seed in range(20) if request.config.getoption("--slow") else [30 + most % 7]:
        assert judged(seed, **{name: own[name]}).functions[name].verdict == "wrong", seed


DIGITS = [  # of a gradient: the kind of what is told, and words of it; "" for a remark, of whatever kind
    (differences("central", 1e-3), "", "is that of central differences with a step of 0.001: right to 6 digits."),
    (differences("five-point", 1e-2), "", "digits, not to full accuracy."),
    (differences("forward", 1e-8), "", "digits, not to full accuracy."),  # the best step for it
    (lambda *args: (1 + 1e-6) * gradient(*args), "", "Right to 6 digits"),
    (rounded(gradient, 7), "", "Right to 5 digits: the gradient is rounded, or cut, to 7 decimals."),
    (in_precision(gradient, np.float32), "", "Computed in single precision: right to 7 digits."),
    (differences("central", 1e-1), "central-difference-large-h", "a step of 0.1: right to"),
    (differences("forward", 2e-3), "forward-difference-large-h", "a step of 0.002: right to"),
    (differences("forward", 1e-4), "forward-difference-large-h", "a step of 0.0001: right to 3 digits"),
    (differences("one-sided", 1e-1), "finite-differences", "one-sided three-point differences with a step of 0.1"),
    (differences("central", 1e-1, slice(5, 17)), "central-difference-large-h", "a step of 0.1: right to"),
    (differences("central", 1e-12), "difference-small-h", "too small a step, about 1e-12: right to"),
    (of_constant(1e-6), "", "a clip or a constant of 1e-06"),
    (partial(back, slope=lambda p, y: (p - y) * (abs(2 * p - 1) < math.tanh(5))), "", "kept y_out away from 0 and 1"),
    (in_precision(gradient, np.float16), "half-precision", "right to 3 digits"),
    (lambda *args: -gradient(*map(np.float32, args)), "sign-error-y-minus-p", "dE/dz"),
    (lambda *args: gradient(*map(np.float32, args)) / len(args[1]), "gradient-of-mean", ""),
    (lambda *args: 5e-4 * gradient(*args), "constant-factor", "It is 1/2000 times what is expected."),
    (lambda *args: -differences("forward", 1e-4)(*args), "differs", "all are -1 times what is expected, to 3 digits"),
    (noisy(3e-3), "differs", "The values differ: right to 2 digits of the largest entry"),
    (lambda *args: gradient(*args) * (1 + 1e-5 * len(args[1]) * (np.arange(17) > 4)), "wrong-blocks", "for u"),
]


@pytest.mark.parametrize(("own", "kind", "words"), DIGITS)
def test_what_is_told_says_how_many_digits_and_why(own, kind, words):
    found = judged(SEED, loss_gradient=own).functions["loss_gradient"]
    assert (found.verdict, [cause.kind for cause in found.causes]) == (("wrong", [kind]) if kind else ("remarks", []))
    assert any(words in one.message for one in (*found.causes, *found.remarks)), found


def test_a_gradient_of_a_loss_with_many_kinks_is_right_given_that_loss():
    grid = np.linspace(-8.0, 8.0, 161)

    def loss(params: Any, X: Any, y: Any) -> Any:
        phi = lambda t: np.interp(t, grid, by_hand.phi(grid))  # noqa: E731
        p, labels = phi(forward(params, X, phi)[1]), np.reshape(y, -1)
        return -np.sum(labels * np.log(p) + (1 - labels) * np.log(1 - p))

    own = {"loss": loss, "loss_gradient": differences("central", 1e-5, of=lambda _: loss)}
    found = judged(SEED, **own).functions
    assert (found["loss"].verdict, found["loss_gradient"].right_given) == ("wrong", "your loss")


@pytest.mark.parametrize(
    ("listed", "elsewhere", "most", "word"),
    [
        (0, 1e-3, 1e-3, "wrong"),
        (0, 1e-6, 1e-6, "remarks"),
        (1e-6, 3e-2, 1e-6, "wrong"),
        (1e-6, 3e-3, 1e-6, "remarks"),
        (1e-6, 3e-3, 3e-3, "wrong"),
    ],
)
def test_what_is_exact_where_each_seed_asks_needs_its_digits_elsewhere(listed, elsewhere, most, word):
    """It may have been learned by heart: where it is exact, four digits elsewhere are asked for, else three mostly, and two."""
    known = {(q.params.tobytes(), q.X.tobytes()) for q in question_points() if q.listed}

    def by_heart(params: Any, X: Any, y: Any) -> Any:
        is_listed = (np.asarray(params).tobytes(), np.asarray(X).tobytes()) in known
        return gradient(params, X, y) * (1 + (listed if is_listed else elsewhere if len(y) % 8 == 0 else most))

    assert judged(SEED, loss_gradient=by_heart).functions["loss_gradient"].verdict == word


@pytest.mark.parametrize(("elsewhere", "on_the_way"), [(0, 9e-3), (1e-6, 3e-2), (1e-6, 3e-3)])
def test_the_way_of_the_descent_is_asked_whatever_the_seed(elsewhere, on_the_way):
    start, *way = (q.params for q in descent_points())

    def worse_on_the_way(params: Any, X: Any, y: Any) -> Any:
        on_it = any(np.array_equal(params, other) for other in way) and not np.array_equal(params, start)
        return gradient(params, X, y) * (1 + (on_the_way if on_it else elsewhere))

    assert judged(SEED, loss_gradient=worse_on_the_way).functions["loss_gradient"].verdict == "wrong"


@pytest.mark.parametrize("seconds", [0.0, math.inf])
def test_how_long_calls_take_along_the_descent_decides_nothing_near_the_limit(monkeypatch, seconds):
    monkeypatch.setattr(questioning, "IN_TURNS", seconds)  # few points at the first steps, or all everywhere
    assert judged(SEED, loss_gradient=differences("forward", 3e-5)).functions["loss_gradient"].verdict == "remarks"


def test_the_questions_that_each_seed_asks_show_every_entry_of_the_gradient():
    shares = []
    for question in question_points():
        if question.listed:
            right = np.abs(by_hand.loss_gradient(question.params, question.X, question.y))
            shares.append(right / right.max())
    assert np.max(shares, axis=0).min() > 0.1
    one, other = ([q.params.tobytes() for q in question_points(seed) if q.listed] for seed in (1, 2))
    assert one == other
