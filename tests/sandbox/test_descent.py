"""A descent is run with what it asks for written down: the points of its gradients and losses, and what it changes."""

import numpy as np
import pytest

from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.session import Session
from crosscheck.submissions.outcomes import Loaded, Outcome, Visited, Wanted
from tests.judging.judging import level as strongest
from tests.sandbox.conftest import GLOBALS, PARAMS, failed, returned, session

DESCENT = (PARAMS, GLOBALS["X"], GLOBALS["y"]), {"eta": 0.5, "n_steps": 3}
OPTIMIZE = """
def loss_gradient(params, X_train, y_train):
    return params * 0 + 1

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    for _ in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
"""


def traced(source: str, asked_at: Level | None = None) -> tuple[Outcome, Visited]:
    with session(asked_at or strongest(), source) as running:
        return running.trace(*DESCENT)


def test_optimize_is_traced_through_the_gradients_it_asks_for(level):
    with session(level, OPTIMIZE) as running:
        outcome, visited = running.trace(*DESCENT)
        returned(running.call("loss_gradient", PARAMS, GLOBALS["X"], GLOBALS["y"]))
    assert (returned(outcome).type, outcome.value.shape) == ("NoneType", (0,))
    np.testing.assert_array_equal(visited["loss_gradient"][:, :17], [PARAMS - 0.5 * k for k in range(3)])


ASKED = "loss_gradient(params, X_train, y_train)"


def asking(how: str) -> str:
    return OPTIMIZE.replace(f"eta * {ASKED}", f"eta * {how}")


# name: source, and after how many steps a gradient is asked for
ASKING = {
    "by another name": (asking("bound(params, X_train, y_train)") + "\nbound = loss_gradient", [0, 1, 2]),
    "with names": (asking("loss_gradient(y_train=y_train, X_train=X_train, params=params)"), [0, 1, 2]),
    "twice a step": (asking(f"({ASKED} + {ASKED}) / 2"), [0, 1, 2]),  # alike, and in a row
    "at the end as well": (OPTIMIZE + f"    {ASKED}", [0, 1, 2, 3]),
}


@pytest.mark.parametrize(("source", "at"), ASKING.values(), ids=ASKING)
def test_gradients_are_traced_however_they_are_asked_for(source, at):
    with session(strongest(), source) as running:
        outcome, visited = running.trace(*DESCENT)
        again = running.trace(*DESCENT)[1]["loss_gradient"]
    returned(outcome)
    np.testing.assert_array_equal(visited["loss_gradient"][:, :17], [PARAMS - 0.5 * k for k in at])
    np.testing.assert_array_equal(again, visited["loss_gradient"])


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("initial -= 1", {0: PARAMS - 1}),
        ("X_train += 2", {1: GLOBALS["X"] + 2}),
        ("initial[0] = y_train[0] = 7", {0: np.r_[7.0, PARAMS[1:]], 2: np.array([[7.0], *GLOBALS["y"][1:]])}),
        ("initial = initial - 1", {}),
    ],
)
def test_the_arguments_that_optimize_changes_are_told(body, changed):
    source = f"def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):\n    {body}"
    outcome, _ = traced(source)
    assert returned(outcome).changed.keys() == changed.keys()
    for index, value in changed.items():
        np.testing.assert_array_equal(outcome.changed[index], value)


LOSSES = """
def loss(params, X_train, y_train):
    return float(params.sum())

def loss_gradient(params, X_train, y_train):
    return np.array([(loss(params + 1e-3 * e, X_train, y_train) - loss(params, X_train, y_train)) / 1e-3 for e in np.eye(17)])

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    for k in range(n_steps):
        loss(initial + k, X_train, y_train)
        loss_gradient(initial - k, X_train, y_train)
"""


def test_of_losses_those_that_a_gradient_asks_for_are_not_traced(level):
    _, visited = traced(LOSSES, level)
    np.testing.assert_array_equal(visited["loss"][:, :17], [PARAMS + k for k in range(3)])
    np.testing.assert_array_equal(visited["loss_gradient"][:, :17], [PARAMS - k for k in range(3)])


def test_of_many_gradients_asked_for_only_so_many_are_kept(level):
    outcome, visited = traced(OPTIMIZE.replace("range(n_steps)", "range(5000)"), level)
    returned(outcome)
    assert visited["loss_gradient"].shape == (4096, 18)


@pytest.mark.parametrize("body", ["raise ValueError", "return Strange()"])
def test_a_failing_optimize_has_no_trace(body):
    strange = "class Strange:\n    def __iter__(self): raise ValueError\n\n"
    outcome, visited = traced(f"{strange}def optimize(*args, **named): {body}")
    failed(outcome)
    assert visited["loss_gradient"].shape == (0, 18)


@pytest.mark.parametrize(
    ("value", "shapes"),
    [
        ("None", []),
        ("'done', {}", []),
        ("[1.0, initial]", [(), (17,)]),
        ("{'losses': [1, 2, 3], 'last': {'params': initial, 'note': 'x'}}", [(3,), (17,)]),
        ("iter([1, 2])", [(2,)]),
        ("itertools.count()", [(4096,)]),
        ("endless", []),
        ("[np.ones(3000), np.ones(2000)]", [(3000,), (1096,)]),
        ("[initial] * 300", [*[(17,)] * 240, (16,)]),
    ],
)
def test_what_is_returned_comes_back_part_by_part_up_to_a_size(value, shapes):
    source = (
        "import itertools\n"
        f"def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):\n    endless = []; endless.append(endless)\n"
        f"    return {value}\n"
    )
    assert [part.shape for part in returned(traced(source)[0]).parts] == shapes


ANOTHER = Wanted(
    functions=("slope", "descend"),
    n_parameters=3,
    descent="descend",
    released_descent="def descend(x, w):\n    slope(x, w)",
    recorded={"slope": 1},
    leaves_arguments=frozenset({"show"}),
)
ANOTHERS_CELLS = (
    "def show(values):\n    values[0] = 0",  # it does not change its arguments, so says the homework, and is not called
    "table = [7]\nshow(table)",
    "def slope(x, w):\n    return table[0] * w",
)


@pytest.mark.parametrize(("descent", "own"), [("slope(x, w)", False), ("return slope(x, w - 1)", True)])
def test_a_homework_names_its_own_functions_parameters_and_descent(descent, own):
    cells = [*ANOTHERS_CELLS, f"def descend(x, w):\n    {descent}"]
    data = {"data": np.zeros(3)}
    with Session(cells, strongest(), Limits(), ANOTHER, globals_=data) as running:
        loaded = running.load()
        outcome, visited = running.trace((np.ones(3), np.arange(3.0)), {})
    assert isinstance(loaded, Loaded)
    assert loaded.descent == ("own" if own else "released")
    np.testing.assert_array_equal(returned(outcome).value, 7 * np.arange(3.0) - 7 if own else [])
    assert visited.keys() == {"slope"}
    np.testing.assert_array_equal(visited["slope"][:, :3], [np.arange(3.0) - own])
