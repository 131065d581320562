"""The committed trajectory: each number of the homework's 30 steps as the nearest float64, and the remainder.

The file is text, readable in a diff:

    step,quantity,value,remainder
    0,loss,41.396537097662346,-3.073712985031757e-15

The exact value is `value` + `remainder`, to half a unit in the last place of the remainder: about 107 bits. The
quantities are ``loss``, the 17 parameters by their names, and the 17 derivatives as ``d_u1`` .. ``d_b4``.
"""

import csv
import math
from fractions import Fraction
from pathlib import Path

import numpy as np

from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, NAMES
from crosscheck.homework.circles.data import data_directory, load_circles
from crosscheck.homework.circles.run import Run
from crosscheck.submissions.errors import type_and_message
from crosscheck.truth.arb import Descent, Enclosure, NoTruthError

TRAJECTORY_FILE = "golden_trajectory.csv"  # steps 0 to 30
ROW_NAMES = ("loss", *NAMES, *(f"d_{name}" for name in NAMES))

Table = dict[tuple[int, str], tuple[float, float]]  # by step and quantity: a value and its remainder


def read(path: Path) -> Table:
    """Read the rows that `data/make_golden.py` writes; OSError, KeyError or ValueError if any are missing."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, restval="")
        return {(int(row["step"]), row["quantity"]): (float(row["value"]), float(row["remainder"])) for row in rows}


def serves(run: Run) -> bool:
    """Whether a run is the homework's, of at most 30 steps, so that the committed trajectory is its truth."""
    if not (run.eta == ETA and run.n_steps <= N_STEPS and np.array_equal(run.initial, INITIAL)):
        return False
    X, y = load_circles()
    return np.array_equal(run.X, X) and np.array_equal(run.y, y)


def load(n_steps: int = N_STEPS) -> Descent:
    """Read `n_steps` steps of the committed trajectory as enclosures. NoTruthError if it is missing or damaged."""
    path = data_directory() / TRAJECTORY_FILE
    try:
        rows = read(path)
        table = [[enclosure(*rows[step, quantity]) for quantity in ROW_NAMES] for step in range(n_steps + 1)]
    except (OSError, KeyError, ValueError) as error:
        told = f"{path}, which comes with the project, is missing or damaged"
        raise NoTruthError(f"{told} ({type_and_message(error).rstrip('.')}).") from None
    losses, params, gradients = zip(*((row[0], tuple(row[1:18]), tuple(row[18:])) for row in table), strict=True)
    return Descent("golden", losses, params, gradients)


def enclosure(value: float, remainder: float) -> Enclosure:
    """Enclose the exact value that a row rounds."""
    return Enclosure(Fraction(value) + Fraction(remainder), Fraction(math.ulp(remainder)) / 2)
