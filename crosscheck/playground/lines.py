"""The lines of the page by hand, `manual.by_hand.page`, as they stand there."""

import ast
import inspect
from collections.abc import Callable
from typing import Any

from manual.by_hand import page


def lines_of(function: Callable[..., Any]) -> list[str]:
    """Return the lines of a function's body, without its docstring, its comments and its `return`."""
    (definition,) = ast.parse(inspect.getsource(function)).body
    assert isinstance(definition, ast.FunctionDef)
    return [ast.unparse(statement) for statement in definition.body[1:-1]]


FORWARD = (*lines_of(page.forward), *lines_of(page.cross_entropy))
STEP = ("gradient = pack(dE_du, dE_da, dE_dV, dE_db)", "params = params - eta * gradient")
BACKWARD = (*lines_of(page.backward), *STEP)
