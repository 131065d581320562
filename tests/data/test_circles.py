"""The circles: what the files hold, what `load_circles` gives, and what it refuses."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import tables

from crosscheck import load_circles, plot_circles
from crosscheck.homework.circles.data import OWN_FILE, POINTS_FILE, TARGETS_FILE, DataError

DATA = Path(__file__).parents[2] / "data"
PUBLISHED = DATA.parents[1] / "shared" / "data"
RECIPE = DATA / "make_circles.py"
FILES = (POINTS_FILE, TARGETS_FILE)
WRITTEN = (*FILES, OWN_FILE)


def test_load_circles_gives_arrays_of_the_homework_s_shapes_and_every_digit_of_its_files():
    X, y = load_circles()
    assert (X.shape, X.dtype, y.shape, y.dtype) == ((500, 2), np.float64, (500,), np.float64)
    assert [np.sum(y == label) for label in (0, 1)] == [250, 250]
    radius = np.hypot(*X.T)
    assert radius[y == 1].max() < radius[y == 0].min()
    for own, published in zip((X, y), load_circles(DATA), strict=True):
        assert np.array_equal(own, published)


@pytest.mark.parametrize(
    ("name", "columns", "dtype"), [(POINTS_FILE, ["x0", "x1"], "float64"), (TARGETS_FILE, ["y"], "int64")]
)
def test_pandas_reads_the_files_as_the_homework_does(name, columns, dtype):
    frame = pd.read_hdf(DATA / name)  # the homework names no key: there must be exactly one
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == columns
    assert frame.shape == (500, len(columns))
    assert {str(kind) for kind in frame.dtypes} == {dtype}
    assert list(frame.index) == list(range(500))
    with pd.HDFStore(str(DATA / name), mode="r") as store:
        assert store.keys() == ["/data"]


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published files are not beside this checkout")
def test_the_points_are_those_published():
    for published, committed in zip(load_circles(PUBLISHED), load_circles(), strict=True):
        assert np.abs(published - committed).max() <= 4.5e-16


def run_recipe(directory: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, RECIPE, directory], capture_output=True, text=True, check=False)


@pytest.mark.second_stage
def test_the_script_writes_what_load_circles_reads(tmp_path):
    assert run_recipe(tmp_path).returncode == 0
    for written, committed in zip(load_circles(tmp_path), load_circles(), strict=True):
        assert np.abs(written - committed).max() <= 4.5e-16
    table = np.loadtxt(tmp_path / OWN_FILE, delimiter=",", skiprows=1)
    assert np.array_equal(table, np.column_stack(load_circles(tmp_path)))


@pytest.mark.parametrize("name", WRITTEN)
def test_the_script_overwrites_nothing(tmp_path, name):
    (tmp_path / name).write_text("mine")
    refused = run_recipe(tmp_path)
    assert refused.returncode == 1
    assert name in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert (tmp_path / name).read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def frame(values: Any, path: Path, key: str = "data", columns: Any = ("x0", "x1")) -> None:
    pd.DataFrame(values, columns=columns).to_hdf(path, key=key, mode="w")


def truncated(path: Path) -> None:
    path.write_bytes((DATA / POINTS_FILE).read_bytes()[:-3000])


def without(node: str, path: Path) -> tables.File:
    """Open a copy of the points, of which only this node is gone."""
    path.write_bytes((DATA / POINTS_FILE).read_bytes())
    file = tables.open_file(str(path), mode="a")
    file.remove_node(f"/data/{node}")
    return file


def a_link_elsewhere_instead_of(node: str, path: Path) -> None:
    """To the right numbers or names, in another file."""
    with without(node, path) as file:
        file.create_external_link("/data", node, f"{DATA / POINTS_FILE}:/data/{node}")


VALUES, NODES = np.zeros((500, 2)), ("block0_values", "block0_items")  # numbers, names
FOREIGN: dict[str, Callable[[Path], object]] = {
    "empty": Path.touch,
    "truncated": truncated,
    "damaged": lambda path: path.write_bytes((DATA / POINTS_FILE).read_bytes()[:600] + b"\xff" * 6000),
    "a folder": Path.mkdir,
    "another key": lambda path: frame(VALUES, path, key="circles"),
    "other columns": lambda path: frame(VALUES, path, columns=["x", "y"]),
    "columns in another order": lambda path: frame(VALUES, path, columns=["x1", "x0"]),
    "single precision": lambda path: frame(VALUES.astype(np.float32), path),
    "text columns": lambda path: frame({"x0": ["a"] * 500, "x1": ["b"] * 500}, path),
    "NaN": lambda path: frame(np.full((500, 2), np.nan), path),
    **{f"a link instead of {node}": partial(a_link_elsewhere_instead_of, node) for node in NODES},
}


def copy(folder: Path, *names: str) -> None:
    for name in names:
        shutil.copy(DATA / name, folder)


def assert_refused(folder: Path, name: str) -> str:
    with pytest.raises(DataError, match=re.escape(name)) as error:
        load_circles(folder)
    said = str(error.value)
    assert "\n" not in said
    assert said.endswith(".")
    return said


@pytest.mark.filterwarnings("ignore::pandas.errors.PerformanceWarning")  # of text columns, which pandas pickles
@pytest.mark.parametrize("write", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_refused_in_one_sentence(tmp_path, write):
    copy(tmp_path, TARGETS_FILE)
    write(tmp_path / POINTS_FILE)
    assert_refused(tmp_path, POINTS_FILE)


def test_a_missing_file_is_named(tmp_path):
    assert_refused(tmp_path, POINTS_FILE)
    copy(tmp_path, POINTS_FILE)
    assert_refused(tmp_path, TARGETS_FILE)


def test_labels_other_than_0_and_1_are_refused(tmp_path):
    copy(tmp_path, POINTS_FILE)
    frame(np.full((500, 1), 2), tmp_path / TARGETS_FILE, columns=["y"])
    assert "labels other than 0 and 1" in assert_refused(tmp_path, TARGETS_FILE)


class Bomb:
    """Unpickling it leaves a file behind."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.trace,)


