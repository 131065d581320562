"""Every budget holds, and none is idle: measured against the truth, at each place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
import torch

import torch_ref
from crosscheck import INITIAL
from crosscheck.budgets import FLOAT32, FLOAT64
from crosscheck.training import train
from crosscheck.truth import headroom
from crosscheck.truth.headroom import Headroom
from manual import by_hand
from tests.tables import DISTINCT, PARTIES, Probe, X, y
from tests.truth.tables import widened

Tabulate = Callable[[Iterable[Headroom]], None]

FLOAT32_PARTY = widened(torch_ref.configured(dtype=torch.float32))

PLACES = {
    "asymmetric": Probe(DISTINCT, X, y),
    "N = 1": Probe(DISTINCT, X[:1], y[:1]),
    "initial * 8": Probe(INITIAL * 8, X, y),
    "initial * 100, wrong side": Probe(INITIAL * 100, X, 1 - y),
}


@pytest.mark.parametrize("place", PLACES)
def test_budgets_at_a_point_hold_and_are_not_idle(place: str, tabulated: Tabulate) -> None:
    probe = PLACES[place]
    rows = headroom.at_point(place, PARTIES, probe.params, probe.X, probe.y)
    if "* 100" in place:  # outputs of exactly 0 and 1: see `headroom`
        rows = [row for row in rows if row.quantity != "network"]
    tabulated(rows)
    assert all(row.sound for row in rows), headroom.markdown(rows)


def test_budgets_of_the_homeworks_run_hold_and_are_not_idle(tabulated: Tabulate) -> None:
    rows = headroom.along_run("30 steps", train(PARTIES, X, y))
    tabulated(rows)
    assert all(row.sound for row in rows), headroom.markdown(rows)


def test_budgets_of_float32_hold_and_are_not_idle(tabulated: Tabulate) -> None:
    rows = headroom.along_run("30 steps, float32", train({"float32": FLOAT32_PARTY}, X, y), FLOAT32)
    tabulated(rows)
    assert all(row.sound for row in rows), headroom.markdown(rows)


def test_the_parameters_after_ten_thousand_steps(tabulated: Tabulate) -> None:
    rows = headroom.after_long_run({"by_hand": by_hand, "torch": torch_ref}, X, y)
    tabulated(rows)
    assert all(row.sound and row.measured < 1e-12 for row in rows), headroom.markdown(rows)


@pytest.mark.parametrize("party", [*PARTIES, "float32"])
def test_where_the_loss_vanishes_no_budget_is_exceeded(party: str) -> None:
    u = FLOAT32 if party == "float32" else FLOAT64
    rows = headroom.at_point(
        "initial * 100", {party: {**PARTIES, "float32": FLOAT32_PARTY}[party]}, INITIAL * 100, X, y, u
    )
    assert not any(row.exceeded for row in rows), headroom.markdown(rows)


def test_a_budget_that_is_exceeded_or_idle_is_not_sound() -> None:
    assert Headroom("here", "loss", budget=1e-12, measured=1e-14).sound
    assert not Headroom("here", "loss", budget=1e-12, measured=1e-16).sound
    assert not Headroom("here", "loss", budget=1e-12, measured=0.0).sound
    assert not Headroom("here", "gradient", budget=1e-12, measured=1e-13, exceeded=True).sound


def test_the_table_is_markdown() -> None:
    row = "| here | loss | 1.0e-12 | 1.0e-14 | 100 |"
    assert headroom.markdown([Headroom("here", "loss", 1e-12, 1e-14)]).splitlines()[2:] == [row]
