"""Anything is a party: what is compared of it, what is filled in, and what is said of what cannot be compared."""

import contextlib
import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, assert_accurate, assert_agree, compare, party
from crosscheck.comparison.parties import PartyError
from crosscheck.homework.circles.contract import FUNCTIONS, NAMES
from crosscheck.pytest_plugin.comparing import reproduction
from crosscheck.truth.arb import NoTruthError
from manual import by_hand, tape
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
    "a module": by_hand,
    "a namespace": SimpleNamespace(**ALL),
    "a mapping": ALL,
    "a mapping of the two that are needed": NEEDED,
    "an object": OfMethods(),
    "functions": party(**NEEDED),
}


@pytest.mark.parametrize("thing", ANYTHING.values(), ids=ANYTHING)
def test_anything_with_the_functions_is_a_party(thing):
    assert_agree("by_hand", thing, **FEW)


def test_a_path_is_a_party(tmp_path):
    path = tmp_path / "mine.py"
    path.write_text(SOURCE, encoding="utf-8")
    assert assert_agree("by_hand", path, str(path), **FEW).parties == ("by_hand", str(path), f"{path}#3")


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
    assert [(each.question.quantity, each.question.step) for each in failures] == [("gradient", 0), ("params", 1)]


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


MALFORMED = [(lambda *_: [[0.5], [0.5, 0.5]], "is ragged"), (changing_its_points, "changes its argument x")]


def test_of_several_parties_a_nan_is_the_largest_difference():
    of_nan, off = (NEEDED | {"loss": lambda *args, by=by: by_hand.loss(*args) + by} for by in (np.nan, 1.0))
    assert all(
        np.isnan(compare("by_hand", *order, **FEW).largest["loss"].apart) for order in ([of_nan, off], [off, of_nan])
    )


@pytest.mark.parametrize(("network", "said"), MALFORMED)
def test_a_network_that_is_malformed_is_told(network, said):
    assert f"network {said}" in str(compare("by_hand", NEEDED | {"network": network}, **FEW))


# What optimize returns


def optimizing(returned: Any, in_place: bool, factor: float = 1.0) -> dict[str, Any]:
    def optimize(initial: Any, X: Any, y: Any, eta: float = 0.001, n_steps: int = 30) -> Any:
        params = initial if in_place else initial.copy()
        losses = [by_hand.loss(params, X, y)]
        for _ in range(n_steps):
            params -= factor * eta * by_hand.loss_gradient(params, X, y)  # in place
            losses.append(by_hand.loss(params, X, y))
        return returned(losses, params)

    return {**NEEDED, "network": by_hand.network, "optimize": optimize, "name": "mine"}


RETURNED: dict[str, Any] = {
    "nothing": lambda losses, params: None,
    "losses": lambda losses, params: losses,
    "an array of losses": lambda losses, params: np.array(losses),
    "params": lambda losses, params: params,
}
# What is returned, whether in place, what is not compared, and where a step that is twice too long is seen.
KINDS: list[tuple[str, bool, str, str]] = [
    ("nothing", True, "its losses and its parameters before the last step", "params"),
    ("nothing", False, "its losses and its steps, which are the homework's", ""),
    *((kind, True, "its parameters before the last step", "params") for kind in [*RETURNED][1:3]),
    *((kind, False, "its steps, which are the homework's", "descent") for kind in [*RETURNED][1:3]),
    ("params", False, "its losses and its parameters before the last step", "params"),
]


@pytest.mark.parametrize(("kind", "in_place", "lacks", "seen"), KINDS)
def test_an_optimize_is_compared_by_what_it_returns(kind, in_place, lacks, seen):
    agreed = assert_agree("by_hand", optimizing(RETURNED[kind], in_place), **FEW)
    (remark,) = agreed.remarks
    assert f"not compared are {lacks}" in remark
    comparison = compare("by_hand", optimizing(RETURNED[kind], in_place, factor=2.0), **FEW)
    at_one = {failure.question.quantity for failure in comparison.failures if failure.question.step == 1}
    assert {seen} <= at_one if seen else comparison.agree, at_one


