"""Make the golden trajectory anew, deliberately: ``python data/make_golden.py [--long-run]``.

Writes `golden_trajectory.csv`, the homework's 30 steps, in a second; with ``--long-run`` also `golden_long_run.csv`,
the place after 10,000 steps, in five minutes. Needs python-flint. The tests compare both files with other computations.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS
from crosscheck.homework.circles.data import load_circles
from crosscheck.truth import arb, golden

LONG_RUN_BITS = 1600  # the enclosures lose 0.13 bit a step


def trajectory() -> str:
    """Return the text of `golden_trajectory.csv`."""
    exact = arb.descend(INITIAL, *load_circles(), ETA, N_STEPS, bits=192)
    return golden.dumps(golden.rows_of(exact, range(N_STEPS + 1)))


def long_run() -> str:
    """Return the text of `golden_long_run.csv`."""
    *_, (params, there) = arb.walk(INITIAL, *load_circles(), ETA, golden.LONG_RUN, bits=LONG_RUN_BITS)
    return golden.dumps(golden.rows_at(golden.LONG_RUN, there.loss, params, there.gradient))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--long-run", action="store_true", help="the place after 10,000 steps as well")
    with_long_run = arguments.parse_args().long_run
    here = Path(__file__).parent
    (here / golden.TRAJECTORY_FILE).write_text(trajectory(), encoding="utf-8")
    if with_long_run:
        (here / golden.LONG_RUN_FILE).write_text(long_run(), encoding="utf-8")
