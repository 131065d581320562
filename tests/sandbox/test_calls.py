"""A call brings its arguments there as they were, and its value back as numbers, by itself or among others in a message."""

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from random import SystemRandom
from typing import Any

import numpy as np
import pytest

from crosscheck.submissions.outcomes import Failed, Loaded, Returned
from tests.judging.judging import level as strongest
from tests.sandbox.conftest import PARAMS, Here, failed, here, level_or_skip, returned, session, value_of


@pytest.fixture(params=["here", "process", "strong"])
def asked(request):
    """Load a submission into the sandbox, or here, as `check` does; the same is told of a call."""
    if request.param == "here":
        return lambda source: nullcontext(here(source))
    return partial(session, level_or_skip(request.param))


ARGUMENTS = [
    (1.5, "float"),
    (float("inf"), "float"),
    (3, "int"),
    ([0.0, 1], "list"),
    ((0.0, 1.0), "tuple"),
    (np.arange(3), "ndarray int64 (3,)"),
    (np.zeros((4, 1)), "ndarray float64 (4, 1)"),
    (np.zeros((0, 2)), "ndarray float64 (0, 2)"),
    (np.array(2.0), "ndarray float64 ()"),
    (np.zeros((3, 2)).T, "ndarray float64 (2, 3) by columns"),
]
KIND = """
import numpy as np

def network(value):
    kind = type(value).__name__
    if kind == "ndarray":
        assert value.flags.writeable and (value.flags.c_contiguous or value.flags.f_contiguous)
        kind += f" {value.dtype} {value.shape}" + " by columns" * (not value.flags.c_contiguous)
    return [float(ord(letter)) for letter in kind]
"""


def test_arguments_arrive_as_the_types_they_were(level):
    with session(level, KIND) as running:
        outcomes = running.call_each("network", [(argument,) for argument, _ in ARGUMENTS])  # most in one message
    for outcome, (_, kind) in zip(outcomes, ARGUMENTS, strict=True):
        assert "".join(map(chr, returned(outcome).value.astype(int))) == kind


EACH = """
import os

def network(value):
    if value > 2:
        os._exit(3)
    if value > 1:
        raise ValueError("too large")
    return value / 2
"""


@pytest.mark.parametrize("known", [True, False], ids=["in one message", "one by one"])
def test_several_calls_have_an_outcome_each(level, known):
    each = []
    for middle in (1.5, 2.5):
        with session(level, EACH) as running:
            if known:
                running.call("network", 0.5)
            each.append(running.call_each("network", [(0.5,), (middle,), (1.0,)]))
            returned(running.call("network", 0.5))
    (half, raised, whole), ending = each
    assert (float(returned(half).value), float(returned(whole).value)) == (0.25, 0.5)
    assert failed(raised).message == "network raised ValueError: too large"
    assert failed(raised).where.cell == 0
    assert [failed(outcome).kind for outcome in ending[1:]] == ["crash"] * 2  # that of those left as well


IN_PLACE = """
import numpy as np

first = []
buffer = np.zeros(2)

def network(x, params, label):
    first.append((x, params))
    assert x is first[0][0] and params is first[0][1]
    if label == 2:
        raise ValueError("two")
    buffer[:] = sum(x), params.sum()
    return buffer

def loss(x, params, label):
    params.resize((2, 1), refcheck=False)
    return x[0] + label

def loss_gradient(x, params, label):
    return params * label
"""
CALLS = [([float(n), 1.0], np.full(2, float(n)), n) for n in range(4)]


def test_calls_in_place_are_made_with_the_first_ones_arrays_and_lists(asked):
    with asked(IN_PLACE) as running:
        outcomes = running.call_each("network", CALLS, in_place=True)
    assert [params[0] for _, params, _ in CALLS] == [0, 1, 2, 3]
    failed(outcomes.pop(2))
    np.testing.assert_array_equal([outcome.value for outcome in outcomes], [[1, 0], [2, 2], [4, 6]])
    for outcome in outcomes[:2]:
        np.testing.assert_array_equal(outcome.later, [4, 6])
    assert outcomes[2].later is None


