import math
from fractions import Fraction

import pytest

from crosscheck.truth.arb import Enclosure, TooWideError

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
        assert unit.encloses(Enclosure(Fraction(end), Fraction(0)))
    assert not unit.encloses(Enclosure(Fraction(math.nextafter(1.125, 2)), Fraction(0)))
    assert unit.encloses(Enclosure(Fraction(1), Fraction(1, 8)))
    assert not unit.encloses(Enclosure(Fraction(17, 16), Fraction(1, 8)))


def test_being_within_a_bound_counts_the_radius():
    unit = Enclosure(Fraction(1), Fraction(1, 8))
    assert unit.within(1.0, 0.125)
    assert not unit.within(1.0, math.nextafter(0.125, 0))
    assert not unit.within(math.nan, math.inf)


def test_a_double_double_is_rounded_twice_to_nearest():
    value, rest = THIRD.to_double_double()
    assert value == 1 / 3
    assert rest == float(Fraction(1, 3) - Fraction(1 / 3))


@pytest.mark.parametrize("radius", [Fraction(1, 10**17), Fraction(1, 10**30)], ids=["value", "remainder"])
def test_an_enclosure_that_decides_no_rounding_says_so(radius):
    halfway = Fraction(1) + Fraction(1, 2**53) if radius > Fraction(1, 10**20) else Fraction(1, 3)
    with pytest.raises(TooWideError, match="too wide"):
        Enclosure(halfway, radius).to_double_double()
