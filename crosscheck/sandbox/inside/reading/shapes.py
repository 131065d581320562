"""Tell from the text which names a program gives an array that is flattened."""

import ast
from collections.abc import Iterable, Iterator

from .statements import Statement

NUMPY = {"np", "numpy", "anp"}
FLAT = {"flatten", "ravel", "squeeze", "hstack", "concatenate"}
NOT_FLAT = {"expand_dims", "atleast_2d", "column_stack", "vstack"}


def flat_names(statements: Iterable[Statement]) -> set[str]:
    """Return the global names whose last value is flattened; what follows a `raise` in its cell never runs."""
    flat, ended = set[str](), set[int]()
    for statement in statements:
        if statement.cell in ended:
            continue
        for name, value in _assigned(statement):
            if name in statement.binds:  # not within a function
                (flat.add if _is_flat(value, flat) else flat.discard)(name)
        if isinstance(statement.node, ast.Raise):
            ended.add(statement.cell)
    return flat


def _assigned(statement: Statement) -> Iterator[tuple[str, ast.expr]]:
    """Yield each name that is assigned with its value, in the order of the text."""
    found = [node for node in statement.all_nodes if isinstance(node, ast.Assign | ast.AnnAssign) and node.value]
    for node in sorted(found, key=lambda node: node.lineno):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            match target, node.value:
                case ast.Name(id=name), ast.expr() as value:
                    yield name, value
                case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values):
                    pairs = zip(targets, values, strict=True)
                    yield from ((one.id, value) for one, value in pairs if isinstance(one, ast.Name))
                case ast.Tuple(elts=targets), ast.expr() as value:
                    yield from ((one.id, value) for one in targets if isinstance(one, ast.Name))


def _is_flat(node: ast.AST, flat: set[str]) -> bool:
    """Return whether an array has one axis, by the last operation that tells: flattened, reshaped, a column taken of it."""
    match node:
        case ast.Name(id=name):
            return name in flat
        case ast.Call(func=ast.Attribute(attr=name)) if name in FLAT | NOT_FLAT:
            return name in FLAT
        case ast.Call(func=ast.Attribute(value=inner, attr="reshape"), args=args):
            shape = args[1:] if isinstance(inner, ast.Name) and inner.id in NUMPY else args
            return len(shape[0].elts if len(shape) == 1 and isinstance(shape[0], ast.Tuple | ast.List) else shape) == 1
        case ast.Subscript(slice=ast.Tuple(elts=[_, index])):
            return isinstance(getattr(getattr(index, "operand", index), "value", None), int)  # 0, or -1
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            return "/" not in key  # a column of a table, not an array of a file
        case ast.Subscript(value=ast.Attribute(attr="c_")):
            return False
    return any(_is_flat(child, flat) for child in ast.iter_child_nodes(node))
