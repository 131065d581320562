"""The homework's release as cells, the same with its answers filled in, and submissions loaded in this process."""

import linecache
import sys
from pathlib import Path

import numpy as np
import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.sandbox.inside.reading.definitions import read_definitions, run_definitions

UNFINISHED = "    # YOUR CODE HERE\n    raise NotImplementedError()"
ANSWERS = {
    "network": """
    h = sigmoid(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:])
    return sigmoid(h @ params[:4] + params[4])
""",
    "loss": """
    p = anp.array([sigmoid(anp.dot(hidden(x, params), params[:4]) + params[4]) for x in X_train])
    y_train = np.ravel(y_train)
    return -anp.sum(y_train * anp.log(p) + (1 - y_train) * anp.log(1 - p))
""",
    "loss_gradient": "    return gradient_of_loss(params, X_train, y_train)",
}
BESIDES = """
def sigmoid(z):
    return 1 / (1 + anp.exp(-z))
def hidden(x, params):
    return sigmoid(anp.dot(params[5:13].reshape(4, 2), x) + params[13:])
gradient_of_loss = autograd.grad(loss)
"""


@pytest.fixture
def release():
    text = (Path(__file__).parent / "release.txt").read_text(encoding="utf-8")
    return text.split("# %%\n")


@pytest.fixture
def finished(release):
    """A notebook with right answers, the functions they share in its last cell."""
    cells = list(release)
    for name, body in ANSWERS.items():
        (index,) = [i for i, cell in enumerate(cells) if cell.startswith(f"def {name}(")]
        cells[index] = cells[index].replace(UNFINISHED, body)
    return [*cells, BESIDES]


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Load trusted cells in an empty working folder, leaving no trace in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(linecache, "cache", dict(linecache.cache))
    monkeypatch.setitem(sys.modules, "__main__", None)
    rng = np.random.default_rng(1)
    provided = {"X": rng.normal(size=(6, 2)), "y": np.ones((6, 1)), "initial": np.arange(17.0)}
    return lambda *cells: run_definitions(cells, provided, vars(CIRCLES.wanted), "", 10.0)


@pytest.fixture
def descent_of(monkeypatch):
    """Tell whose descent the text of cells has."""
    monkeypatch.setattr(linecache, "cache", dict(linecache.cache))
    return lambda *cells: read_definitions(cells, (), vars(CIRCLES.wanted))["descent"]
