"""A topic's code as a page shows it: docstring apart, without types, coloured; and what a mistake changes in it.

`ast` says where each annotation stands; nothing else of the text is changed. What runs is the file as it is.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from crosscheck.automates.topic import Mistake

PREFIX = "of-"  # of the classes of coloured code, so that they are no others' of a page
OPENED = re.compile(r"([(\[{])</span>")
BLANKS = re.compile(r"\n{3,}")
LONG = re.compile(r"\S{25}")  # characters: on a narrow screen such a word must go on below after a bracket
TABLE = re.compile(r"^ {4}|\S {3}", flags=re.MULTILINE)  # lines that must stay below one another

Edit = tuple[int, int, bytes]  # from where to where, in bytes as `ast` counts them, and what stands there instead


@dataclass(frozen=True)
class Line:
    """A line of code, coloured, and by how many characters it is indented."""

    html: Markup
    indent: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a docstring: prose, or formulas that must stay below one another."""

    text: str
    is_formulas: bool


def lines(source: str) -> list[Line]:
    """Colour the lines of a piece of code."""
    coloured = highlight(source, PythonLexer(stripnl=False), HtmlFormatter(nowrap=True, classprefix=PREFIX))
    each = zip(coloured.splitlines(), source.splitlines(), strict=True)
    return [
        Line(Markup(OPENED.sub(r"\1</span><wbr>", html) if LONG.search(line) else html), len(line) - len(line.lstrip()))
        for html, line in each
    ]


def code(source: str) -> str:
    """Return a module's code without its docstring and types, and with one blank line where there are two."""
    docstring, untyped = ast.parse(source).body[0], without_types(source)
    rest = "\n".join(untyped.splitlines()[docstring.end_lineno :]).strip("\n")
    return BLANKS.sub("\n\n", rest)


def title(source: str) -> str:
    """Return what a module's docstring says that it is about: the words before its first colon."""
    return _docstring(source).partition(":")[0]


def paragraphs(source: str) -> list[Paragraph]:
    """Return the paragraphs of a module's docstring, without its title."""
    _, _, rest = _docstring(source).partition(":")
    each = (part.strip("\n") for part in rest.strip().split("\n\n"))
    return [
        Paragraph(textwrap.dedent(part), True) if TABLE.search(part) else Paragraph(" ".join(part.split()), False)
        for part in each
        if part
    ]


def before_and_after(source: str, mistake: Mistake) -> tuple[str, str]:
    """Return the whole lines that a mistake changes, as they are and with the mistake."""
    before, _, after = source.partition(mistake.right)
    begin, left = before.rfind("\n") + 1, len(after.partition("\n")[2]) + 1  # characters before and after these lines
    right, wrong = (
        textwrap.dedent(part_without_types(each, begin, len(each) - left)) for each in (source, mistake.made_in(source))
    )
    return right, wrong


def _docstring(source: str) -> str:
    return ast.get_docstring(ast.parse(source)) or ""


def without_types(source: str) -> str:
    """Return a module's source without annotations, but those of a class's fields, and what is imported for them."""
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
