"""The comparison itself judged: an error planted in an otherwise right party is caught, and named."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, Comparison, assert_agree, compare
from crosscheck.comparison.agreement import compare_run
from crosscheck.homework.circles.contract import FUNCTIONS, NAMES, Party
from crosscheck.homework.circles.rounding.descent import along_descent
from manual import by_hand
from tests.tables import X, y

FEW: dict[str, Any] = {"X": X[::12], "y": y[::12], "n_steps": 6}
ERROR = 1e-10


@dataclass(frozen=True)
class Plant:
    """At the `step`-th call of `function`, `change` what it returns; the account must then `say` all of this."""

    function: str
    step: int
    change: Callable[[Any], Any]
    say: tuple[str, ...]

    def party(self) -> Party:
        functions = {name: getattr(by_hand, name) for name in FUNCTIONS}
        right, calls = functions[self.function], count()

        def wrong(*args: Any, **keywords: Any) -> Any:
            value = right(*args, **keywords)
            return self.change(value) if next(calls) == self.step else value

        return SimpleNamespace(**{**functions, self.function: wrong}, __name__="planted")


def entry(i: Any, error: float = ERROR) -> Callable[[Any], Any]:
    def change(array: Any) -> Any:
        changed = array.copy()
        changed[i] += error
        return changed

    return change


def losses(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda pair: (change(pair[0]), pair[1])


def params(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda pair: (pair[0], change(pair[1]))


NAMED = list(enumerate(NAMES))
# optimize's call number 4 goes from step 4 to step 5, number 6 from the first step to the last; network is called at both ends
NUMBERS = {
    **{f"gradient {n}": Plant("loss_gradient", 2, entry(i), ("gradient at step 2", n)) for i, n in NAMED},
    **{f"params {n}": Plant("optimize", 4, params(entry((1, i))), ("params at step 5", n)) for i, n in NAMED},
    "loss at first": Plant("loss", 0, lambda loss: loss + ERROR, ("loss at step 0", "planted")),
    "loss": Plant("loss", 5, lambda loss: loss - ERROR, ("loss at step 5", "planted")),
    "optimize's losses": Plant("optimize", 6, losses(entry(3)), ("descent at step 3: loss", "planted.optimize")),
    "network at first": Plant("network", 0, entry(3), ("network at step 0", "point 3")),
    "network at last": Plant("network", 1, entry(40), ("network at step 6", "point 40")),
    "NaN in the loss": Plant("loss", 5, lambda loss: np.nan, ("loss at step 5", "nan")),
    "NaN in the gradient": Plant("loss_gradient", 5, entry(6, np.nan), ("gradient at step 5", "v12", "nan")),
    "optimize's path": Plant("optimize", 6, params(entry((5, 6))), ("descent at step 5: v12", "planted.optimize")),
    "NaN in the network": Plant("network", 1, entry(2, np.nan), ("network at step 6", "point 2", "nan")),
    "inf in the loss": Plant("loss", 5, lambda loss: np.inf, ("loss at step 5", "inf")),
    "inf in the gradient": Plant("loss_gradient", 5, entry(6, -np.inf), ("gradient at step 5", "v12", "-inf")),
}


def malformed(function: str, change: Callable[[Any], Any], *say: str) -> Plant:
    return Plant(function, 4, change, ("at step 4", *say))


single, objects = (lambda v: np.asarray(v).astype(np.float32)), (lambda v: np.asarray(v).astype(object))
MALFORMED = {
    "NaN in a parameter": malformed("optimize", params(entry((1, 6), np.nan)), "optimize's params", "v12", "nan"),
    "loss of shape (1,)": malformed("loss", lambda v: np.array([v]), "loss", "(1,)", "()"),
    "gradient missing": malformed("loss_gradient", lambda v: None, "loss_gradient returned None", "(17,)"),
    "gradient a column": malformed("loss_gradient", lambda v: v.reshape(17, 1), "loss_gradient", "(17, 1)", "(17,)"),
    "gradient of objects": malformed("loss_gradient", objects, "loss_gradient", "object", "float64"),
    "gradient ragged": malformed("loss_gradient", lambda v: [[1.0], [1.0, 2.0]], "loss_gradient", "rectangular"),
    "losses too long": malformed("optimize", losses(lambda v: np.append(v, 0.0)), "optimize's losses", "(3,)", "(2,)"),
    "params too short": malformed("optimize", params(lambda v: v[:, :16]), "optimize's params", "(2, 16)", "(2, 17)"),
    "nothing once": malformed("optimize", lambda pair: None, "optimize returned None", "(losses, params)"),
}


def told(plant: Plant) -> Comparison:
    """Compare a party with an error, whose account must name it in one line."""
    comparison = compare(by_hand, plant.party(), **FEW)
    assert not comparison
    (account,) = [line for line in str(comparison).splitlines() if all(words in line for words in plant.say)]
    assert account.startswith("differ: ")
    assert "planted" in account
    return comparison


@pytest.mark.parametrize("plant", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_answer_is_caught_and_named(plant):
    assert told(plant).malformed is not None


@pytest.mark.share(3)
@pytest.mark.parametrize("plant", NUMBERS.values(), ids=NUMBERS)
def test_a_planted_number_is_shown_with_both_values_and_the_difference(plant):
    failure, *_ = [failure for failure in told(plant).failures if str(failure).startswith(plant.say[0])]
    assert not failure.within
    if np.isfinite(failure.apart):
        assert failure.apart == pytest.approx(ERROR, rel=1e-2)
        assert abs(failure.obtained - failure.expected) == failure.apart
        assert failure.apart > failure.allowed
    for shown in (repr(failure.obtained), repr(failure.expected), f"{failure.apart:.3g}"):
        assert shown in str(failure)


@pytest.mark.parametrize("plant", [NUMBERS["gradient v12"], MALFORMED["gradient a column"]], ids=["number", "shape"])
def test_assert_agree_raises_with_the_same_account(plant):
    with pytest.raises(AssertionError) as error:
        assert_agree(by_hand, plant.party(), **FEW)
    assert str(error.value) == str(compare(by_hand, plant.party(), **FEW))


def test_the_party_without_a_plant_agrees():
    right = Plant("loss", 10**6, lambda loss: np.nan, ())
    assert assert_agree(by_hand, right.party(), **FEW).agree


@pytest.fixture
def twins():
    """The same numbers twice, to change."""
    return compare(by_hand, by_hand, **FEW | {"n_steps": 2}).run


BOUNDS = {  # attribute of the trajectory, its row: quantity, step, entry
    ("losses", 1): ("loss", 1, ()),
    ("descent", 2): ("descent", 2, 6),
    ("gradients", 1): ("gradient", 1, 6),
    ("params", 2): ("params", 2, 6),
    ("network", 0): ("network", 0, 40),
    ("network", 1): ("network", 2, 40),
}


@pytest.mark.parametrize(("times", "agree"), [(1.9, True), (2.1, False)])
@pytest.mark.parametrize(("attribute", "row"), BOUNDS)
def test_parties_may_differ_by_twice_the_error_bound(attribute, row, times, agree, twins):
    quantity, step, entry = BOUNDS[attribute, row]
    bounds = along_descent(twins.initial, twins.X, twins.y, twins.eta, 2)[step]
    bound = getattr(bounds, quantity) if quantity != "descent" else [bounds.loss, *bounds.params]
    changed = getattr(twins.parties["by_hand#2"], attribute)
    changed[(row, entry) if entry else row] += times * np.asarray(bound)[entry]
    failures = compare_run(twins).failures
    assert [(each.question.quantity, each.question.step) for each in failures] == ([] if agree else [(quantity, step)])


def test_failures_come_in_the_order_of_their_steps(twins):
    other = twins.parties["by_hand#2"]
    other.network[0, 3] += ERROR
    other.gradients[1, 4] += ERROR
    other.losses[2] += ERROR
    failures = compare_run(twins).failures
    told = [(failure.question.quantity, failure.question.step) for failure in failures]
    assert told == [("network", 0), ("gradient", 1), ("loss", 2)]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize(("function", "quantity"), [("loss", "loss"), ("loss_gradient", "gradient")])
def test_values_that_are_not_finite_in_all_parties_are_not_agreement(function, quantity, value):
    plant = Plant(function, 3, lambda right: right + value, ())
    comparison = compare(plant.party(), plant.party(), **FEW)
    assert not comparison.agree
    assert str(comparison).startswith(f"differ: {quantity} at step 3: ")
    assert set(comparison.failures[0].question.between) & {"planted", "planted#2"}


BAD_COMPARISONS = {
    "one party": ((by_hand,), {}, "two parties"),
    "X without y": ((by_hand, by_hand), {"X": X}, "X and y"),
    "labels of three kinds": ((by_hand, by_hand), {"X": X[:3], "y": [0, 1, 2]}, "y_train"),
    "initial too short": ((by_hand, by_hand), {"initial": INITIAL[:16]}, "params"),
    "a truth value for a number": ((by_hand, by_hand), {"n_steps": True}, "n_steps must be a whole number"),
    "eta NaN": ((by_hand, by_hand), {"eta": float("nan")}, "eta must be finite"),
    "an infinity to start from": ((by_hand, by_hand), {"initial": [np.inf, *INITIAL[1:]]}, "initial has inf at u1"),
    "a negative number of steps": ((by_hand, by_hand), {"n_steps": -1}, "n_steps"),
    "an eta beyond all bounds": ((by_hand, by_hand), {"eta": 1e305, "n_steps": 1}, "the error bounds overflow"),
    "a NaN to start from": ((by_hand, by_hand), {"initial": [*INITIAL[:7], np.nan, *INITIAL[8:]]}, "a NaN at v21"),
    "half precision": ((by_hand, by_hand), {"dtype": "float16"}, "dtype must be 'float64' or 'float32'"),
}


@pytest.mark.parametrize(("parties", "keywords", "names"), BAD_COMPARISONS.values(), ids=BAD_COMPARISONS)
def test_a_bad_call_gets_one_sentence(parties, keywords, names):
    with pytest.raises((ValueError, TypeError), match=names) as error:
        compare(*parties, **keywords)
    assert "\n" not in str(error.value)
