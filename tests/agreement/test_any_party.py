"""Anything is a party: what is compared of it, what is filled in, and what is said of what cannot be compared."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from crosscheck import Comparison, assert_agree, compare, party
from crosscheck.comparison.parties import PartyError
from crosscheck.homework.circles.contract import FUNCTIONS
from manual import by_hand
from tests.needs import needs_torch, torch_or_skip
from tests.tables import DISTINCT, X, y

FEW: dict[str, Any] = {"X": X[::12], "y": y[::12], "n_steps": 3}
NEEDED = {"loss": by_hand.loss, "loss_gradient": by_hand.loss_gradient}
ALL = {function: getattr(by_hand, function) for function in FUNCTIONS}
SOURCE = "from manual.by_hand import loss, loss_gradient\n"


class OfMethods:
    """An object whose methods they are."""

    def loss(self, params: Any, X: Any, y: Any) -> float:
        return by_hand.loss(params, X, y)

    def loss_gradient(self, params: Any, X: Any, y: Any) -> Any:
        return by_hand.loss_gradient(params, X, y)


ANYTHING = {
    "a name": "tape",
    "a dotted name": "manual.tape",
    "a module": by_hand,
    "a namespace": SimpleNamespace(**ALL),
    "a mapping": ALL,
    "a mapping of the two that are needed": NEEDED,
    "an object": OfMethods(),
    "functions": party(**NEEDED),
    "all functions": party(**ALL, name="mine"),
}


@pytest.mark.parametrize("thing", ANYTHING.values(), ids=ANYTHING)
def test_anything_with_the_functions_is_a_party(thing):
    assert_agree("by_hand", thing, **FEW)


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_a_party(kind, tmp_path):
    (tmp_path / "mine.py").write_text(SOURCE, encoding="utf-8")
    agreed = assert_agree("by_hand", kind(tmp_path / "mine.py"), **FEW)
    assert agreed.parties == ("by_hand", str(tmp_path / "mine.py"))


def test_what_a_party_lacks_is_said():
    told = str(assert_agree("by_hand", party(**NEEDED, name="mine"), **FEW)).splitlines()
    assert told[0].startswith("agree: losses within ")
    assert told[1:] == [
        "mine: it has no network: its outputs are not compared.",
        "mine: it has no optimize: its steps are the homework's, along its own gradient.",
    ]
    assert len(str(assert_agree("by_hand", ALL, **FEW)).splitlines()) == 1


def test_without_an_optimize_a_wrong_gradient_goes_its_own_way():
    doubled = party(loss=by_hand.loss, loss_gradient=lambda *args: 2 * by_hand.loss_gradient(*args), name="doubled")
    failures = compare("by_hand", doubled, **FEW).failures
    assert [(failure.question.quantity, failure.step) for failure in failures] == [("gradient", 0), ("params", 1)]


def at_one_point(x: Any, params: Any) -> float:
    x1, x2 = x
    return float(by_hand.network([x1, x2], params))


def at_coordinates(x: Any, params: Any) -> Any:
    u, a, V, b = by_hand.unpack(np.asarray(params))
    return by_hand.phi(u @ by_hand.phi(V[:, 0] * x[0] + V[:, 1] * x[1] + b[:, 0]) + a)


def in_plain_python(x: Any, p: Any) -> Any:
    G = [by_hand.phi(p[5 + 2 * j] * x[0] + p[6 + 2 * j] * x[1] + p[13 + j]) for j in range(4)]
    return by_hand.phi(sum(p[j] * G[j] for j in range(4)) + p[4])


@pytest.mark.parametrize("network", [at_one_point, at_coordinates, in_plain_python, by_hand.network])
@pytest.mark.parametrize("n", [1, 2, 3, 4, 17, 42])
def test_a_network_takes_one_point_or_many(network, n):
    comparison = assert_agree("by_hand", NEEDED | {"network": network}, X=X[:n], y=y[:n], initial=DISTINCT, n_steps=1)
    assert comparison.largest["network"].allowed > 0


def changing_its_points(x: Any, params: Any) -> Any:
    x *= 2
    return by_hand.network(x / 2, params)


@pytest.mark.parametrize(
    ("network", "said"),
    [
        (lambda x, params: [[0.5], [0.5, 0.5]], "network is ragged"),
        (changing_its_points, "network changes its argument x"),
    ],
)
def test_a_network_that_is_malformed_is_told(network, said):
    assert said in str(compare("by_hand", NEEDED | {"network": network}, **FEW))


# ----------------------------------------------------------------------------------------------------------------------
# What optimize returns


def descend(initial: Any, X: Any, y: Any, eta: float, n_steps: int, factor: float = 1.0) -> tuple[list[float], Any]:
    losses = [by_hand.loss(initial, X, y)]
    for _ in range(n_steps):
        initial -= factor * eta * by_hand.loss_gradient(initial, X, y)  # in place
        losses.append(by_hand.loss(initial, X, y))
    return losses, initial


def optimizing(returned: Any, in_place: bool, factor: float = 1.0) -> dict[str, Any]:
    def optimize(initial: Any, X: Any, y: Any, eta: float = 0.001, n_steps: int = 30) -> Any:
        start = initial if in_place else initial.copy()
        return returned(*descend(start, X, y, eta, n_steps, factor))

    return {**NEEDED, "network": by_hand.network, "optimize": optimize, "name": "mine"}


RETURNED: dict[str, Any] = {
    "nothing": lambda losses, params: None,
    "losses": lambda losses, params: losses,
    "an array of losses": lambda losses, params: np.array(losses),
    "a tuple of losses": lambda losses, params: tuple(losses),
    "params": lambda losses, params: params,
}


# One that returns its parameters leaves its argument as it was.
KINDS = [(kind, in_place) for kind in RETURNED for in_place in (True, False) if (kind, in_place) != ("params", True)]


@pytest.mark.parametrize(("kind", "in_place"), KINDS)
def test_an_optimize_is_compared_by_what_it_returns(kind, in_place):
    returned = RETURNED[kind]
    agreed = assert_agree("by_hand", optimizing(returned, in_place), **FEW)
    reports = returned not in (RETURNED["nothing"], RETURNED["params"])
    assert reports or "its losses" in str(agreed)
    last = in_place or returned is RETURNED["params"]
    assert ("its parameters before the last step" if last else "its steps") in str(agreed)
    assert len(agreed.remarks) == 1


@pytest.mark.parametrize("in_place", [True, False])
@pytest.mark.parametrize(("returned", "quantity"), [("losses", "descent"), ("params", "params"), ("nothing", "params")])
def test_a_wrong_step_is_seen_in_what_is_returned(returned, quantity, in_place):
    comparison = compare("by_hand", optimizing(RETURNED[returned], in_place, factor=2.0), **FEW)
    seen = in_place or returned != "nothing"
    if in_place and returned == "params":
        assert comparison.malformed is not None
        assert "changes its argument initial" in comparison.malformed
    else:
        quantity = "params" if in_place else quantity  # the step itself is seen, from which the losses follow
        at_one = [f.question.quantity for f in comparison.failures if f.step == 1]
        assert [each for each in at_one if each == quantity] == [quantity] * seen
        assert comparison.agree is not seen


def test_one_that_returns_its_parameters_leaves_its_argument_as_it_was():
    both = optimizing(lambda losses, params: (np.array(losses), np.array([params, params])), in_place=True)
    assert "optimize changes its argument initial" in str(compare("by_hand", both, **FEW))


@pytest.mark.parametrize("returned", [{}, 3.0, "losses", ([1.0],), [[1.0], [2.0, 3.0]]])
def test_an_optimize_that_returns_something_else_is_malformed(returned):
    comparison = compare("by_hand", optimizing(lambda *_: returned, in_place=False), **FEW)
    assert comparison.malformed is not None
    assert comparison.malformed.startswith("mine: at step 0, optimize")


# ----------------------------------------------------------------------------------------------------------------------
# Errors in the words of whoever calls


def told(**functions: Any) -> Comparison:
    return compare("by_hand", {**NEEDED, "name": "mine", **functions}, **FEW)


def test_single_precision_in_disguise_is_recognised():
    answers = {
        "name": "mine",
        "loss": lambda *args: float(np.float32(by_hand.loss(*args))),
        "loss_gradient": lambda *args: np.float32(by_hand.loss_gradient(*args)).astype(float),
    }
    (hint,) = [remark for remark in compare("by_hand", answers, **FEW).remarks if "precision" in remark]
    assert hint == "mine: all its numbers are of single precision; if that is meant, pass dtype='float32' to compare."
    for dtype in ("float32", np.float32, "torch.float32", np.dtype("float32")):
        assert_agree("by_hand", answers, dtype=dtype, **FEW)
    wrong = answers | {"loss_gradient": lambda *args: by_hand.loss_gradient(*args) + 1e-7}
    assert "dtype=" not in str(compare("by_hand", wrong, **FEW))


BAD: dict[str, tuple[Any, str]] = {
    "a number": (3, "3 is not a party: it has no loss and no loss_gradient."),
    "no gradient": ({"loss": by_hand.loss}, "is not a party: it has no loss_gradient."),
    "a value in place of a function": (NEEDED | {"network": 3.0}, "its network is a float, not a function."),
    "no such name": ("nope", "There is no party 'nope'; expected by_hand, tape, with_autograd, torch, a module or a"),
    "no such file": ("nope.py", "There is no file nope.py to load a party from."),
}


@pytest.mark.parametrize(("thing", "sentence"), BAD.values(), ids=BAD)
def test_what_is_no_party_gets_one_sentence(thing, sentence):
    with pytest.raises(PartyError) as error:
        compare("by_hand", thing)
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


@needs_torch
def test_what_torch_makes_is_named_in_its_words():
    torch = torch_or_skip()
    with pytest.raises(PartyError, match=r"; torch_ref.as_party\(module, layout\) makes one of it\."):
        compare("by_hand", torch.nn.Linear(2, 1))
    malformed = told(loss=lambda *_: torch.tensor(1.0, requires_grad=True)).malformed
    assert str(malformed).startswith("mine: at step 0, loss has dtype float32, expected float64.")