ATTRIBUTES = ("TITLE", "CLASS", "VERSION", "FLAVOR", "name", "axis0", "encoding", "pandas_type", "transposed")


@pytest.mark.filterwarnings("ignore")  # the attributes are nonsense, and PyTables says so
def test_no_attribute_of_a_file_is_unpickled_and_one_that_is_asked_for_would_be(tmp_path):
    copy(tmp_path, *FILES)
    trace, path = tmp_path / "executed", str(tmp_path / POINTS_FILE)
    with tables.open_file(path, mode="a") as file:
        for node, attribute in product(("/", "/data", "/data/block0_values"), ATTRIBUTES):
            file.get_node(node)._v_attrs._g__setattr(attribute, Bomb(trace))
    trace.unlink(missing_ok=True)
    X, _ = load_circles(tmp_path)
    assert np.array_equal(X, load_circles()[0])
    assert not trace.exists()
    with tables.open_file(path, mode="r") as file:
        getattr(file.get_node("/data")._v_attrs, "name", None)
    assert trace.exists()


def test_plot_circles_draws_both_labels_on_equal_axes():
    plot_circles()
    axes = plt.gca()
    _, y = load_circles()
    drawn = {str(points.get_label()): len(points.get_offsets()) for points in axes.collections}
    assert drawn == {"y = 0": np.sum(y == 0), "y = 1": np.sum(y == 1)}
    colours = {tuple(points.get_facecolor()[0]) for points in axes.collections}
    assert len(colours) == 2
    assert axes.get_aspect() == 1


def test_plot_circles_draws_what_and_where_it_is_told():
    _, (left, right) = plt.subplots(1, 2)
    plot_circles(np.array([[0.0, 1.0], [2.0, 3.0]]), np.array([[1], [0]]), ax=left)
    assert [points.get_offsets().tolist() for points in left.collections] == [[[2.0, 3.0]], [[0.0, 1.0]]]
    assert len(right.collections) == 0
