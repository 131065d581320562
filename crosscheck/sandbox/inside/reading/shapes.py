"""Tell whether a program passes labels of shape (N,), where the homework passes (N, 1)."""

import ast
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from .statements import Needs, Statement

NUMPY = {"np", "numpy", "anp"}
FLAT = {"flatten", "ravel", "squeeze"}


def read_as(name: str, provided: Any, statements: Sequence[Statement], needs: Needs) -> Any:
    """Return the value that a submission gets in place of what it reads from a file: flattened, if it flattens that."""
    reading = [one.node for i, one in enumerate(statements) if name in one.binds and needs.reads(i, name)]
    if not reading or not isinstance(reading[-1], ast.Assign | ast.AnnAssign):
        return provided
    node, value = reading[-1], reading[-1].value
    targets = node.targets[0] if isinstance(node, ast.Assign) else node.target
    if isinstance(targets, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = zip(targets.elts, value.elts, strict=False)
        value = next((one for target, one in pairs if isinstance(target, ast.Name) and target.id == name), value)
    return provided.reshape(-1) if value is not None and _is_flat(value) else provided


def statements_of(name: str, statements: Sequence[Statement], needs: Needs, functions: Collection[str]) -> set[int]:
    """Return the statements that give a name its value; none if they use one of the functions wanted.

    What follows a `raise` in its cell never runs.
    """
    raising = [(one.cell, i) for i, one in enumerate(statements) if isinstance(one.node, ast.Raise)]
    needed = {i for i in needs.of(name) if not any(statements[i].cell == cell and i > at for cell, at in raising)}
    return set() if any(statements[i].binds & set(functions) for i in needed) else needed


def is_flat(value: Any, provided: Any) -> bool:
    """Return whether a value holds as many numbers as what is provided, along one axis."""
    return np.shape(value) == (np.size(provided),) != np.shape(provided)


def _is_flat(node: ast.expr) -> bool:
    """Return whether the last operations on what is read flatten it, or take a column of it."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) if name in FLAT:
            return True
        case ast.Call(func=ast.Attribute(value=inner, attr="reshape"), args=args):
            shape = args[1:] if isinstance(inner, ast.Name) and inner.id in NUMPY else args
            return len(shape[0].elts if len(shape) == 1 and isinstance(shape[0], ast.Tuple | ast.List) else shape) == 1
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name)), args=[first, *_]) if name in NUMPY:
            return _is_flat(first)
        case ast.Call(func=ast.Attribute(value=inner)) | ast.Attribute(value=inner):  # such as astype and values
            return _is_flat(inner)
        case ast.Subscript(slice=ast.Tuple(elts=[_, index])):
            return isinstance(getattr(getattr(index, "operand", index), "value", None), int)  # 0, or -1
        case ast.Subscript(value=ast.Call(), slice=ast.Constant(value=str())):
            return True  # a column of the table that is read
        case ast.BinOp(left=inner) | ast.Compare(left=inner) | ast.Subscript(value=inner):
            return _is_flat(inner)
    return False
