"""A program that flattens its labels on loading never passes (N, 1): there the shape is a remark, elsewhere a mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crosscheck.verdict import Verdict
from tests.judging.judging import judged_file
from tests.judging.notebooks import notebook

READ = "y = pd.read_hdf(locate_data('circles_targets.hf5')).values.astype(float)"
CELLS = [
    ("as the homework reads it", [READ], False),
    ("flattened in the same line", [READ + ".flatten()"], True),
    ("flattened later", [READ, "import os", "y = y.ravel()"], True),
    ("reshaped", [READ, "y = y.reshape(-1)"], True),
    ("numpy's function", [READ, "y = np.squeeze(y)"], True),
    ("a column", [READ + "[:, 0]"], True),
    ("both at once", ["X, y = data.values, targets.values.ravel()"], True),
    ("flat, then another type", [READ + ".ravel()", "y = y.astype(int)"], True),
    ("flat, then read again", [READ + ".ravel()", READ], False),
    ("a local of a function", [READ, "def plot(params, X_train, y_train):\n    y = y_train.reshape(-1)"], False),
    ("another name", [READ, "yy = y.ravel()"], False),
    ("a comment", [READ + "  # not y.ravel()"], False),
    ("a comparison", [READ, "y == y.ravel()"], False),
    ("a column made of it", [READ, "y = y.reshape(-1, 1)"], False),
]

NETWORK = """
import numpy as np

def network(x, params):
    h = 1 / (1 + np.exp(-(np.asarray(x) @ params[5:13].reshape(4, 2).T + params[13:17])))
    return 1 / (1 + np.exp(-(h @ params[:4] + params[4])))
"""
LOSS_OF_FLAT_LABELS = """
def loss(params, X_train, y_train):
    p = network(X_train, params)
    return -np.sum(y_train * np.log(p) + (1 - y_train) * np.log(1 - p))
"""
MEAN_OF_FLAT_LABELS = LOSS_OF_FLAT_LABELS.replace("np.sum(", "np.mean(")


def judged(folder: Path, cells: list[str], loss: str = LOSS_OF_FLAT_LABELS) -> Verdict:
    path = folder / "homework.ipynb"
    path.write_text(json.dumps(notebook([*cells, NETWORK, loss])), encoding="utf-8")
    return judged_file(path)


def kinds(verdict: Verdict) -> set[str]:
    found = verdict.functions["loss"]
    return {finding.kind for finding in found.causes or found.remarks}


@pytest.mark.parametrize(("cells", "flat"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_labels_are_flat_if_the_last_value_of_y_is_flattened(tmp_path: Path, cells: list[str], flat: bool) -> None:
    verdict = judged(tmp_path, cells)
    assert kinds(verdict) == ({"shape-of-y", "nan-in-saturation"} if flat else {"nxn-broadcast"})
    assert verdict.functions["loss"].verdict == ("remarks" if flat else "wrong")
    assert ("loss(initial, X, y)" in verdict.asserts_failed) is not flat


def test_a_mistake_besides_is_named_though_the_labels_are_flat(tmp_path: Path) -> None:
    assert kinds(judged(tmp_path, [READ + ".flatten()"], MEAN_OF_FLAT_LABELS)) == {"mean-instead-of-sum"}
