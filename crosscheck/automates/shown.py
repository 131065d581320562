"""Code as it is shown: without its types, and nothing else is changed. What runs is the file as it is."""

import ast
import re
from collections.abc import Iterator

BLANKS = re.compile(r"\n{3,}")
GONE = "\0"  # stands for a line of code that is left out


def code(source: str) -> str:
    """Return a module's code without its docstring and types, and with one blank line where there are two."""
    return BLANKS.sub("\n\n", kept(untyped(source)[ast.parse(source).body[0].end_lineno :]).strip("\n"))


def kept(lines: list[str]) -> str:
    """Join the lines that are not left out."""
    return "\n".join(line for line in lines if GONE not in line)


def untyped(source: str) -> list[str]:
    """Return a module's lines without types, but for those of class fields. `GONE` is in lines that are left out."""
    whole, parts, at = source.encode(), [], 0
    for start, stop, instead in sorted(_edits(whole)):
        parts += [whole[at:start], f"{GONE}\n".encode() * whole[start:stop].count(b"\n"), instead]
        at = stop
    return b"".join([*parts, whole[at:]]).decode().splitlines()


def lines_about(source: str, core: tuple[str, ...]) -> list[int]:
    """Return the numbers of the lines of the statements that begin with one of `core`, without comments and docstrings.

    Of a function or class these are all its lines, of a loop or branch its head.
    """
    rows, found, texts = source.splitlines(), set(), set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            inner = [] if isinstance(node, ast.FunctionDef | ast.ClassDef) else getattr(node, "body", [])
            lines = range(node.lineno, inner[0].lineno if inner else (node.end_lineno or 0) + 1)
            found |= {*lines} if rows[node.lineno - 1].lstrip().startswith(core) else set()
            texts |= {*lines} if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) else set()
    return [i for i in sorted(found - texts) if (row := rows[i - 1].strip()) and not row.startswith("#")]


def _edits(whole: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield from where to where, in bytes as `ast` counts them, and what stands there instead."""
    tree, rows = ast.parse(whole), whole.splitlines(keepends=True)
    starts = [sum(map(len, rows[:i])) for i in range(len(rows) + 1)]

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
        if isinstance(statement, ast.Import | ast.ImportFrom):
            kept = [one for one in statement.names if (one.asname or one.name) in used]
            begin, end = span(statement.names[0])[0], span(statement.names[-1])[1]
            if not kept:
                yield starts[statement.lineno - 1], starts[statement.end_lineno or 0] - 1, GONE.encode()
            elif len(kept) < len(statement.names):
                indent = "    " if b"\n" in whole[begin:end] else ""
                yield begin, end, (indent + ", ".join(map(ast.unparse, kept))).encode()
