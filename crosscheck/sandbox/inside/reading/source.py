"""Split the cells of a submission into statements, and set aside those that are not Python."""

import ast
import linecache
from collections.abc import Sequence
from typing import NamedTuple, TypeGuard

from .ipython_syntax import without_ipython_syntax
from .names import SUPPLIED, Statement
from .statements import Broken, read_cell
from .surroundings import USUAL_IMPORTS


class Source(NamedTuple):
    """What is read of a submission.

    Attributes
    ----------
    statements : in order, the usual imports before them where the submission lacks them
    broken : cells that are not Python, with their numbers
    late_stubs : unfinished definitions that come after finished ones, by name; not among the statements
    """

    statements: list[Statement]
    broken: list[tuple[int, Broken]]
    late_stubs: list[tuple[str, Statement]]

    def defining(self, name: str) -> list[Statement]:
        """Return the statements that bind a name."""
        return [statement for statement in self.statements if name in statement.binds]

    def inside_another(self, name: str) -> tuple[Statement, int] | None:
        """Return the function or class within which a function is defined, and at which line, if it is nowhere else."""
        for statement in self.statements:
            for node in statement.all_nodes:
                if isinstance(node, ast.FunctionDef) and node.name == name and node is not statement.node:
                    return statement, node.lineno
        return None


def read_source(cells: Sequence[str], functions: Sequence[str], lent: str) -> Source:
    """Read the cells, numbered from 1 in file names such as `<cell 3>`; what is `lent` follows them."""
    statements: list[Statement] = []
    broken: list[tuple[int, Broken]] = []
    for number, cell in enumerate(cells, 1):
        filename = f"<cell {number}>"
        lines = [line + "\n" for line in cell.split("\n")]
        linecache.cache[filename] = (len(cell), None, lines, filename)  # for tracebacks and inspect
        nodes = _nodes(cell, filename)
        if isinstance(nodes, Broken):
            broken.append((number, nodes))
        else:
            statements += [Statement(number, filename, node) for node in nodes]
    late_stubs = [(name, stub) for name in functions for stub in _late_stubs(name, statements)]
    dropped = [stub for _, stub in late_stubs]
    statements = [statement for statement in statements if statement not in dropped]
    lending = [Statement(0, SUPPLIED, node) for node in ast.parse(lent, SUPPLIED).body]
    return Source([*_usual_imports(statements), *statements, *lending], broken, late_stubs)


def _nodes(cell: str, filename: str) -> list[ast.stmt] | Broken:
    nodes = read_cell(cell, filename)
    if isinstance(nodes, Broken):
        nodes = read_cell(without_ipython_syntax(cell), filename)
    if isinstance(nodes, Broken):
        return nodes
    return [each for node in nodes for each in (node.body if _is_main_guard(node) else [node])]


def _is_main_guard(node: ast.stmt) -> TypeGuard[ast.If]:
    """Whether it is `if __name__ == "__main__":`, which holds for whoever hands it in."""
    return isinstance(node, ast.If) and not node.orelse and ast.unparse(node.test) == "__name__ == '__main__'"


def _late_stubs(name: str, statements: Sequence[Statement]) -> list[Statement]:
    """Return the release's unfinished definitions of a function that follow its finished ones."""
    defining = [statement for statement in statements if name in statement.binds]
    finished = [index for index, statement in enumerate(defining) if not statement.is_stub]
    return defining[finished[-1] + 1 :] if finished else []


def _usual_imports(statements: Sequence[Statement]) -> list[Statement]:
    """Return the usual imports of a notebook's first cell, for a submission that relies on them without having them."""
    bound = {name for statement in statements for name in statement.binds}
    return [
        Statement(0, SUPPLIED, ast.parse(source).body[0]) for name, source in USUAL_IMPORTS.items() if name not in bound
    ]