def test_a_value_that_stays_is_not_told_later_and_an_argument_of_another_shape_is_replaced(asked):
    with asked(IN_PLACE) as running:
        losses = running.call_each("loss", CALLS, in_place=True)
        gradients = running.call_each("loss_gradient", CALLS, in_place=True)
    assert [(float(o.value), o.later) for o in map(returned, losses)] == [(2.0 * n, None) for n in range(4)]
    assert [o.later for o in map(returned, gradients)] == [None] * 4


LEAVES = """
def network(x, params):
    x.append(0.0)
    params += 1
    return len(x) + params.sum()
"""


def test_calls_in_place_meet_what_the_ones_before_left_where_nothing_is_new(asked):
    x, params = [0.0], np.zeros(2)
    calls = [(x, params), (x, params), (x, params + 1), ([5.0], params + 1)]
    with asked(LEAVES) as running:
        outcomes = running.call_each("network", calls, in_place=True)
    assert [float(returned(one).value) for one in outcomes] == [4.0, 7.0, 8.0, 8.0]


READ_ONCE = """
class Once:
    read = False

    def __float__(self):
        if self.read:
            raise RuntimeError("once")
        self.read = True
        return 0.5

def network(again):
    return Once() if again else 0.5
"""


def test_a_value_that_cannot_be_read_twice_is_a_failure_of_its_own_call(asked):
    with asked(READ_ONCE) as running:
        outcomes = running.call_each("network", [(0,), (1,), (0,)], in_place=True)
        assert returned(running.call("network", 0)).value == 0.5  # the child is there
    first, second, third = outcomes
    assert returned(first).value == returned(third).value == 0.5
    assert (failed(second).kind, failed(second).message) == ("error", "network raised RuntimeError: once")


def test_seconds_are_the_processors(level):
    idle = "import time\ntime.sleep(0.3)\ndef network():\n    time.sleep(0.3)\n    return 0.5"
    with session(level, idle) as running:
        loaded, outcome = running.load(), running.call("network")
    assert isinstance(loaded, Loaded)
    assert loaded.seconds + returned(outcome).seconds < 0.3


VALUES = [
    ("return 0.1", 0.1, "float", ""),
    ("return 3", 3.0, "int", ""),
    ("return float('nan')", np.nan, "float", ""),
    ("return [1, 2.5]", [1.0, 2.5], "list", ""),
    ("return ((1, 2), (3, 4))", [[1, 2], [3, 4]], "tuple", ""),
    ("return [np.array([1.0]), np.array([2.0])]", [[1.0], [2.0]], "list", ""),
    ("return np.float32(0.1)", np.float32(0.1), "float32", "float32"),
    ("return np.array([[0.5]])", [[0.5]], "ndarray", "float64"),
    ("return np.arange(3)", [0, 1, 2], "ndarray", "int64"),
    ("return np.ma.array([1.0])", [1.0], "ndarray subclass MaskedArray", "float64"),
    ("return np.ma.array([1.0, 2.0], mask=[0, 1])", [1.0, np.nan], "ndarray subclass MaskedArray", "float64"),
    ("return np.array([1, 2.5], dtype=object)", [1.0, 2.5], "ndarray", "object"),
    ("return 0.5 + 0j", 0.5, "complex", "complex128"),
    ("return decimal.Decimal(1)", 1.0, "Decimal", ""),
    ("return Number()", 0.5, "Number", ""),
]
UNROUNDED = {"bool", "Decimal", "Number", "object"}  # types that np.round refuses
NUMBER = """
import decimal
import numpy as np

class Number:
    __float__ = lambda self: 0.5

"""
REFUSED = [
    ("return None", "NoneType"),
    ("return 'right'", "str"),
    ("return [[1.0], [1.0, 2.0]]", "a list of 2 parts that differ in shape"),
    ("return 1.0, np.ones(3), np.ones(2)", "a tuple of 3 parts that differ in shape"),
    ("return np.array(['a'])", "array of"),
    ("return np.zeros(5000)", "at most 4096"),
    ("return 1j", "imaginary"),
]
BODIES = [body for body, *_ in (*VALUES, *REFUSED)]


@pytest.fixture(scope="module")
def returning():
    """A session whose `network(i)` does as the i-th body."""
    cases = "\n".join(f"    if case == {i}:\n        {body}" for i, body in enumerate(BODIES))
    with session(strongest(), f"{NUMBER}def network(case):\n{cases}") as running:
        yield running


