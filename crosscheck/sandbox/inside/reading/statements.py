"""From the text of a cell to its top-level statements, and to the pieces of it that are not Python."""

import ast
import re
import warnings
from typing import NamedTuple

from ..words import shortened, words_of

_DEFINES = re.compile(r"^[ \t]*(?:(?:async\s+)?def|class)\s+(\w+)|^(\w+)\s*=(?!=)", re.MULTILINE)
_GOES_ON = re.compile(r"[\s#)\]}]|(?:else|elif|except|finally)\b|$")
_OPENS = re.compile(r"(?:async|def|class|if|elif|else|for|while|with|try|except|finally|match)\b|@")
_LOOKAHEAD = 60  # pieces of text that may make up one statement between two errors
_HOPELESS = 20  # broken pieces after which a text is taken for prose


class Broken(NamedTuple):
    """A piece of a cell that is not Python."""

    line: int
    message: str
    text: str
    defines: frozenset[str]


def whole(source: str, filename: str) -> list[ast.stmt] | None:
    """Return the top-level statements of a text, or None if it is not Python as it stands."""
    tree = _compiled(source, filename)
    return tree.body if isinstance(tree, ast.Module) else None


def _compiled(source: str, filename: str) -> ast.Module | Broken:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of "\\d" in a string; the student's own affair
            tree = ast.parse(source, filename)
            compile(tree, filename, "exec", dont_inherit=True)  # finds a return outside a function
    except SyntaxError as error:
        return Broken(error.lineno or 1, error.msg, shortened((error.text or "").strip(), 80), _defined_in(source))
    except (RecursionError, MemoryError):
        return Broken(1, "nested too deeply", "", _defined_in(source))
    except (ValueError, OverflowError) as error:
        return Broken(1, words_of(error, 200), "", _defined_in(source))
    return tree


def _defined_in(source: str) -> frozenset[str]:
    return frozenset(function or variable for function, variable in _DEFINES.findall(source))


def in_pieces(source: str, filename: str) -> tuple[list[ast.stmt], list[Broken]]:
    """Read statement by statement, so that an error costs no more than the statement it stands in."""
    lines = source.split("\n")
    starts = [index for index, line in enumerate(lines) if index == 0 or not _GOES_ON.match(line)]
    starts.append(len(lines))
    statements: list[ast.stmt] = []
    broken: list[Broken] = []
    position, last = 0, None
    while position < len(starts) - 1:
        first = _piece(lines, starts[position], starts[position + 1], filename)
        reach = _LOOKAHEAD if len(broken) < _HOPELESS else 2
        for end in range(position + 1, min(position + reach, len(starts))):
            piece = first if end == position + 1 else _piece(lines, starts[position], starts[end], filename)
            if isinstance(piece, ast.Module):
                statements += piece.body
                position, last = end, piece.body[-1] if piece.body else last
                break
        else:
            if isinstance(first, Broken):
                if isinstance(last, ast.FunctionDef) and _goes_on_with_a_body(lines, starts[position : position + 2]):
                    statements.remove(last)  # an error cuts it short: what is left of it is not what was meant
                    first = first._replace(defines=first.defines | {last.name})
                broken.append(first)
            position, last = position + 1, None
    return statements, broken


def _goes_on_with_a_body(lines: list[str], bounds: list[int]) -> bool:
    """Whether indented lines follow a first one that opens no block."""
    first, *rest = lines[bounds[0] : bounds[1]]
    return not _OPENS.match(first) and any(line[:1].isspace() and line.strip() for line in rest)


def _piece(lines: list[str], start: int, end: int, filename: str) -> ast.Module | Broken:
    return _compiled("\n" * start + "\n".join(lines[start:end]), filename)
