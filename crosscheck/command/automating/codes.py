"""A topic's code as a page shows it: its docstring apart, its lines coloured, and what a mistake changes in it."""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from crosscheck.automates.mistaken import changed
from crosscheck.automates.topic import Mistake
from crosscheck.command.automating.untyped import part_without_types, without_types

PREFIX = "of-"  # of the classes of coloured code, so that they are no others' of a page
OPENED = re.compile(r"([(\[{])</span>")
BLANKS = re.compile(r"\n{3,}")
LONG = re.compile(r"\S{25}")  # characters: on a narrow screen such a word must go on below after a bracket
TABLE = re.compile(r"^ {4}|\S {3}", flags=re.MULTILINE)  # lines that must stay below one another


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
    return [Line(Markup(_breakable(html, line)), len(line) - len(line.lstrip())) for html, line in each]


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
    return [_paragraph(part) for part in each if part]


def before_and_after(source: str, mistake: Mistake) -> tuple[str, str]:
    """Return the whole lines that a mistake changes, as they are and with the mistake."""
    before, _, after = source.partition(mistake.right)
    begin, left = before.rfind("\n") + 1, len(after.partition("\n")[2]) + 1  # characters before and after these lines
    right, wrong = (
        textwrap.dedent(part_without_types(each, begin, len(each) - left))
        for each in (source, changed(source, mistake))
    )
    return right, wrong


def _breakable(html: str, line: str) -> str:
    return OPENED.sub(r"\1</span><wbr>", html) if LONG.search(line) else html


def _docstring(source: str) -> str:
    return ast.get_docstring(ast.parse(source)) or ""


def _paragraph(text: str) -> Paragraph:
    if TABLE.search(text):
        return Paragraph(textwrap.dedent(text), is_formulas=True)
    return Paragraph(" ".join(text.split()), is_formulas=False)
