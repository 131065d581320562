"""The homework whose report the README shows: right, but for the weight u_j that is missing in the gradient."""

from __future__ import annotations

from pathlib import Path

RIGHT = Path(__file__).parents[1] / "judging" / "right" / "features_first.py"
MISTAKEN = """


def loss_gradient(params, X, y):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + np.exp(-(X @ V.T + b)))
    delta = 1 / (1 + np.exp(-(h @ u + a))) - y.reshape(-1)
    through = delta[:, np.newaxis] * h * (1 - h)
    return np.concatenate([delta @ h, [delta.sum()], (through.T @ X).ravel(), through.sum(axis=0)])
"""


def write_homework(path: Path) -> None:
    """Write it as a module, or as a notebook of one cell."""
    source = RIGHT.read_text(encoding="utf-8") + MISTAKEN
    if path.suffix == ".ipynb":
        import nbformat

        source = nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)]))
    path.write_text(source, encoding="utf-8")
