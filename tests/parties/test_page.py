"""The page to project: it fits a screen, and the README quotes it word for word."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from manual import by_hand

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECTED = 45  # lines of a page that the last row still reads


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


each_half = pytest.mark.parametrize("half", [by_hand.forward, by_hand.backward])


def test_the_page_fits_a_screen_and_comes_first() -> None:
    page = "".join(inspect.getsource(by_hand).splitlines(keepends=True)[:PROJECTED])
    defined = [node.name for node in ast.parse(page).body if isinstance(node, ast.FunctionDef)]
    assert defined == ["forward", "cross_entropy", "backward"]
    assert page.rstrip().endswith(inspect.getsource(by_hand.backward).rstrip())


@each_half
def test_the_readme_quotes_the_code(half: Callable[..., Any]) -> None:
    blocks = re.findall(r"^```python\n(.*?)\n```$", README, flags=re.MULTILINE | re.DOTALL)
    assert _holds(blocks[0], _equations(half))


def test_the_readme_quotes_the_equations() -> None:
    equations = re.findall(r"^    .*$", by_hand.__doc__ or "", flags=re.MULTILINE)
    assert len(equations) == 3
    assert _holds(README, "\n".join(equations))
