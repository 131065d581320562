"""The truth as a party: enclosures that are narrow, nested, and refuse what every party refuses."""

import math
from fractions import Fraction

import numpy as np
import pytest

from crosscheck import INITIAL
from crosscheck.homework.circles.contract import NAMES, PUBLISHED
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.homework.circles.run import Run
from crosscheck.truth import arb
from crosscheck.truth.arb import Enclosure, TooWideError
from data.make_golden import rounded_twice
from manual import by_hand
from tests.tables import DISTINCT, X, each_probe, y


def encloses(wide: Enclosure, narrow: Enclosure) -> bool:
    return abs(narrow.midpoint - wide.midpoint) + narrow.radius <= wide.radius


def test_more_bits_give_enclosures_within_those_of_fewer():
    wide, narrow = (arb.evaluate(DISTINCT, X, y, bits=bits) for bits in (64, 200))
    assert encloses(wide.loss, narrow.loss)
    assert all(map(encloses, wide.gradient, narrow.gradient))


@each_probe
def test_enclosures_are_relatively_narrow_even_where_the_loss_vanishes(probe):
    exact = arb.evaluate(probe.params, probe.X, probe.y)
    assert exact.loss.radius <= abs(exact.loss.midpoint) / 2**100
    largest = max(abs(g.midpoint) for g in exact.gradient)
    assert all(g.radius <= largest / 2**100 for g in exact.gradient)


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda p: p.call)
def test_the_truth_gives_the_homeworks_answers(published):
    at, name = published.arguments(CIRCLES.data), published.function.removeprefix("loss_")
    found = arb.network(*at) if name == "network" else getattr(arb.evaluate(*at), name)
    assert np.array(found, float) == pytest.approx(np.array(published.expected), abs=0.51 * 10**-published.decimals)


def test_the_gradient_is_that_of_the_loss():
    """Central differences of the loss with 300 bits and a step of 2^-20: their error, of order h^2, is about 1e-13."""
    gradient = arb.evaluate(DISTINCT, X[:5], y[:5], bits=300).gradient
    h = 2.0**-20  # DISTINCT + h is rounded: the difference of the float64s is what counts
    for i in range(len(NAMES)):
        above, below = DISTINCT.copy(), DISTINCT.copy()
        above[i] += h
        below[i] -= h
        E_above, E_below = (arb.evaluate(p, X[:5], y[:5], bits=300).loss.midpoint for p in (above, below))
        slope = (E_above - E_below) / (Fraction(above[i]) - Fraction(below[i]))
        assert abs(slope - gradient[i].midpoint) < 1e-10


def test_a_step_is_the_update_rule():
    start, after = arb.descend(Run(X, y, DISTINCT, eta=0.25, n_steps=1)).params
    gradient = arb.evaluate(DISTINCT, X, y).gradient
    assert [p.midpoint for p in start] == [Fraction(p) for p in DISTINCT.tolist()]
    for p, g, p_after in zip(start, gradient, after, strict=True):
        assert abs(p.midpoint - Fraction(1, 4) * g.midpoint - p_after.midpoint) <= p_after.radius + g.radius


def test_numbers_of_any_smallness_are_enclosed():
    gradient = arb.evaluate(INITIAL * 1e20, X, y).gradient
    assert all(abs(g.midpoint) + g.radius <= Fraction(1, 2**1000) for g in gradient)


def test_the_precision_of_other_computations_is_left_alone():
    import flint

    before = flint.ctx.prec
    walk = arb.walk(Run(X, y, n_steps=2), bits=200)
    next(walk)
    assert flint.ctx.prec == before


@pytest.mark.parametrize("bad", [(INITIAL[:16], X, y), (INITIAL, X[:, :1], y), (INITIAL, X, y + 1)])
def test_bad_input_is_refused_as_every_party_does(bad):
    with pytest.raises(ValueError, match="must") as refused:
        arb.evaluate(*bad)
    with pytest.raises(ValueError, match="must") as by_a_party:
        by_hand.loss(*bad)
    assert str(refused.value) == str(by_a_party.value)


THIRD = Enclosure(Fraction(1, 3), Fraction(1, 10**40))


@pytest.mark.parametrize(
    ("value", "error", "ulp"),
    [
        (1 / 3, 2**-54 / 3, 1 / 3),
        (math.nextafter(1 / 3, 1), 2**-54 * (2 / 3 + 1) - 2**-54, 2 / 3),
        (math.nan, math.inf, math.inf),
        (-math.inf, math.inf, math.inf),
    ],
)
def test_errors_are_exact_and_infinite_where_the_value_is_not_finite(value, error, ulp):
    assert THIRD.errors(value) == pytest.approx((error, ulp), rel=1e-15)


def test_an_enclosure_contains_its_bounds_and_nothing_beyond():
    unit = Enclosure(Fraction(1), Fraction(1, 8))
    for end in (0.875, 1.125):
        assert encloses(unit, Enclosure(Fraction(end), Fraction(0)))
    assert not encloses(unit, Enclosure(Fraction(math.nextafter(1.125, 2)), Fraction(0)))
    assert encloses(unit, Enclosure(Fraction(1), Fraction(1, 8)))
    assert not encloses(unit, Enclosure(Fraction(17, 16), Fraction(1, 8)))


def test_being_within_a_bound_counts_the_radius():
    unit = Enclosure(Fraction(1), Fraction(1, 8))
    assert unit.within(1.0, 0.125)
    assert not unit.within(1.0, math.nextafter(0.125, 0))
    assert not unit.within(math.nan, math.inf)


def test_a_double_double_is_rounded_twice_to_nearest():
    value, rest = rounded_twice(THIRD)
    assert value == 1 / 3
    assert rest == float(Fraction(1, 3) - Fraction(1 / 3))


@pytest.mark.parametrize("radius", [Fraction(1, 10**17), Fraction(1, 10**30)], ids=["value", "remainder"])
def test_an_enclosure_that_decides_no_rounding_says_so(radius):
    halfway = Fraction(1) + Fraction(1, 2**53) if radius > Fraction(1, 10**20) else Fraction(1, 3)
    with pytest.raises(TooWideError, match="too wide"):
        rounded_twice(Enclosure(halfway, radius))
