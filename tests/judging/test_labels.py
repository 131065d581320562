"""A program that flattens its labels on loading never passes (N, 1): there the shape is a remark, elsewhere a mistake."""

import json
from pathlib import Path

import pytest

from crosscheck.verdict import Verdict
from tests.judging.judging import RIGHT, judged_file
from tests.judging.notebooks import notebook

READ = "y = pd.read_hdf(locate_data('circles_targets.hf5')).values.astype(float)"
CELLS = [
    ("as the homework reads it", [READ], False),
    ("flattened in the same line", [READ + ".flatten()"], True),
    ("numpy's function", [READ, "y = np.squeeze(y)"], True),
    ("a column", [READ + "[:, 0]"], True),
    ("both at once", ["data, targets = map(pd.read_hdf, FILES)", "X, y = data.values, targets.values.ravel()"], True),
    ("flat, then another type", [READ + ".ravel()", "y = y.astype(int)"], True),
    ("flat, then read again", [READ + ".ravel()", READ], False),
    ("a local of a function", [READ, "def plot(params, X_train, y_train):\n    y = y_train.reshape(-1)"], False),
    ("a comparison", [READ, "y == y.ravel()"], False),
    ("flat for a while", [READ, "y = y.flatten()", "y = y.reshape(-1, 1)"], False),
    ("a column where something holds", [READ + ".ravel()", "if y.ndim == 1:\n    y = y[:, None]"], False),
    ("chosen", [READ, "y: np.ndarray = np.where(y.ravel() > 0.5, 1.0, 0.0)"], True),
    ("flat, then changed in place", [READ + ".ravel()", "y *= 1.0"], True),
    ("a column of what was flat", [READ, "y = np.expand_dims(y.ravel(), 1)"], False),
    ("shuffled with the points", [READ, "X, y = shuffle(X, y.ravel())"], True),
    ("points and labels in another order", [READ, "order = np.argsort(X[:, 0])", "X, y = X[order], y[order]"], False),
    ("coordinates under other names", [READ, "x, y_ = X[:, 0], X[:, 1]"], False),
    ("a number of what is flat", [READ, "y = (y == y.ravel().max()) / np.max(y.ravel())"], False),
    ("an index that is flat", [READ, "y = y[y.ravel() >= 0]"], False),
    ("looked up in a table", [READ, "y = np.array([0.0, 1.0])[y.ravel().astype(int)]"], True),
    ("a list of lists", [READ, "y = np.array([[v] for v in y.ravel()])"], False),
    ("in the shape that it had", [READ, "y = (X[:, 0] > y.ravel()).reshape(y.shape)"], False),
    ("by an object that makes columns", [READ, "y = np.c_[y.ravel()]"], False),
    ("its shape set", [READ, "y.shape = (500,)"], True),
    ("its shape set back", [READ + ".ravel()", "y.shape = (500, 1)"], False),
    ("what is nested deeply", [READ, "y = y" + " + 0" * 400], False),
    ("after the end of a cell", [READ, "raise SystemExit\ny = y.flatten()"], False),
]

FLAT = RIGHT["loss"].replace("y_train.reshape(-1)", "y_train")  # a loss that broadcasts with labels of shape (N, 1)


def judged(folder: Path, cells: list[str], loss: str = FLAT) -> Verdict:
    path = folder / "homework.ipynb"
    path.write_text(json.dumps(notebook([*cells, RIGHT["head"] + RIGHT["network"], loss])), encoding="utf-8")
    return judged_file(path)


def kinds(verdict: Verdict) -> set[str]:
    found = verdict.functions["loss"]
    return {finding.kind for finding in found.causes or found.remarks}


@pytest.mark.parametrize(("cells", "flat"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_labels_are_flat_if_the_last_value_of_y_is_flattened(tmp_path, cells, flat):
    verdict = judged(tmp_path, cells)
    assert kinds(verdict) == ({"shape-of-y", "nan-in-saturation"} if flat else {"nxn-broadcast"})
    assert verdict.functions["loss"].verdict == ("remarks" if flat else "wrong")
    assert ("loss(initial, X, y)" in verdict.asserts_failed) is not flat


def test_a_mistake_besides_is_named_though_the_labels_are_flat(tmp_path):
    assert kinds(judged(tmp_path, [READ + ".flatten()"], FLAT.replace("np.sum", "np.mean"))) == {"mean-instead-of-sum"}


def test_thirty_steps_are_asked_with_labels_as_the_program_passes_them(tmp_path):
    gradient = RIGHT["loss_gradient"].replace("y_train.reshape(-1)", "y_train")
    loss = FLAT.replace("np.log(1 - p))", "np.log(1 - p), axis=-1)")  # an array, for labels of shape (N, 1)
    verdict = judged(tmp_path, [READ + ".flatten()"], loss + gradient)
    assert kinds(verdict) == {"shape-of-y", "nan-in-saturation"}
    assert verdict.descent[0] == 30
