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
from crosscheck.truth.arb import Descent, Enclosure, NoTruthError

TRAJECTORY_FILE = "golden_trajectory.csv"  # steps 0 to 30
ROW_NAMES = ("loss", *NAMES, *(f"d_{name}" for name in NAMES))
COLUMNS = ["step", "quantity", "value", "remainder"]

Table = dict[tuple[int, str], tuple[float, float]]  # by step and quantity: a value and its remainder


class GoldenError(NoTruthError):
    """The committed trajectory is missing or damaged."""


def read(path: Path) -> Table:
    """Read rows back; GoldenError if the file is missing or is not what `data/make_golden.py` writes."""
    try:
        lines = csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True)
        if next(lines, None) != COLUMNS:
            raise GoldenError(f"{path} does not begin with the columns {','.join(COLUMNS)}.")
        return {(int(step), quantity): (float(value), float(rest)) for step, quantity, value, rest in lines}
    except OSError:
        raise GoldenError(f"There is no file {path}; it comes with the project.") from None
    except (ValueError, csv.Error) as error:
        raise GoldenError(f"{path} is damaged: {error}.") from None


def serves(run: Run) -> bool:
    """Whether a run is the homework's own, of 30 steps or fewer, so that the committed trajectory is its truth."""
    if not (run.eta == ETA and run.n_steps <= N_STEPS and np.array_equal(run.initial, INITIAL)):
        return False
    X, y = load_circles()
    return np.array_equal(run.X, X) and np.array_equal(run.y, y)


def load(n_steps: int = N_STEPS) -> Descent:
    """Read the first `n_steps` of the committed trajectory as enclosures; GoldenError if it is missing or damaged."""
    rows = read(data_directory() / TRAJECTORY_FILE)
    try:
        table = [[enclosure(*rows[step, quantity]) for quantity in ROW_NAMES] for step in range(n_steps + 1)]
    except KeyError as missing:
        step, quantity = missing.args[0]
        raise GoldenError(f"{TRAJECTORY_FILE} is damaged: it has no {quantity} at step {step}.") from None
    losses, params, gradients = zip(*((row[0], tuple(row[1:18]), tuple(row[18:])) for row in table), strict=True)
    return Descent("golden", losses, params, gradients)


def enclosure(value: float, remainder: float) -> Enclosure:
    """Enclose the exact value that a row rounds."""
    return Enclosure(Fraction(value) + Fraction(remainder), Fraction(math.ulp(remainder)) / 2)
