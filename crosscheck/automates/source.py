"""The text of a side's file, and how much code there is in it."""

from __future__ import annotations

import io
import tokenize
from pathlib import Path

from crosscheck.automates.topic import Side

COMMENTS = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def source_of(side: Side) -> str:
    """Return the text of a side's file."""
    return Path(side.code.__file__).read_text(encoding="utf-8")


def path_of(side: Side) -> str:
    """Return a side's file as it lies in the project."""
    return f"{side.code.__name__.replace('.', '/')}.py"


def lines_of_code(source: str) -> int:
    """Count the lines that hold code: no blank ones, no comments, no strings that stand alone."""
    lines: set[int] = set()
    statement: list[tokenize.TokenInfo] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NEWLINE:
            if [one.type for one in statement] != [tokenize.STRING]:
                lines |= {line for one in statement for line in range(one.start[0], one.end[0] + 1)}
            statement = []
        elif token.type not in COMMENTS:
            statement.append(token)
    return len(lines)
