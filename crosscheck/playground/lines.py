"""The lines of the page by hand, `manual.by_hand.page`, as they stand there."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from typing import Any

from manual.by_hand import page

STEP = "params = params - eta * gradient"


def lines_of(function: Callable[..., Any]) -> list[str]:
    """Return the lines of a function's body, without its docstring, its comments and its `return`."""
    return [ast.unparse(statement) for statement in _body(function)[1:-1]]


def forward() -> list[str]:
    """Return the lines from the points to E."""
    return lines_of(page.forward) + lines_of(page.cross_entropy)


def backward() -> list[str]:
    """Return the lines from E to the gradient, and the step of a descent."""
    last = _body(page.backward)[-1]
    assert isinstance(last, ast.Return)
    assert last.value is not None
    return [*lines_of(page.backward), f"gradient = {ast.unparse(last.value)}", STEP]


def _body(function: Callable[..., Any]) -> list[ast.stmt]:
    (definition,) = ast.parse(inspect.getsource(function)).body
    assert isinstance(definition, ast.FunctionDef)
    return definition.body
