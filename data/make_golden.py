"""Make the golden trajectory anew, deliberately: ``python data/make_golden.py [--long-run]``.

Writes `golden_trajectory.csv`, the homework's 30 steps, in a second; with ``--long-run`` also `golden_long_run.csv`,
the place after 10,000 steps, in five minutes. Needs python-flint. The tests compare both files with other computations.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from crosscheck.homework.circles.contract import N_STEPS
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.run import Run
from crosscheck.truth import arb, golden
from crosscheck.truth.arb import Descent, Enclosure, TooWideError

COLUMNS = ["step", "quantity", "value", "remainder"]
LONG_RUN = 10_000
LONG_RUN_FILE = "golden_long_run.csv"  # the step `LONG_RUN` alone
LONG_RUN_BITS = 1600  # the enclosures lose 0.13 bit a step


def rows_of(exact: Descent, steps: Iterable[int]) -> golden.Table:
    """Round a descent at the given steps; TooWideError if its enclosures are too wide to decide each rounding."""
    rows: golden.Table = {}
    for step in steps:
        rows |= rows_at(step, exact.losses[step], exact.params[step], exact.gradients[step])
    return rows


def rows_at(step: int, loss: Enclosure, params: Sequence[Enclosure], gradient: Sequence[Enclosure]) -> golden.Table:
    """Round one place of a descent."""
    enclosures = (loss, *params, *gradient)
    return {(step, name): rounded_twice(each) for name, each in zip(golden.ROW_NAMES, enclosures, strict=True)}


def rounded_twice(exact: Enclosure) -> tuple[float, float]:
    """Round the exact value to the nearest float64, and the remainder as well; TooWideError if undecided."""
    value = _decided(exact, Fraction(0))
    return value, _decided(exact, Fraction(value))


def _decided(exact: Enclosure, already: Fraction) -> float:
    """Round what remains of the exact value beyond `already`, if every number of the enclosure rounds alike."""
    rest = exact.midpoint - already
    low, high = float(rest - exact.radius), float(rest + exact.radius)
    if low != high:
        raise TooWideError(f"{float(exact)!r} +/- {float(exact.radius):.1e} is too wide to be rounded twice.")
    return low


def dumps(rows: golden.Table) -> str:
    """Write rows as CSV text, one number a line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([step, quantity, repr(value), repr(rest)] for (step, quantity), (value, rest) in rows.items())
    return text.getvalue()


def trajectory() -> str:
    """Return the text of `golden_trajectory.csv`."""
    exact = arb.descend(Run(*load_circles()), bits=192)
    return dumps(rows_of(exact, range(N_STEPS + 1)))


def long_run() -> str:
    """Return the text of `golden_long_run.csv`."""
    *_, (params, there) = arb.walk(Run(*load_circles(), n_steps=LONG_RUN), bits=LONG_RUN_BITS)
    return dumps(rows_at(LONG_RUN, there.loss, params, there.gradient))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--long-run", action="store_true", help="the place after 10,000 steps as well")
    with_long_run = arguments.parse_args().long_run
    here = Path(__file__).parent
    (here / golden.TRAJECTORY_FILE).write_text(trajectory(), encoding="utf-8")
    if with_long_run:
        (here / LONG_RUN_FILE).write_text(long_run(), encoding="utf-8")
