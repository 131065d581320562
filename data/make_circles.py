"""Make the homework's two data files, and a table of both, from their recipe: ``python data/make_circles.py [DIRECTORY]``.

scikit-learn's `make_circles` with the seed found to reproduce the published files: all 500 labels equal, the coordinates
within 4.5e-16. Existing files are never overwritten.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

POINTS_FILE, TARGETS_FILE, TABLE = "circles_data.hf5", "circles_targets.hf5", "circles.csv"


def make_circles() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Return the points X, shape (500, 2), and their labels y, shape (500, 1)."""
    from sklearn import datasets

    X, y = datasets.make_circles(n_samples=500, random_state=123, factor=0.3, noise=0.05)
    return 2 * X, y.reshape(-1, 1).astype(np.int64)


def write(directory: Path) -> None:
    """Write pandas frames under the key ``data``, as the course publishes them, and all in one table with every digit."""
    for path in (directory / POINTS_FILE, directory / TARGETS_FILE, directory / TABLE):
        if path.exists():
            raise SystemExit(f"{path} exists already; it is not overwritten.")
    import pandas as pd

    X, y = make_circles()
    pd.DataFrame(X, columns=["x0", "x1"]).to_hdf(directory / POINTS_FILE, key="data", mode="w")
    pd.DataFrame(y, columns=["y"]).to_hdf(directory / TARGETS_FILE, key="data", mode="w")
    rows = [f"{x0!r},{x1!r},{label}" for (x0, x1), (label,) in zip(X.tolist(), y.tolist(), strict=True)]
    (directory / TABLE).write_text("\n".join(["x0,x1,y", *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
