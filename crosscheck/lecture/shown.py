"""What is shown: in a notebook or elsewhere; of code what is not its docstring, and the lines that a topic is about."""

import ast
import re
from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Shown:
    """Something to show, as text and as HTML."""

    text: str
    html: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def code(source: str) -> str:
    """Return a module's code without its docstring, and with one blank line where there are two."""
    lines = source.splitlines()[ast.parse(source).body[0].end_lineno :]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip("\n"))


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
