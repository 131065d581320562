"""The homework's data, 500 points on two circles, and the homework's picture of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.optional import needed_for
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POINTS_FILE, TARGETS_FILE = "circles_data.hf5", "circles_targets.hf5"
# The same numbers as text, which NumPy reads. Importing h5py takes half as long as all the rest of a verdict.
OWN_FILE = "circles.csv"


class DataError(CannotJudgeError, ValueError):
    """A data file is missing, cannot be read, or has other content than the homework's."""


def data_directory() -> Path:
    """Find the data: inside the installed package, or beside it in a checkout."""
    installed = Path(__file__).parent / "files"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "data"


def load_circles(directory: str | Path | None = None) -> tuple[Array, Array]:
    """Read the 500 training points and their labels.

    Parameters
    ----------
    directory : path, optional
        A folder with someone's own copies of the published `circles_data.hf5` and `circles_targets.hf5`. The project's
        own data if not given.

    Returns
    -------
    X : array of shape (500, 2), float64
    y : array of shape (500,), float64
        0 for the outer circle, 1 for the inner.

    Raises
    ------
    DataError
        If a file is missing, truncated, not HDF5, or holds other columns, shapes, types or values than the homework's.
    """
    if directory is None:
        table = np.loadtxt(data_directory() / OWN_FILE, delimiter=",", skiprows=1)
        return table[:, :2].copy(), table[:, 2].copy()
    folder = Path(directory)
    X = _read_block(folder / POINTS_FILE, columns=["x0", "x1"], dtype="float64")
    y = _read_block(folder / TARGETS_FILE, columns=["y"], dtype="int64")[:, 0].astype(np.float64)
    if not np.isfinite(X).all():
        raise DataError(f"{folder / POINTS_FILE} holds values that are not finite.")
    if not np.isin(y, (0, 1)).all():
        raise DataError(f"{folder / TARGETS_FILE} holds labels other than 0 and 1.")
    return X, y


def _read_block(path: Path, columns: list[str], dtype: str) -> Any:
    """Read the 500 rows of a pandas frame with these columns, stored under the key ``data``, as a plain numeric array.

    The file is not opened by pandas or PyTables: both unpickle attributes in it, which can run code. h5py does not
    unpickle.
    """
    with needed_for("Reading your own copies of the data"):
        import h5py

    if not path.is_file():
        raise DataError(f"There is no file {path}; expected the homework's {path.name}.")
    if not h5py.is_hdf5(path):
        raise DataError(f"{path} is not an HDF5 file, or is damaged.")
    try:
        with h5py.File(path, mode="r") as file:
            block, names = file.get("data/block0_values"), file.get("data/block0_items")
            if any(not isinstance(one, h5py.Dataset) or one.file.filename != file.filename for one in (block, names)):
                raise DataError(f"{path} has no pandas frame of numbers under the key 'data'.")
            shape, found = (500, len(columns)), (block.shape, str(block.dtype))
            if found != (shape, dtype):
                told = f"{found[0]} of {found[1]} under the key 'data'; expected shape {shape} of {dtype}"
                raise DataError(f"{path} holds shape {told}.")
            labels, values = np.atleast_1d(names[()]).tolist(), block[()]
    except (OSError, RuntimeError, KeyError, TypeError):  # the exception depends on where the file is cut off
        raise DataError(f"{path} cannot be read as HDF5: it is truncated or damaged.") from None
    labels = [name.decode(errors="replace") if isinstance(name, bytes) else name for name in labels]
    if labels != columns:
        raise DataError(f"{path} has the columns {labels}; expected {columns}.")
    return values


def plot_circles(X: Array | None = None, y: Array | None = None, ax: "Axes | None" = None) -> None:
    """Draw the points coloured by label, on equal axes, as the homework does (colour-blind safe).

    Parameters
    ----------
    X : array of shape (N, 2), optional
    y : array of shape (N,) or (N, 1), optional
        The circles if neither is given.
    ax : matplotlib Axes, optional
        Where to draw; the current axes if not given.

    Raises
    ------
    ValueError
        If one of X and y is given without the other.
    MissingPackageError
        If matplotlib is not installed.
    """
    if (X is None) != (y is None):
        raise ValueError("X and y must be given together, or neither for the circles.")
    if X is None or y is None:
        X, y = load_circles()
    axes: Any = ax
    if axes is None:
        with needed_for("A picture of the circles"):
            import matplotlib.pyplot as plt
        axes = plt.gca()
    labels = np.asarray(y).reshape(-1)
    for label, name, colour, marker in ((0, "y = 0", "#0173b2", "o"), (1, "y = 1", "#de8f05", "s")):
        chosen = labels == label
        axes.scatter(X[chosen, 0], X[chosen, 1], s=14, c=colour, marker=marker, label=name)
    axes.set_aspect(1)
    axes.set_xlabel("$x_1$")
    axes.set_ylabel("$x_2$")
