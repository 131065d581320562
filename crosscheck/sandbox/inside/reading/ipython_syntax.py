"""Take what only IPython understands out of a cell, and leave Python with the same line numbers.

Follows IPython's documented input transformations (line and cell magics, shell escapes, help, assignment from
either, leading indentation), without IPython.
"""

import re
from typing import NamedTuple

_CELL_MAGIC = re.compile(r"%%(\w+)")
_RUN_ELSEWHERE = """
bash sh cmd script system sx html HTML svg SVG javascript js latex markdown writefile file perl ruby pypy python
python2 python3 cython R julia sql bigquery
"""
_TIMED = re.compile(r"%time\s+(?=\S)")  # %time runs its statement here, so that its names stay
_ESCAPE = re.compile(r"[%!?]|/\w|(?:pip3?|conda|mamba)\s+(?:install|list|show|uninstall)\b")
_HELP = re.compile(r"[\w.*%]+\?\??\s*(?:#.*)?$")
_PYLAB = re.compile(r"%pylab\b")  # binds the names of NumPy and of drawing
_ASSIGNED_ESCAPE = re.compile(r"([\w.,\s\[\]'\"]+?)\s*=\s*[%!]\s*\w")
_TOKEN = re.compile(
    r"(?P<comment>#.*)|(?P<triple>\"\"\"|''')|(?P<string>\"(?:\\.|[^\"\\])*\"?|'(?:\\.|[^'\\])*'?)"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<joined>\\$)"
)


class _Inside(NamedTuple):
    """What is still open at the end of a line."""

    quotes: str
    brackets: int
    joined: bool


_NOTHING = _Inside("", 0, False)


def without_ipython_syntax(source: str) -> str:
    """Return `source` with magics, shell escapes and help requests replaced by what does nothing."""
    lines = _without_cell_magics(_without_leading_indentation(source.split("\n")))
    inside = _NOTHING
    for index in range(len(lines)):
        if inside == _NOTHING:  # a logical line begins here
            _neutralise(lines, index)
        inside = _after(lines[index], inside)
    return "\n".join(lines)


def _without_leading_indentation(lines: list[str]) -> list[str]:
    first = next((line for line in lines if line.strip()), "")
    indentation = first[: len(first) - len(first.lstrip())]
    return [line.removeprefix(indentation) for line in lines]


def _without_cell_magics(lines: list[str]) -> list[str]:
    """Blank the cell magics at the beginning, and the body with them where it is not Python run here."""
    lines = list(lines)
    for index, line in enumerate(lines):
        magic = _CELL_MAGIC.match(line)
        if magic is None and line.strip():
            break
        if magic is not None and (magic[1] in _RUN_ELSEWHERE.split() or line.startswith("%%!")):
            return [""] * len(lines)
        lines[index] = ""
    return lines


def _neutralise(lines: list[str], index: int) -> None:
    line = lines[index]
    statement = line.lstrip()
    indentation = line[: len(line) - len(statement)]
    if timed := _TIMED.match(statement):
        lines[index] = indentation + statement[timed.end() :]
    elif _PYLAB.match(statement):
        lines[index] = indentation + "from pylab import *"
    elif _ESCAPE.match(statement) or _HELP.match(statement):
        _replace(lines, index, indentation + "pass")
    elif assigned := _ASSIGNED_ESCAPE.match(statement):
        _replace(lines, index, f"{indentation}{assigned[1]} = []")


def _replace(lines: list[str], index: int, statement: str) -> None:
    """Put a statement for the escape at `index` and the lines that a backslash joins to it."""
    joined = lines[index].endswith("\\")
    lines[index] = statement
    while joined and index + 1 < len(lines):
        index += 1
        joined = lines[index].endswith("\\")
        lines[index] = ""


def _after(line: str, inside: _Inside) -> _Inside:
    """Return what is open after `line`, given what was open before it."""
    quotes, brackets, joined, position = inside.quotes, inside.brackets, False, 0
    while position < len(line):
        if quotes:
            end = _end_of_triple(line, position, quotes)
            if end < 0:
                return _Inside(quotes, brackets, False)
            quotes, position = "", end
            continue
        token = _TOKEN.search(line, position)
        if token is None:
            break
        position = token.end()
        quotes = token["triple"] or ""
        brackets = max(0, brackets + bool(token["open"]) - bool(token["close"]))
        joined = token["joined"] is not None
    return _Inside(quotes, brackets, joined)


def _end_of_triple(line: str, position: int, quotes: str) -> int:
    while position < len(line):
        if line.startswith(quotes, position):
            return position + len(quotes)
        position += 2 if line[position] == "\\" else 1
    return -1
