"""The catalogue judged by itself: every form of every mistake, as a student's functions, is wrong and gets its own name."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from crosscheck import NAMES
from crosscheck.verdict import Verdict
from manual import by_hand
from tests.judging.judging import BY_HAND, Array, Functions, catalogue, judged, question_points

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # mistaken formulas overflow where right ones do not

ENTRIES = list(catalogue())
KINDS = {about: dict.fromkeys(kind for kind, of, _ in ENTRIES if of == about) for about in BY_HAND}
NOT_FINITE = {"missing-output-sigmoid", "tanh-output", "thresholded-output"}  # the losses of such networks


FORMS = 2  # of each kind, the first and the last; all of them with --slow


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes mistaken functions on the catalogue's forms for the function that its second argument names."""
    for about in BY_HAND:
        if f"mistaken_{about}" in metafunc.fixturenames:
            most = len(ENTRIES) if metafunc.config.getoption("--slow") else FORMS
            cases = [case for kind in KINDS[about] for case in some(forms(kind, about), most)]
            metafunc.parametrize(("kind", f"mistaken_{about}"), cases)


def forms(kind: str, about: str) -> list[Any]:
    own = [functions for other, of, functions in ENTRIES if (other, of) == (kind, about)]
    return [pytest.param(kind, functions, id=f"{kind}-{n}") for n, functions in enumerate(own)]


def some(cases: list[Any], most: int) -> list[Any]:
    return cases if len(cases) <= most else [*cases[: most - 1], cases[-1]]


def causes(verdict: Verdict) -> dict[str, list[str]]:
    found = {name: [cause.kind for cause in function.causes] for name, function in verdict.functions.items()}
    return {name: kinds for name, kinds in found.items() if kinds}


def test_a_mistaken_network_is_named_and_what_follows_from_it_is_right_given_it(kind, mistaken_network):
    verdict = judged(**mistaken_network)
    assert causes(verdict)["network"] == [kind]
    if kind not in NOT_FINITE:
        assert causes(verdict) == {"network": [kind]}
        given = {name: verdict.functions[name].right_given for name in ("loss", "loss_gradient")}
        assert given["loss"] == "your network"
        assert given["loss_gradient"] in {"your network", "your loss"}


def test_a_mistaken_loss_is_named_and_its_gradient_is_right_given_it(kind, mistaken_loss):
    verdict = judged(**mistaken_loss | {"network": by_hand.network})
    assert causes(verdict) == {"loss": [kind]}
    assert verdict.functions["loss_gradient"].right_given == "your loss"


def test_a_mistaken_gradient_is_named(kind, mistaken_loss_gradient):
    verdict = judged(loss_gradient=mistaken_loss_gradient["loss_gradient"])
    assert causes(verdict) == {"loss_gradient": [kind]}
    assert verdict.functions["loss_gradient"].verdict == "wrong"


Activation = Callable[[Array], Array]


def phi(t: Array) -> Array:
    return 1 / (1 + np.exp(-t))


def as_written(hidden: Activation, output: Activation, slope: Callable[[Array, Array], Array]) -> Functions:
    """Write the homework with other activations, and the slope phi'(q) of the hidden one as some formula of q and h."""

    def outputs(X: Array, params: Array) -> tuple[Array, Array, Array]:
        u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
        q = X @ V.T + b
        h = hidden(q)
        return q, h, output(h @ u + a)

    def network(x: Any, params: Array) -> float:
        return float(outputs(np.atleast_2d(np.asarray(x, dtype=float)), params)[2][0])

    def loss(params: Array, X: Array, y: Array) -> float:
        p, y = outputs(X, params)[2], y.reshape(-1)
        return float(-np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)))

    def loss_gradient(params: Array, X: Array, y: Array) -> Array:
        q, h, p = outputs(X, params)
        delta = p - y.reshape(-1)
        through = delta[:, np.newaxis] * params[:4] * slope(q, h)
        return np.concatenate([delta @ h, [delta.sum()], (through.T @ X).ravel(), through.sum(axis=0)])

    return {"network": network, "loss": loss, "loss_gradient": loss_gradient}


