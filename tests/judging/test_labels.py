"""A program that flattens its labels on loading never passes (N, 1): there the shape is a remark, elsewhere a mistake."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from crosscheck.judge.asking.in_process import InProcess
from crosscheck.judge.asking.probes import prepare
from crosscheck.judge.examine import judge
from crosscheck.submissions.labels import flat_labels
from crosscheck.verdict import Verdict
from manual import by_hand

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # the textbook's log(0) where the output saturates

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
    ("a local of a function", [READ, "def loss(params, X_train, y_train):\n    y = y_train.reshape(-1)"], False),
    ("another name", [READ, "yy = y.ravel()"], False),
    ("a comment", [READ + "  # not y.ravel()"], False),
    ("a comparison", [READ, "y == y.ravel()"], False),
    ("a column made of it", [READ, "y = y.reshape(-1, 1)"], False),
]


def loss_of_flat_labels(params: Any, X: Any, y: Any) -> Any:
    p = by_hand.network(X, params)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def mean_of_flat_labels(params: Any, X: Any, y: Any) -> Any:
    return loss_of_flat_labels(params, X, y) / len(y)


@pytest.mark.parametrize(("cells", "flat"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_labels_are_flat_if_the_last_value_of_y_is_flattened(cells: list[str], flat: bool) -> None:
    assert flat_labels(cells) is flat


@pytest.mark.parametrize(
    ("loss", "flat", "word", "kinds"),
    [
        (loss_of_flat_labels, True, "remarks", {"shape-of-y", "nan-in-saturation"}),
        (loss_of_flat_labels, False, "wrong", {"nxn-broadcast"}),
        (mean_of_flat_labels, True, "wrong", {"mean-instead-of-sum"}),
    ],
    ids=["flat throughout", "as the homework passes them", "a mistake besides"],
)
def test_only_a_program_that_passes_columns_needs_to_take_them(
    loss: Any, flat: bool, word: str, kinds: set[str]
) -> None:
    functions = {"network": by_hand.network, "loss": loss, "loss_gradient": by_hand.loss_gradient}
    verdict = judge(InProcess(functions), Verdict("labels", "none", 5), prepare(5), flat)
    found = verdict.functions["loss"]
    assert found.verdict == word
    assert {finding.kind for finding in found.causes or found.remarks} == kinds
    assert "loss(initial, X, y)" not in verdict.asserts_failed or not flat or word == "wrong"
