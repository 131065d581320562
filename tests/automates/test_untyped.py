"""Code without its types: nothing of what it does is changed, and nothing is left that is for a checker alone."""

import ast
from pathlib import Path

import pytest

import crosscheck
from crosscheck.automates.comparison import sides
from crosscheck.automates.shown import GONE, code, untyped
from crosscheck.automates.topics import TOPICS
from tests.needs import needs_torch

WIDEST = 72  # columns of a line that is read from the last row
ROOT = Path(crosscheck.__file__).parents[1]
FILES = [path for package in ("manual", "torch_ref") for path in sorted(ROOT.glob(f"{package}/topics/*.py"))]
TYPED = """import numpy as np
import numpy.typing as npt
from collections.abc import Callable
from torch import Tensor, nn

def φ(x: Tensor, *rest: npt.NDArray[int], n: int = 3, of: Callable[[int], str] | None = None) -> dict[str, Tensor]:
    "Describe x: a φ -> b."
    y: Tensor = nn.Linear(np.abs(x))  # φ: kept
    z: int
    return {"a: b": y[1:n]}

class C:
    field: int = 3
    other: str
"""
UNTYPED = """import numpy as np
from torch import nn

def φ(x, *rest, n=3, of=None):
    "Describe x: a φ -> b."
    y = nn.Linear(np.abs(x))  # φ: kept
    z: int
    return {"a: b": y[1:n]}

class C:
    field: int = 3
    other: str
"""


def test_types_are_left_out_and_nothing_else():
    assert without_types(TYPED) == UNTYPED
    assert without_types(UNTYPED) == UNTYPED


def without_types(source: str) -> str:
    lines = untyped(source)
    assert len(lines) == len(source.splitlines()), "each line keeps its number"
    return "\n".join(line for line in lines if GONE not in line) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_topic_without_types_does_what_it_did(path):
    source = path.read_text(encoding="utf-8")
    shown = without_types(source)
    assert _doing(ast.parse(shown)) == _doing(ast.parse(source))
    for module in ("__future__", "typing", "collections.abc"):
        assert f"from {module} import" not in shown


@needs_torch
@pytest.mark.parametrize("name", TOPICS)
def test_no_line_of_code_is_too_wide_to_be_projected(name):
    mistake = TOPICS[name].mistake
    for side in sides(name):
        assert wide(code(side.source)) == []
        if side.name == mistake.side:
            assert wide(code(mistake.made_in(side.source))) == []
    assert [line for one in TOPICS[name].deeper for line in one.splitlines() if len(line) > WIDEST] == []


@pytest.mark.parametrize("width", [WIDEST, WIDEST + 1])
def test_a_line_that_is_too_wide_is_found_and_a_docstring_s_is_none_of_code(width):
    line = "    y = x  # ".ljust(width, ".")
    planted = f'def f(x):\n    """{"a" * 80}"""\n{line}\n    return y\n'
    assert wide(planted) == ([line] if width > WIDEST else [])


def wide(source: str) -> list[str]:
    """Return the lines of code that are too wide, comments with them, docstrings not."""
    texts = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.ClassDef))
    first = [node.body[0] for node in texts if ast.get_docstring(node)]
    docstrings = {row for each in first for row in range(each.lineno, (each.end_lineno or 0) + 1)}
    return [line for i, line in enumerate(source.splitlines(), 1) if len(line) > WIDEST and i not in docstrings]


def _doing(tree: ast.Module) -> str:
    """Return what a module does, without types and imported names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        for name, value in ast.iter_fields(node):
            if isinstance(value, list) and not isinstance(node, ast.ClassDef):
                others = [one for one in value if not isinstance(one, ast.Import | ast.ImportFrom)]
                setattr(node, name, list(map(_untyped, others)))
    return ast.dump(tree)


def _untyped(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.AnnAssign) and node.value:
        return ast.Assign([node.target], node.value)
    return node