HIDDEN: dict[str, Activation] = {"tanh-hidden": np.tanh, "relu-hidden": lambda q: np.maximum(q, 0)}
SLOPES: dict[str, Callable[[Array, Array], Array]] = {  # of the sigmoid
    "h (1 - h)": lambda q, h: h * (1 - h),
    "phi'(q)": lambda q, h: phi(q) * (1 - phi(q)),
}


@pytest.mark.share(4)
@pytest.mark.parametrize("network", HIDDEN)
@pytest.mark.parametrize("slope", SLOPES.values(), ids=SLOPES)
def test_a_sigmoid_s_slope_under_another_activation_is_a_mistake_of_its_own(network, slope):
    verdict = judged(**as_written(HIDDEN[network], phi, slope))
    assert causes(verdict) == {"network": [network], "loss_gradient": ["slope-of-another-activation"]}
    assert verdict.functions["loss"].right_given == "your network"


MISWRITTEN: dict[str, Activation] = {
    "sigmoid-exponent-sign": lambda t: 1 / (1 + np.exp(t)),
    "sigmoid-without-parentheses": lambda t: 1 / 1 + np.exp(-t),
}


@pytest.mark.share(3)
@pytest.mark.parametrize("kind", MISWRITTEN)
@pytest.mark.parametrize("where", ["hidden", "output", "both"])
def test_the_textbook_s_gradient_is_right_given_a_miswritten_sigmoid(kind, where):
    hidden = phi if where == "output" else MISWRITTEN[kind]
    output = phi if where == "hidden" else MISWRITTEN[kind]
    verdict = judged(**as_written(hidden, output, SLOPES["h (1 - h)"]))
    assert causes(verdict)["network"] == [kind]
    assert verdict.functions["loss_gradient"].right_given == "the homework's formulas"


FACTORS = [
    ("vb", lambda n: 2.0, "to v and b are off by a factor; those of u and a are right. It is 2 for v and b."),
    ("a", lambda n: 1 / n, "to a are off by a factor; those of u, v and b are right. It is 1/N for a."),
    ("ub", lambda n: -1.0, "u and b are off by a factor; those of a and v are right. It is -1 for u"),
]


@pytest.mark.parametrize(("blocks", "factor", "words"), FACTORS)
def test_a_factor_in_some_blocks_is_told(blocks, factor, words):
    def scaled(params: Any, X: Any, y: Any) -> Any:
        scales = [factor(len(X)) if name[0] in blocks else 1 for name in NAMES]
        return by_hand.loss_gradient(params, X, y) * scales

    found = judged(loss_gradient=scaled).functions["loss_gradient"]
    assert [cause.kind for cause in found.causes] == ["factor-in-blocks"]
    assert words in found.causes[0].message


@pytest.mark.share(4)
@pytest.mark.parametrize(("size", "verdict"), [(1e-2, "wrong"), (2e-4, "wrong"), (5e-5, "remarks"), (1e-8, "remarks")])
@pytest.mark.parametrize(("entry", "block"), [(0, "u"), (4, "a"), (9, "v"), (16, "b")])
def test_a_planted_error_without_a_name_is_wrong_where_it_leaves_fewer_than_four_digits(size, verdict, entry, block):
    def planted(params: Any, X: Any, y: Any) -> Any:
        gradient = by_hand.loss_gradient(params, X, y)
        gradient[entry] += size * np.abs(gradient).max()
        return gradient

    found = judged(**BY_HAND | {"loss_gradient": planted}).functions["loss_gradient"]
    assert found.verdict == verdict
    assert found.blocks == ((block,) if verdict == "wrong" else ())


def test_a_loss_is_not_to_blame_for_what_its_network_raises():
    def network(x: Any, params: Any) -> float:
        if x[0] > 1.5:
            raise ArithmeticError("too far")
        p = float(by_hand.network(x, params))
        return p * p

    def loss(params: Any, X: Any, y: Any) -> float:
        p, y = np.array([network(x, params) for x in X]), y.ravel()
        return -float(np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)))

    verdict = judged(network=network, loss=loss)
    assert verdict.functions["network"].verdict == "wrong"
    assert verdict.functions["loss"].right_given == "your network"


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