@pytest.mark.parametrize(("body", "value", "kind", "dtype"), VALUES, ids=[body for body, *_ in VALUES])
def test_values_come_back_as_float64_with_their_type_told(body, value, kind, dtype, returning):
    outcome = returned(returning.call("network", BODIES.index(body)))
    np.testing.assert_array_equal(outcome.value, np.asarray(value, dtype=np.float64), strict=True)
    assert (outcome.type, outcome.dtype) == (kind, dtype)
    assert outcome.unrounded is bool({kind, dtype} & UNROUNDED)


@pytest.mark.parametrize(("body", "words"), REFUSED)
def test_what_is_no_number_is_named(body, words, returning):
    outcome = failed(returning.call("network", BODIES.index(body)))
    assert outcome.kind == "error"
    assert words in outcome.message


def test_changed_arguments_are_told_and_the_judges_own_are_not_touched(asked):
    X, list_ = np.zeros((2, 2)), [1.0, 2.0]
    with asked("def network(*args):\n    args[0][0, 1] = 7; args[1].append(3.0); return 0.0") as running:
        outcome = returned(running.call("network", X, list_, PARAMS * np.nan))
    assert outcome.changed.keys() == {0, 1}
    np.testing.assert_array_equal(outcome.changed[0], [[0, 7], [0, 0]])
    assert not X.any()
    assert list_ == [1.0, 2.0]


def test_requests_and_replies_larger_than_a_pipe_holds_arrive_whole(level):
    large = np.arange(200_000.0)
    outcome = returned(value_of(level, "args[0][:] *= 2; return 0.0", large))
    np.testing.assert_array_equal(outcome.changed[0], 2 * large)


def test_an_exception_is_told_with_its_type_words_and_place(level):
    cells = "import numpy as np", "def inner():\n    raise ValueError('odd')\n\ndef network():\n    inner()"
    with session(level, *cells) as running:
        outcome = failed(running.call("network"))
    assert (outcome.kind, outcome.exception) == ("error", "ValueError")
    assert outcome.message == "network raised ValueError: odd"
    assert str(outcome.where) == "code cell 2, line 2: raise ValueError('odd')"


def outcome_of(function: Callable[..., Any], *args: object) -> Returned | Failed:
    return Here({"network": function}).call("network", *args)


class UnspeakableError(Exception):
    def __str__(self) -> str:
        raise self


def raises(error: BaseException) -> Callable[[], float]:
    def network() -> float:
        raise error

    return network


NO_JAX, NOWHERE = (ModuleNotFoundError("No module", name=name) for name in ("jax.numpy", "nowhere"))
RAISED = [
    (UnspeakableError(), "error", "network raised UnspeakableError: (its message cannot be shown)"),
    (ValueError("\x1b[31mred\x1b[0m"), "error", "network raised ValueError: red"),
    (SystemExit("bye"), "error", "network raised SystemExit: bye"),
    (NotImplementedError(), "not_implemented", "network is not done yet"),
    (MemoryError(), "memory", "network needed more memory than the limit"),
    (NO_JAX, "package", "network needs jax, which is not installed here (pip install jax)"),
    (
        NOWHERE,
        "package",
        "network needs the module nowhere, which is neither installed here nor part of the submission",
    ),
]


@pytest.mark.parametrize(("error", "kind", "message"), RAISED)
def test_what_is_raised_has_its_kind_and_sentence(error, kind, message):
    outcome = outcome_of(raises(error))
    assert (failed(outcome).kind, outcome.message) == (kind, message)


def test_what_a_package_has_not_done_is_no_unfinished_function():
    outcome = failed(outcome_of(SystemRandom().getstate))
    assert (outcome.kind, outcome.message[:35]) == ("error", "network raised NotImplementedError:")


def test_an_error_has_the_students_own_line_and_no_other():
    outcome = outcome_of(lambda: np.linalg.inv(np.zeros((2, 3))))  # raised within NumPy
    assert "np.linalg.inv" in failed(outcome).where.source


def test_who_interrupts_a_check_is_heard():
    with pytest.raises(KeyboardInterrupt):
        outcome_of(raises(KeyboardInterrupt()))