def test_one_that_returns_its_parameters_leaves_its_argument_as_it_was():
    both = optimizing(lambda losses, params: (np.array(losses), np.array([params, params])), in_place=True)
    assert "optimize changes its argument initial" in str(compare("by_hand", both, **FEW))


@pytest.mark.parametrize("returned", [{}, 3.0, "losses", ([1.0],), [[1.0], [2.0, 3.0]]])
def test_an_optimize_that_returns_something_else_is_malformed(returned):
    comparison = compare("by_hand", optimizing(lambda *_: returned, in_place=False), **FEW)
    assert comparison.malformed.startswith("mine: at step 0, optimize")


# Errors in the words of whoever calls


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
    mine = {**NEEDED, "name": "mine", "loss": lambda *_: torch.tensor(1.0, requires_grad=True)}
    assert "mine: at step 0, loss has dtype float32, expected float64." in compare("by_hand", mine, **FEW).malformed


NAMED: dict[str, tuple[Any, dict[str, Any]]] = {
    "names": (("by_hand", "tape"), {}),
    "modules": ((by_hand, tape), {"eta": 0.01}),
    "a mapping": (("by_hand", {"loss": tape.loss, "loss_gradient": tape.loss_gradient}), {}),
    "functions": (("by_hand", party(loss=tape.loss, loss_gradient=tape.loss_gradient)), {}),
    "a start": (("by_hand", "tape"), {"initial": DISTINCT, "dtype": "float64", "truth": False}),
    "a path": (("by_hand", Path(tape.__file__ or "")), {}),
}


@pytest.mark.parametrize(("parties", "keywords"), NAMED.values(), ids=NAMED)
def test_the_lines_repeat_the_comparison(parties, keywords):
    asked = {"n_steps": 1, **keywords}
    lines = reproduction(parties, asked, "test")
    assert len(lines) <= 3
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec("\n".join(lines), {})
    names = "by_hand, "
    assert said.getvalue().split(names)[0] == str(compare(*parties, **asked)).split(names)[0]


ONE_STEP = FEW | {"n_steps": 1}
ORDERS = {
    "V transposed": [*range(5), 5, 7, 9, 11, 6, 8, 10, 12, *range(13, 17)],
    "u and b exchanged": [13, 14, 15, 16, *range(4, 13), 0, 1, 2, 3],
    "hidden layer first": [*range(5, 17), *range(5)],
    "two biases exchanged": [*range(13), 14, 13, 15, 16],
    "backwards": [*range(16, -1, -1)],
}


def reading(order: list[int]) -> dict[str, Any]:
    """A party that takes the number at place i for the homework's at ``order[i]``."""
    back = np.argsort(order)
    return {
        "name": "mine",
        "loss": lambda p, X, y: by_hand.loss(p[back], X, y),
        "loss_gradient": lambda p, X, y: by_hand.loss_gradient(p[back], X, y)[order],
    }


def renamed(said: str) -> list[int]:
    """The order that an account proposes."""
    order = list(range(17))
    for pair in said.rstrip(".").split(" with ")[1].split(", "):
        at, _, own = pair.partition(" named ")
        order[NAMES.index(at)] = NAMES.index(own)
    return order


@pytest.mark.share(2)
@pytest.mark.parametrize("start", [INITIAL, DISTINCT], ids=["initial", "distinct"])
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_the_order_that_would_fit_is_told(order, start):
    comparison = compare("by_hand", reading(order), initial=start, **ONE_STEP)
    if comparison.agree:  # the homework's start has the same bias in every unit
        assert start is INITIAL
        return
    (said,) = [remark for remark in comparison.remarks if "would fit" in remark]
    assert said.startswith("mine: its parameters would fit with ")
    probe = DISTINCT[::-1]
    proposed = reading(renamed(said))  # the units may be numbered otherwise
    for function in ("loss", "loss_gradient"):
        found, expected = (each[function](probe, X, y) for each in (proposed, reading(order)))
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)
    assert said in str(comparison).splitlines()


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_derivatives_in_another_order_are_told_from_parameters_in_another(order):
    mine = {**NEEDED, "name": "mine", "loss_gradient": lambda p, X, y: by_hand.loss_gradient(p, X, y)[order]}
    comparison = compare("by_hand", mine, initial=DISTINCT, **ONE_STEP)
    (said,) = [remark for remark in comparison.remarks if "would fit" in remark]
    assert said.startswith("mine: its loss_gradient would fit with ")
    assert renamed(said) == order


