"""Tell from the text whether a program passes labels of shape (N,), where the homework passes (N, 1)."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from .statements import Statement

NUMPY = {"np", "numpy", "anp"}
FLAT, NOT_FLAT = {"flatten", "ravel", "squeeze"}, {"expand_dims", "atleast_2d", "column_stack", "vstack", "DataFrame"}
ONE_NUMBER = {"max", "min", "mean", "sum", "std"}  # reductions: their result is one number, or is taken as one


def are_flat(data: Sequence[str], statements: Iterable[Statement]) -> bool:
    """Return whether the last value that the program gives its labels is flattened. What follows a `raise` never runs.

    `data` are the names of the points and of the labels.
    """
    (points, labels), flat, ended = data, False, set[int]()
    for statement in statements:
        if labels in statement.binds | statement.changes and statement.cell not in ended:
            for value in _values(points, labels, statement):
                with suppress(RecursionError):  # what is nested so deeply tells nothing
                    flat = _is_flat(value, labels, flat)
        if isinstance(statement.node, ast.Raise):
            ended.add(statement.cell)
    return flat


def _values(points: str, labels: str, statement: Statement) -> Iterator[ast.expr]:
    """Yield what the labels are assigned, by themselves or after the points, in the order of the text."""
    found = [node for node in statement.all_nodes if isinstance(node, ast.Assign | ast.AnnAssign)]
    for node in sorted(found, key=lambda node: node.lineno):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            match target, node.value:
                case ast.Name(id=name), ast.expr() as value if name == labels:
                    yield value
                case ast.Attribute(value=ast.Name(id=name), attr="shape"), ast.expr() as value if name == labels:
                    yield ast.Call(ast.Attribute(target.value, "reshape"), [value], [])
                case ast.Tuple(elts=[ast.Name(id=one), ast.Name(id=name)]), value if (one, name) == (points, labels):
                    match value:
                        case ast.Tuple(elts=[_, second]):
                            yield second
                        case ast.expr():
                            yield value


def _is_flat(node: ast.AST, labels: str, flat: bool) -> bool:
    """Return whether an operation in an expression flattens its value, and no later one makes a column of it again."""
    match node:
        case ast.Name(id=name):
            return flat and name == labels
        case ast.Call(func=ast.Attribute(attr=name)) if name in FLAT | NOT_FLAT | ONE_NUMBER:
            return name in FLAT
        case ast.Call(func=ast.Attribute(attr="reshape"), args=[*_, ast.Attribute(attr="shape", value=like)]):
            return _is_flat(like, labels, flat)
        case ast.Call(func=ast.Attribute(value=inner, attr="reshape"), args=args):
            shape = args[1:] if isinstance(inner, ast.Name) and inner.id in NUMPY else args
            return len(shape[0].elts if len(shape) == 1 and isinstance(shape[0], ast.Tuple | ast.List) else shape) == 1
        case ast.Subscript(slice=ast.Tuple(elts=[_, ast.Constant(value=column)])):
            return column == 0  # and not None, a new axis
        case ast.Subscript(slice=ast.Tuple(elts=[_, ast.Attribute(attr="newaxis")])) | ast.ListComp(elt=ast.List()):
            return False
        case ast.Subscript(value=ast.Attribute(attr="c_")):
            return False
        case ast.Subscript(value=ast.Name(id=name)) if name == labels:  # a selection is as flat as the labels
            return flat
    return any(_is_flat(child, labels, flat) for child in ast.iter_child_nodes(node))
