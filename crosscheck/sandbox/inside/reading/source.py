"""From the text of the cells to their statements. A cell that is not Python is set aside.

Where Python finds an error, what only IPython understands is taken out line by line: line and cell magics, shell
escapes, help, assignment from either, leading indentation. The lines keep their numbers.
"""

import ast
import linecache
import re
import warnings
from collections.abc import Sequence
from typing import NamedTuple, TypeGuard

from ..failure import shortened, words_of
from .running import USUAL_IMPORTS
from .statements import SUPPLIED, Statement

_DEFINES = re.compile(r"^[ \t]*(?:(?:async\s+)?def|class)\s+(\w+)|^(\w+)\s*=(?!=)", re.MULTILINE)
_CELL_MAGIC = re.compile(r"%%(\w+)")
_RUN_ELSEWHERE = """
bash sh cmd script system sx html HTML svg SVG javascript js latex markdown writefile file perl ruby pypy python
python2 python3 cython R julia sql bigquery timeit
"""
_TIMED = re.compile(r"%time\s+(?=\S)")  # %time runs its statement here, so that its names stay
_ESCAPE = re.compile(r"[%!?]|/\w|(?:pip3?|conda|mamba)\s+(?:install|list|show|uninstall)\b")
_HELP = re.compile(r"[\w.*%]+\?\??\s*(?:#.*)?$")
_PYLAB = re.compile(r"%pylab\b")  # binds the names of NumPy and of drawing
_ASSIGNED_ESCAPE = re.compile(r"([\w.,\s\[\]'\"]+?)\s*=\s*[%!]\s*\w")


class Broken(NamedTuple):
    """Where and why a cell is not Python, and the names that it seems to define."""

    cell: int
    line: int
    why: str
    defines: frozenset[str]


class Source(NamedTuple):
    """What is read of a submission."""

    statements: list[Statement]  # in order, after the usual imports that the submission lacks
    broken: list[Broken]  # the cells that are not Python
    stubs_after: list[tuple[str, Statement]]  # name, and an unfinished definition that follows a finished one

    def defining(self, name: str) -> list[Statement]:
        """Return the statements that bind a name."""
        return [statement for statement in self.statements if name in statement.binds]

    def inside_another(self, name: str) -> tuple[Statement, int] | None:
        """Return the statement inside which a function is defined, and the line of its `def`; None if there is none."""
        each = ((statement, node) for statement in self.statements for node in statement.all_nodes)
        inner = ((s, node) for s, node in each if isinstance(node, ast.FunctionDef) and node is not s.node)
        return next(((statement, node.lineno) for statement, node in inner if node.name == name), None)


def read_source(cells: Sequence[str], functions: Sequence[str], lent: str) -> Source:
    """Read the cells, and after them the text that is `lent`.

    Cells are numbered from 1; a cell that is the only one is number 0, but its file is still called ``<cell 1>``.
    """
    statements: list[Statement] = []
    broken: list[Broken] = []
    for number, text in enumerate(cells, 1):
        cell, filename = number if len(cells) > 1 else 0, f"<cell {number}>"
        lines = [line + "\n" for line in text.split("\n")]
        linecache.cache[filename] = (len(text), None, lines, filename)  # for tracebacks and inspect
        nodes = _parsed(text, cell, filename)
        python = _without_cell_magics(text) if isinstance(nodes, Broken) else []
        while isinstance(nodes, Broken):
            before, nodes = nodes, _parsed("\n".join(python), cell, filename)
            if isinstance(nodes, Broken) and not _neutralise(python, nodes.line - 1):
                nodes = before if before.line == nodes.line else nodes  # report the line as the submission has it
                break
        if isinstance(nodes, Broken):
            broken.append(nodes)
            continue
        within = [each for node in nodes for each in (node.body if _is_main_guard(node) else [node])]
        statements += [Statement(cell, filename, node) for node in within]
    stubs_after = [(name, stub) for name in functions for stub in _stubs_after(name, statements)]
    statements = [each for each in statements if all(each is not stub for _, stub in stubs_after)]
    bound = {name for statement in statements for name in statement.binds}
    usual = "\n".join(line for name, line in USUAL_IMPORTS.items() if name not in bound)
    supplied, lending = ([Statement(0, SUPPLIED, node) for node in ast.parse(text).body] for text in (usual, lent))
    return Source([*supplied, *statements, *lending], broken, stubs_after)


def _parsed(source: str, cell: int, filename: str) -> list[ast.stmt] | Broken:
    """Return the top-level statements of a text, or why it is not Python."""
    line = 1
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of "\\d" in a string; the student's own affair
            tree = ast.parse(source, filename)
            # It finds a return outside a function; await may stand there, as in a notebook.
            compile(tree, filename, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
            return tree.body
    except SyntaxError as error:
        text = shortened((error.text or "").strip(), 80)
        msg = error.msg.replace(". ", ": ")  # otherwise only the first of two sentences is shown
        line, words = error.lineno or 1, f"({msg}): `{text}`" if text else f"({msg})"
    except (RecursionError, MemoryError):
        words = "(nested too deeply)"
    except (ValueError, OverflowError) as error:
        words = f"({words_of(error, 200)})"
    defines = frozenset(function or variable for function, variable in _DEFINES.findall(source))
    return Broken(cell, line, words, defines)


def _is_main_guard(node: ast.stmt) -> TypeGuard[ast.If]:
    """Whether it is `if __name__ == "__main__":`, which is true when a student runs the file."""
    match node:
        case ast.If(ast.Compare(ast.Name("__name__"), [ast.Eq()], [ast.Constant("__main__")])):
            return True
    return False


def _stubs_after(name: str, statements: Sequence[Statement]) -> list[Statement]:
    """Return the release's unfinished definitions of a function that follow its finished ones."""
    defining = [statement for statement in statements if name in statement.binds]
    finished = [index for index, statement in enumerate(defining) if not statement.is_stub]
    return defining[finished[-1] + 1 :] if finished else []


def _without_cell_magics(text: str) -> list[str]:
    """Return the lines without leading indentation and cell magics; empty lines if a magic runs them elsewhere."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    lines = [line.removeprefix(first[: len(first) - len(first.lstrip())]) for line in lines]
    for index, line in enumerate(lines):
        magic = _CELL_MAGIC.match(line)
        if magic is None and line.strip():
            break
        if magic is not None and (magic[1] in _RUN_ELSEWHERE.split() or line.startswith("%%!")):
            return [""] * len(lines)
        lines[index] = ""
    return lines


def _neutralise(lines: list[str], index: int) -> bool:
    """Replace what only IPython understands in the logical line through `index`; return False if there is nothing."""
    while index and lines[index - 1].endswith("\\"):
        index -= 1
    last = index
    while last + 1 < len(lines) and lines[last].endswith("\\"):
        last += 1
    statement = lines[index].lstrip() if index < len(lines) else ""
    indentation = lines[index][: -len(statement)] if statement else ""
    if timed := _TIMED.match(statement):
        lines[index] = indentation + statement[timed.end() :]
        return True
    if _PYLAB.match(statement):
        instead = "from pylab import *"
    elif _ESCAPE.match(statement) or _HELP.match(statement):
        instead = "pass"
    elif assigned := _ASSIGNED_ESCAPE.match(statement):
        instead = f"{assigned[1]} = []"
    else:
        return False
    lines[index : last + 1] = [indentation + instead, *[""] * (last - index)]
    return True
