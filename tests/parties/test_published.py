"""The homework's own answers, for every party."""

import numpy as np
import pytest

from crosscheck import INITIAL
from crosscheck.homework import Data
from crosscheck.homework.circles.contract import PUBLISHED
from tests.tables import X, each_party, y

DATA = Data(X, y.reshape(500, 1), INITIAL)  # labels as pandas reads the published targets


@each_party
@pytest.mark.parametrize("point", PUBLISHED, ids=lambda point: point.call)
def test_every_assert_of_the_homework_holds(party, point):
    value = getattr(party, point.function)(*point.arguments(DATA))
    assert point.holds(value)


@pytest.mark.parametrize("point", PUBLISHED, ids=lambda point: point.call)
def test_a_published_answer_rejects_what_the_homework_would(point):
    wrong = np.asarray(point.expected) + 3 * 10.0**-point.decimals
    assert not point.holds(wrong)
    assert not point.holds(np.full(np.shape(point.expected), np.nan))
    assert not point.holds(np.zeros(3))


@each_party
def test_thirty_steps_end_at_the_known_loss(party):
    losses, params = party.optimize(INITIAL, X, y)
    assert (losses.shape, params.shape) == ((31,), (31, 17))
    assert round(losses[0], 1) == 41.4
    assert round(losses[30], 3) == 30.822