WRONG = {
    "a mean": lambda p, X, y: by_hand.loss_gradient(p, X, y) / len(y),
    "a gradient that raises elsewhere": lambda p, X, y: by_hand.loss_gradient(p, X, y) + {42: 1e-6}[len(X)],
    "NaN": lambda p, X, y: by_hand.loss_gradient(p, X, y) * np.nan,
}


@pytest.mark.parametrize("gradient", WRONG.values(), ids=WRONG)
def test_no_order_is_proposed_where_none_would_fit(gradient):
    comparison = compare("by_hand", {"loss": by_hand.loss, "loss_gradient": gradient}, **ONE_STEP | {"n_steps": 0})
    assert not comparison.agree
    assert "would fit" not in str(comparison)


def off_by(error: float) -> dict[str, Any]:
    def gradient(params: Any, X: Any, y: Any) -> Any:
        return by_hand.loss_gradient(params, X, y) + error * np.eye(17)[6]

    return {"loss": by_hand.loss, "loss_gradient": gradient, "network": by_hand.network, "name": "mine"}


def test_each_party_s_error_and_its_bound_are_told():
    comparison = assert_agree("by_hand", "tape", truth=True, n_steps=3)
    for name in ("by_hand", "tape"):
        for quantity, error in comparison.errors[name].items():
            assert 0 <= error.apart <= error.allowed
            assert error.question.between == (name, "the truth")
            assert error.apart <= comparison.truth.parties[name][quantity].apart.max()
        assert f"{name}: error of loss " in str(comparison)
    assert "the truth" not in str(compare("by_hand", "tape", n_steps=3))


def test_the_homework_s_run_needs_no_flint(monkeypatch):
    monkeypatch.setitem(sys.modules, "flint", None)
    found = assert_accurate("by_hand")
    assert found["the homework's run"].truth.source == "golden"
    with pytest.raises(AssertionError, match="At the homework's run:\ndiffer: gradient at step 0: d loss / d v12 is "):
        assert_accurate(off_by(1e-10))
    with pytest.raises(NoTruthError, match="pip install"):
        compare("by_hand", "tape", truth=True, initial=DISTINCT, n_steps=1)


def test_fresh_places_come_from_the_seed():
    pytest.importorskip("flint")
    one, again = (assert_accurate("tape", seed=5) for _ in range(2))
    assert list(one) == ["the homework's run", *(f"fresh place {i} of seed 5" for i in range(1, 6))]
    starts = [[each.run.initial for each in found.values()][1:] for found in (one, again)]
    assert np.array_equal(starts[0], starts[1])
    assert len(np.unique(starts[0], axis=0)) == 5
    for comparison in one.values():
        assert all(error.apart <= error.allowed for error in comparison.errors["tape"].values())


def test_what_is_wrong_elsewhere_only_is_found_at_fresh_places():
    pytest.importorskip("flint")

    def gradient(params: Any, X: Any, y: Any) -> Any:
        return by_hand.loss_gradient(params, X, y) * (1 if len(y) == 500 else 1 + 1e-9)

    mine = {"loss": by_hand.loss, "loss_gradient": gradient}
    assert_accurate(mine)
    with pytest.raises(AssertionError, match="At fresh place 1 of seed 3:\ndiffer: gradient at step 0"):
        assert_accurate(mine, seed=3)


def test_a_wrong_network_is_not_accurate():
    network = lambda x, params: np.asarray(by_hand.network(x, params)) + 1e-10  # noqa: E731
    with pytest.raises(AssertionError, match="network at step 0"):
        assert_accurate(off_by(0.0) | {"network": network})
