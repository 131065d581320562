"""Tell from the text which names a program gives an array that is flattened."""

import ast
from collections.abc import Iterable, Iterator

from .statements import Statement

NUMPY = {"np", "numpy", "anp"}
FLATTENING = {"flatten", "ravel", "squeeze"}


def flat_names(statements: Iterable[Statement]) -> set[str]:
    """Return the global names whose last value is flattened; what follows a `raise` in its cell never runs."""
    flat, ended = set[str](), set[int]()
    for statement in statements:
        if statement.cell in ended:
            continue
        assigned = {name: value for name, value in _assigned(statement) if name in statement.binds}
        for name in statement.binds - assigned.keys():
            flat.discard(name)
        for name, value in assigned.items():
            (flat.add if _is_flat(value, flat) else flat.discard)(name)
        if isinstance(statement.node, ast.Raise):
            ended.add(statement.cell)
    return flat


def _assigned(statement: Statement) -> Iterator[tuple[str, ast.expr]]:
    """Yield each name that is assigned with its value, in the order of the text."""
    found = [node for node in statement.all_nodes if isinstance(node, ast.Assign)]
    for node in sorted(found, key=lambda node: node.lineno):
        for target in node.targets:
            match target, node.value:
                case ast.Name(id=name), value:
                    yield name, value
                case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values):
                    pairs = zip(targets, values, strict=True)
                    yield from ((one.id, value) for one, value in pairs if isinstance(one, ast.Name))


def _is_flat(value: ast.expr, flat: set[str]) -> bool:
    """Return whether an array has one axis, by the last operation that tells: flattened, reshaped, a column taken of it."""
    match value:
        case ast.Name(id=name):
            return name in flat
        case ast.Call(func=ast.Attribute(attr=name)) if name in FLATTENING:
            return True
        case ast.Call(func=ast.Attribute(value=inner, attr="reshape"), args=args):
            shape = args[1:] if isinstance(inner, ast.Name) and inner.id in NUMPY else args
            return len(shape[0].elts if len(shape) == 1 and isinstance(shape[0], ast.Tuple | ast.List) else shape) == 1
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name)), args=[first, *_]) if name in NUMPY:
            return _is_flat(first, flat)
        case ast.Call(func=ast.Attribute(value=inner)) | ast.Attribute(value=inner):  # such as astype and T
            return _is_flat(inner, flat)
        case ast.Subscript(slice=ast.Tuple(elts=[_, index])):
            return isinstance(index, ast.Constant) and isinstance(index.value, int)
        case ast.Subscript(value=inner):
            return _is_flat(inner, flat)
        case ast.BinOp(left=left, right=right):
            return _is_flat(left, flat) or _is_flat(right, flat)
    return False
