"""Laws that hold whatever the numbers: points add up, and the loss is that of the output."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crosscheck.homework.circles.rounding.point import FLOAT64, at_point
from tests.tables import DISTINCT, each_party

few = settings(deadline=None, max_examples=15, derandomize=True)


def numbers(bound: float) -> st.SearchStrategy[float]:
    """Numbers of millionths: no products of theirs are so small that they lose bits to underflow."""
    return st.integers(int(-bound * 10**6), int(bound * 10**6)).map(lambda millionths: millionths / 10**6)


params_anywhere = arrays(float, 17, elements=numbers(8))
labels = st.sampled_from([0.0, 1.0])
samples = st.integers(1, 12).flatmap(
    lambda n: st.tuples(arrays(float, (n, 2), elements=numbers(3)), arrays(float, n, elements=labels))
)


@each_party
@given(params=params_anywhere, one=samples, other=samples)
@few
def test_the_loss_of_a_union_is_the_sum(party, params, one, other):
    union = np.concatenate((one[0], other[0])), np.concatenate((one[1], other[1]))
    bound = at_point(params, *union)  # grows with the number of points: the parts' bounds together are no larger
    whole = party.loss(params, *union)
    parts = party.loss(params, *one) + party.loss(params, *other)
    assert abs(whole - parts) <= 2 * bound.loss + FLOAT64 * whole
    gradient = party.loss_gradient(params, *union)
    gradients = party.loss_gradient(params, *one) + party.loss_gradient(params, *other)
    assert np.all(np.abs(gradient - gradients) <= 2 * bound.gradient + FLOAT64 * np.abs(gradients))


@each_party
def test_many_points_are_computed_as_their_parts_are(party):
    """More points than any block or buffer holds, in parts that each do."""
    random = np.random.default_rng(5)
    X, y = random.uniform(-2, 2, (20_000, 2)), random.integers(0, 2, 20_000).astype(float)
    bound = at_point(DISTINCT, X, y)
    parts = list(zip(np.split(X, 5), np.split(y, 5), strict=True))
    losses = np.array([party.loss(DISTINCT, *part) for part in parts])
    gradients = np.array([party.loss_gradient(DISTINCT, *part) for part in parts])
    outputs = np.concatenate([np.asarray(party.network(points, DISTINCT)) for points, _ in parts])
    sums = 4 * FLOAT64  # of five parts
    assert abs(party.loss(DISTINCT, X, y) - losses.sum()) <= 2 * bound.loss + sums * losses.sum()
    difference = party.loss_gradient(DISTINCT, X, y) - gradients.sum(axis=0)
    assert np.all(np.abs(difference) <= 2 * bound.gradient + sums * np.abs(gradients).sum(axis=0))
    assert np.all(np.abs(np.asarray(party.network(X, DISTINCT)) - outputs) <= 2 * bound.network)
