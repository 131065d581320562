"""`optimize` and `plot_scans`: from a copy, silent unless asked, and around what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

import manual
from crosscheck import INITIAL
from crosscheck.homework.circles.contract import NAMES, PUBLISHED
from crosscheck.homework.parts import Data
from manual import by_hand
from tests.tables import DISTINCT, X, each_party, y


@each_party
def test_optimize_starts_at_a_copy_of_its_argument(party):
    start = INITIAL.copy()
    _, params = party.optimize(start, X, y, n_steps=2)
    assert np.array_equal(params[0], INITIAL)
    params[:] = 0
    assert np.array_equal(start, INITIAL)


@each_party
def test_optimize_is_silent_and_prints_the_homework_s_lines_when_asked(party, capsys):
    party.optimize(INITIAL, X, y, n_steps=1)
    assert (capsys.readouterr().out, plt.get_fignums()) == ("", [])
    party.optimize(INITIAL, X, y, n_steps=30, verbose=True)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 30
    assert lines[0].startswith("step 01: loss=")
    assert lines[-1] == "step 30: loss=30.8"
    if party is by_hand:
        (line,) = plt.gca().lines
        np.testing.assert_array_equal(line.get_ydata(), party.optimize(INITIAL, X, y)[0])


@pytest.mark.parametrize("centre", [INITIAL, DISTINCT], ids=["initial", "elsewhere"])
def test_plot_scans_scans_around_its_argument(centre):
    slopes = manual.plot_scans(centre, X, y, step_size=0.3, n=3)
    lines = plt.gca().lines
    assert [line.get_label() for line in lines] == list(NAMES)
    for i, line in enumerate(lines):
        scan = [by_hand.loss(centre + offset * np.eye(17)[i], X, y) for offset in np.linspace(-0.3, 0.3, 7)]
        np.testing.assert_allclose(line.get_xdata(), np.linspace(-0.3, 0.3, 7))
        np.testing.assert_allclose(line.get_ydata(), scan, rtol=1e-14)
        assert slopes[i] == pytest.approx((scan[4] - scan[2]) / 0.2, abs=1e-10)


def test_plot_scans_is_silent_and_changes_nothing_draws_where_it_is_told_and_prints_when_asked(capsys):
    centre = DISTINCT.copy()
    manual.plot_scans(centre, X, y)
    assert capsys.readouterr().out == ""
    assert np.array_equal(centre, DISTINCT)
    _, (left, right) = plt.subplots(1, 2)
    slopes = manual.plot_scans(INITIAL, X, y, verbose=True, ax=left)
    assert (len(left.lines), len(right.lines)) == (17, 0)
    printed = capsys.readouterr().out.splitlines()
    assert printed == [f"numerical grad[{name}] = {slope:.3f}" for name, slope in zip(NAMES, slopes, strict=True)]


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
    for n in (0, 1):
        np.testing.assert_array_equal(party.optimize(INITIAL, X, y, n_steps=n)[1], params[: n + 1])
    assert round(losses[0], 1) == 41.4
    assert round(losses[30], 3) == 30.822
