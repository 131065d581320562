"""The page that people pass on: one file that runs alone, read from top to bottom, quoted by the README word for word."""

import ast
import inspect
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL
from crosscheck.homework.circles.contract import Array
from crosscheck.homework.circles.rounding.point import at_point
from manual import by_hand
from manual.by_hand import page
from tests.tables import DISTINCT, X, each_probe, y

FILE = Path(page.__file__)
PAGE = FILE.read_text(encoding="utf-8")
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_page_is_short_and_imports_numpy_alone():
    assert len(PAGE.splitlines()) <= 100
    assert re.findall(r"^ *(?:from|import) (\S+)", PAGE, re.MULTILINE) == ["numpy", "numpy.typing"]


def test_the_page_runs_alone_where_nothing_else_of_the_project_is(tmp_path):
    (tmp_path / "page.py").write_text(PAGE, encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.modules.update(manual=None, crosscheck=None)\n"
        "from page import *\n"
        f"u, a, V, b = unpack(np.array({INITIAL.tolist()}))\n"
        f"x, y = np.array({X.T.tolist()}), np.array({y.tolist()})\n"
        "G, dphi, z = forward(x, u, a, V, b)\n"
        "print([cross_entropy(z, y), *backward(x, y, u, G, dphi, z).tolist()])"
    )
    (tmp_path / "run.py").write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, "-I", "run.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ast.literal_eval(done.stdout) == [by_hand.loss(INITIAL, X, y), *by_hand.loss_gradient(INITIAL, X, y)]


def by_the_page(params: Array, X: Array, y: Array) -> tuple[float, Array]:
    """Return loss and gradient as the page has them, block by block."""
    u, a, V, b = page.unpack(params)
    E, gradient = 0.0, np.zeros(17)
    for x, labels in by_hand.blocks(X, y):
        G, dphi, z = page.forward(x, u, a, V, b)
        E += page.cross_entropy(z, labels)
        gradient += page.backward(x, labels, u, G, dphi, z)
    return E, gradient


def says_what_the_page_says(params: Array, X: Array, y: Array) -> bool:
    E, gradient = by_the_page(params, X, y)
    return by_hand.loss(params, X, y) == E and np.array_equal(by_hand.loss_gradient(params, X, y), gradient)


MANY = [by_hand.BLOCK, by_hand.BLOCK + 1, 2 * by_hand.BLOCK + 500]


@each_probe
def test_the_party_says_what_the_page_says_to_the_last_bit(probe):
    assert says_what_the_page_says(probe.params, probe.X, probe.y)


def test_a_last_bit_that_differs_from_the_page_is_found(monkeypatch):
    def cancels(*given: Any) -> tuple[Array, Array, Array]:
        G, _, z = page.forward(*given[:-1])
        return G, G * (1 - G), z

    monkeypatch.setattr(by_hand, "_forward", cancels)
    assert not says_what_the_page_says(DISTINCT, X, y)


@pytest.mark.parametrize("n", MANY)
def test_points_in_blocks_add_up_to_all_points_at_once(n):
    points, labels = np.resize(X, (n, 2)), np.resize(y, n)
    assert says_what_the_page_says(DISTINCT, points, labels)
    u, a, V, b = page.unpack(DISTINCT)
    G, dphi, z = page.forward(points.T, u, a, V, b)
    bounds = at_point(DISTINCT, points, labels)
    assert abs(by_hand.loss(DISTINCT, points, labels) - page.cross_entropy(z, labels)) <= 2 * bounds.loss
    at_once = page.backward(points.T, labels, u, G, dphi, z)
    assert (abs(by_hand.loss_gradient(DISTINCT, points, labels) - at_once) <= 2 * bounds.gradient).all()


def test_the_readme_quotes_the_equations_and_the_code():
    assert _holds(README, "\n".join(_formulas()))
    blocks = re.findall(r"^```python\n(.*?)\n```$", README, flags=re.MULTILINE | re.DOTALL)
    for half in (page.forward, page.backward):
        assert _holds(blocks[0], _equations(half))


def _formulas() -> list[str]:
    return re.findall(r"^    .*$", page.__doc__ or "", flags=re.MULTILINE)


def _equations(function: Callable[..., Any]) -> str:
    """Return the source of a function's body, without its docstring and its `return`."""
    source = textwrap.dedent(inspect.getsource(function))
    (definition,) = ast.parse(source).body
    assert isinstance(definition, ast.FunctionDef)
    _, *equations, _ = definition.body
    lines = source.splitlines()[equations[0].lineno - 1 : equations[-1].end_lineno]
    return textwrap.dedent("\n".join(lines))


def _holds(text: str, quotation: str) -> bool:
    return f"\n{quotation}\n" in f"\n{text}\n"  # whole lines
