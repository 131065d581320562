"""From the text of a cell to its top-level statements; a cell that is not Python runs nowhere, and has none."""

import ast
import re
import warnings
from typing import NamedTuple

from ..words import shortened, words_of

_DEFINES = re.compile(r"^[ \t]*(?:(?:async\s+)?def|class)\s+(\w+)|^(\w+)\s*=(?!=)", re.MULTILINE)


class Broken(NamedTuple):
    """Why a cell is not Python.

    Attributes
    ----------
    line, message, text : where it ceases to be Python, and what stands there
    defines : names that it looks as if it defined
    """

    line: int
    message: str
    text: str
    defines: frozenset[str]


def read_cell(source: str, filename: str) -> list[ast.stmt] | Broken:
    """Return the top-level statements of a text, or why it is not Python."""
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
    return tree.body


def _defined_in(source: str) -> frozenset[str]:
    return frozenset(function or variable for function, variable in _DEFINES.findall(source))
