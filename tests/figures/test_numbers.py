"""What the pictures of the topics claim is so."""

from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes

from crosscheck.lecture.comparison import sides
from crosscheck.lecture.topic import random_start
from crosscheck.lecture.topics import TOPICS, ensembles, optimizers
from manual.by_hand import loss, loss_gradient
from tests.figures.looks import picture
from tests.needs import needs_torch
from tests.tables import X, y

Numbers = Any


def line(ax: Axes, label: str) -> tuple[Numbers, Numbers]:
    """Return what a line of a panel was drawn from."""
    (found,) = (each for each in ax.lines if each.get_label() == label)
    return np.asarray(found.get_xdata(), dtype=float), np.asarray(found.get_ydata(), dtype=float)


def drawn(name: str) -> list[Axes]:
    return picture(name).axes


def test_the_least_error_of_a_difference_quotient_is_where_theory_draws_its_line():
    (ax,) = drawn("gradient_checking")
    best = [np.asarray(each.get_xdata(), dtype=float)[0] for each in ax.lines if len(np.ravel(each.get_xdata())) == 2]
    for name, theory in zip(("one-sided", "central"), best, strict=True):
        h, errors = line(ax, name)
        at = h[np.argmin(errors)]
        assert theory / 10 < at < theory * 10  # it goes with a root of δ, within a hundred times 2^-53 E
        assert 1e3 * errors.min() < min(errors[np.argmin(h)], errors[np.argmax(h)])  # a V
    h, errors = line(ax, "complex step")
    assert errors[h < 1e-8].max() < 1e-14


def test_the_textbook_s_loss_is_drawn_up_to_where_it_becomes_infinite():
    (ax,) = drawn("stable_loss")
    z, textbook = line(ax, "textbook: −log(1 − y_out)")
    # From there on exp(-z) is half a unit in the last place of 1.
    np.testing.assert_array_equal(np.isnan(textbook), z >= 53 * np.log(2))
    z, stable = line(ax, "log(1 + exp(z))")
    np.testing.assert_allclose(stable, z, atol=1e-14)
    assert 36.73 < 53 * np.log(2) < 36.74


def test_each_path_takes_its_rule_s_steps_down_the_slice():
    paths = {name: optimizers.path(*rule, X, y) for name, rule in optimizers.RULES.items()}
    legend = [text.get_text() for text in picture("optimizers").legends[0].get_texts()]
    assert legend == [*(f"{name}, η = {rate}" for name, (_, (rate, *_)) in optimizers.RULES.items()), "start"]
    start = optimizers.at(*optimizers.FROM)
    slope = loss_gradient(start, X, y)[optimizers.FREE]
    np.testing.assert_allclose(paths["SGD"][1] - paths["SGD"][0], -0.05 * slope, rtol=1e-12)
    np.testing.assert_allclose(np.abs(paths["Adam"][1] - paths["Adam"][0]), 0.6, rtol=1e-6)  # both as far
    lowest = min(loss(optimizers.at(v, u), X, y) for v in np.linspace(-1, 1, 5) for u in np.linspace(5, 7, 9))
    for name, path in paths.items():
        assert loss(optimizers.at(*path[-1]), X, y) < 1.15 * lowest, name


def test_the_scale_is_halved_by_each_step_that_is_skipped_and_doubled_after_ten_others():
    (ax,) = drawn("precision")
    steps, scales = line(ax, "S")
    skipped = {*line(ax, "skipped: a derivative overflows")[0]}
    assert {*steps[:-1][np.diff(scales) < 0]} == skipped - {steps[-1]}
    assert scales[0] == 2**16
    assert 0 in skipped


def test_only_a_run_with_everything_saved_goes_on_the_same():
    (ax,) = drawn("resuming")
    first = {"velocity": 26, "order of the points": 26, "random generator": 31}
    for what, expected in first.items():
        steps, distance = line(ax, f"{what} forgotten")
        assert steps[distance > distance.min()][0] == expected, what
    _, distance = line(ax, "nothing forgotten")
    assert len(set(distance)) == 1


@pytest.mark.second_stage
@needs_torch
def test_as_many_starts_succeed_as_the_table_says():
    topic, start = TOPICS["ensembles"], random_start(1)
    title = picture("ensembles").axes[0].get_title()
    for side in sides("ensembles"):
        counted = int(topic.measure(side, start)["starts that succeed"])
        assert f"{counted} succeed within {ensembles.N_STEPS} steps" in title
