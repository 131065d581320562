"""What the homework passes, in all its forms: accepted, never changed; anything else, one clear sentence."""

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL
from tests.tables import DISTINCT, X, each_party, y

FORMS = {
    "column": lambda p, X, y: (p, X, y.reshape(-1, 1)),
    "lists": lambda p, X, y: (p.tolist(), X.tolist(), y.tolist()),
    "integer parameters": lambda p, X, y: (p.astype(int), X, y),
    "boolean labels": lambda p, X, y: (p, X, y == 1),
    "Fortran order": lambda p, X, y: (p, np.asfortranarray(X), y),
    "strided": lambda p, X, y: (np.repeat(p, 2)[::2], np.repeat(X, 2, axis=1)[:, ::2], np.repeat(y, 2)[::2]),
}


@each_party
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_of_the_same_numbers_gives_the_same_answer(party, form):
    params, points, labels = form(INITIAL, X, y)
    near = {"rtol": 1e-14, "atol": 1e-13}  # another memory layout may sum in another order
    np.testing.assert_allclose(party.network(points, params), party.network(X, INITIAL), **near)
    np.testing.assert_allclose(party.loss(params, points, labels), party.loss(INITIAL, X, y), **near)
    np.testing.assert_allclose(party.loss_gradient(params, points, labels), party.loss_gradient(INITIAL, X, y), **near)
    mine, right = party.optimize(params, points, labels, n_steps=2), party.optimize(INITIAL, X, y, n_steps=2)
    for obtained, expected in zip(mine, right, strict=True):
        np.testing.assert_allclose(obtained, expected, **near)


@each_party
def test_results_have_the_contract_s_types(party):
    losses, params = party.optimize(INITIAL, X, y, n_steps=2)
    arrays = (party.network(X, INITIAL), party.loss_gradient(INITIAL, X, y), losses, params)
    assert [(type(each), each.shape, each.dtype) for each in arrays] == [
        (np.ndarray, shape, np.float64) for shape in ((500,), (17,), (3,), (3, 17))
    ]
    assert type(party.loss(INITIAL, X, y)) is float
    for x in ([0, 1], (0, 1), np.array([0, 1]), np.array([0.0, 1.0])):
        y_out = party.network(x, INITIAL)
        assert type(y_out) is float
        assert y_out == pytest.approx(party.network([[0.0, 1.0]], INITIAL)[0], rel=1e-15)


@each_party
def test_arguments_are_never_changed(party):
    """Nor need they be writable: those of `tests.tables` are not."""
    mine = SimpleNamespace(params=DISTINCT.copy(), X=X.copy(), y=y.reshape(-1, 1).copy())
    party.network(mine.X, mine.params)
    party.loss(mine.params, mine.X, mine.y)
    party.loss_gradient(mine.params, mine.X, mine.y)
    party.optimize(mine.params, mine.X, mine.y, n_steps=3)
    for changed, right in ((mine.params, DISTINCT), (mine.X, X), (mine.y[:, 0], y)):
        assert np.array_equal(changed, right)
    assert np.shape(party.network(X[:0], DISTINCT)) == (0,)


RAGGED = [[0.0, 1.0], [2.0]]
BAD_PARAMS = {
    "too short": np.zeros(16),
    "a column": np.zeros((17, 1)),
    "empty": [],
    "NaN": np.full(17, np.nan),
    "strings": ["one"] * 17,
    "complex": INITIAL + 0j,
    "None": None,
    "ragged": RAGGED,
}
BAD_POINTS = {
    "three coordinates": np.zeros((4, 3)),
    "features first": np.zeros((2, 4)),
    "NaN": np.array([[0.0, 0.0], [0.0, np.nan], [0, 0], [0, 0]]),
    "None": None,
    "ragged": RAGGED,
}
BAD_LABELS = {
    "two": np.array([0, 1, 2, 0]),
    "minus one": np.array([-1.0, 1, 1, 1]),
    "NaN": np.array([0, 1, np.nan, 0]),
    "a row": np.zeros((1, 4)),
    "a scalar": 1.0,
    "ragged": [[0.0], [1.0, 0.0]],
}
POINTS, LABELS = np.zeros((4, 2)), np.array([0.0, 1, 0, 1])
BAD_CALLS = {
    **{("params", what): (bad, POINTS, LABELS) for what, bad in BAD_PARAMS.items()},
    **{("X_train", what): (INITIAL, bad, LABELS) for what, bad in BAD_POINTS.items()},
    ("X_train", "one point alone"): (INITIAL, np.zeros(2), np.zeros(1)),
    **{("y_train", what): (INITIAL, POINTS, bad) for what, bad in BAD_LABELS.items()},
    ("X_train and y_train", "unequal lengths"): (INITIAL, POINTS, LABELS[:3]),
    ("X_train and y_train", "empty"): (INITIAL, np.zeros((0, 2)), np.zeros(0)),
    ("X_train and y_train", "no labels"): (INITIAL, POINTS, np.zeros(0)),
}
OF_ONE_POINT = {"three numbers": np.zeros(3), "a number": 0.0}
BAD_POINTS_ALONE = {
    **{("x", what): (bad, INITIAL) for what, bad in (BAD_POINTS | OF_ONE_POINT).items()},
    **{("params", what): ([0, 0], bad) for what, bad in BAD_PARAMS.items()},
}


def taken(function: Any, calls: Mapping[tuple[str, object], tuple[Any, ...]]) -> list[tuple[str, object]]:
    """Return the calls that are not refused with one sentence about the argument that is bad."""
    found = []
    for (argument, what), arguments in calls.items():
        try:
            said = str(function(*arguments))
        except ValueError as refused:
            said = str(refused)
        found += [] if re.fullmatch(rf"{argument} .*\.", said) else [(argument, what)]
    return found


@each_party
def test_bad_input_gets_one_sentence(party):
    for function in (party.loss, party.loss_gradient, party.optimize):
        assert taken(function, BAD_CALLS) == []
    assert taken(party.network, BAD_POINTS_ALONE) == []
    assert taken(lambda n: party.optimize(INITIAL, X, y, n_steps=n), {("n_steps", "-1"): (-1,)}) == []


def test_what_is_taken_or_refused_in_other_words_is_found():
    def refuse(words: str) -> None:
        raise ValueError(words)

    calls = {("x", n): (words,) for n, words in enumerate(["x is bad.", "y is bad.", "x is bad", "x is\nbad."])}
    assert taken(refuse, calls) == [("x", 1), ("x", 2), ("x", 3)]
    assert taken(lambda words: 1.0, calls) == [*calls]
