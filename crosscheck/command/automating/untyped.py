"""Code as it is projected: without its types, and without what is imported for them alone.

`ast` says where each annotation stands; nothing else of the text is changed. What runs is the file as it is.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

Edit = tuple[int, int, bytes]  # from where to where, in bytes as `ast` counts them, and what stands there instead


def without_types(source: str) -> str:
    """Return a module's source without annotations, but those that make a class's fields, and without names imported for them."""
    return part_without_types(source, 0, len(source))


def part_without_types(source: str, begin: int, end: int) -> str:
    """Return the characters from `begin` to `end` of a module's source, without what is written for types in them."""
    whole, parts = source.encode(), []
    at, last = (len(source[:i].encode()) for i in (begin, end))
    for start, stop, instead in sorted(_edits(whole)):
        if at <= start and stop <= last:
            parts += [whole[at:start], instead]
            at = stop
    return b"".join([*parts, whole[at:last]]).decode()


def _edits(whole: bytes) -> Iterator[Edit]:
    tree, lines = ast.parse(whole), whole.splitlines(keepends=True)
    starts = [sum(map(len, lines[:i])) for i in range(len(lines) + 1)]

    def span(node: ast.expr | ast.alias) -> tuple[int, int]:
        last = node.end_lineno or node.lineno
        return starts[node.lineno - 1] + node.col_offset, starts[last - 1] + (node.end_col_offset or 0)

    types, fields = [], {id(each) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for each in node.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.annotation:
            types.append(node.annotation)
            begin, end = span(node.annotation)
            colon, has_default = whole.rindex(b":", 0, begin), whole[end:].startswith(b" = ")
            yield (colon, end + 3, b"=") if has_default else (colon, end, b"")
        elif isinstance(node, ast.FunctionDef) and node.returns:
            types.append(node.returns)
            begin, end = span(node.returns)
            yield whole.rindex(b" ->", 0, begin), end, b""
        elif isinstance(node, ast.AnnAssign) and node.value and id(node) not in fields:
            types.append(node.annotation)
            yield span(node.target)[1], span(node.annotation)[1], b""

    in_types = {id(name) for each in types for name in ast.walk(each)}
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in in_types}
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom):
            kept = [one for one in statement.names if (one.asname or one.name) in used]
            if not kept:
                yield starts[statement.lineno - 1], starts[statement.end_lineno or 0], b""
            elif len(kept) < len(statement.names):
                begin, end = span(statement.names[0])[0], span(statement.names[-1])[1]
                yield begin, end, ", ".join(map(ast.unparse, kept)).encode()
