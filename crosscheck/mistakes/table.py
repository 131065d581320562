"""Mistakes as a text, each with the lines that people write in place of the textbook's.

    no-slope
        The slope of the hidden nodes is missing.
        The factor phi'(q) = G (1 - G) is not there.
        + dE_dq = dE_dG

The first line is the kind, the next are the hint and the formula, which go on in lines that are indented further. Each line
after a + is a way to make the mistake: lines of the textbook as people write them, with ; between, where .. stands for what the
textbook has, and {a|b} for one or the other. The textbook's own line keeps it, whatever else is changed. `+ $name` stands for
edits that are made elsewhere, and the lines after a ~ for a way back by which a gradient follows the homework's formulas, though
not this mistake; ~ alone for the textbook's.
"""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator

from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.textbook import Edit, Textbook, Texts

CHOICES = re.compile(r"{([^{}]*\|[^{}]*)}")


def table(book: Textbook, function: str, text: str, **made: Iterable[Edit]) -> tuple[Mistake, ...]:
    """Return the mistakes of a text, all of one function, with the edits that are made elsewhere."""
    entries = re.split(r"\n(?=\S)", re.sub(r"\n {5,}(?=\S)", " ", textwrap.dedent(text).strip()))
    return tuple(_mistake(book, function, [line.strip() for line in entry.splitlines()], made) for entry in entries)


def _mistake(book: Textbook, function: str, lines: list[str], made: dict[str, Iterable[Edit]]) -> Mistake:
    kind, hint, formula, *ways = lines
    textbook = "; ".join(book.texts[book.back.start :])
    by_hand = tuple(texts for way in ways if way[0] == "~" for texts in written(book, way[2:] or textbook))
    edits: list[Edit] = []
    for way in (way[2:] for way in ways if way[0] == "+"):
        edits += made[way[1:]] if way[0] == "$" else (Edit(texts, by_hand=by_hand) for texts in written(book, way))
    return Mistake(kind, function, hint, formula, tuple(edits))


def written(book: Textbook, lines: str) -> Iterator[Texts]:
    """Yield what stands in the textbook, and what lines as people write them have instead, for each choice.

    Raises
    ------
    ValueError
        If they do not end with a line of the textbook.
    """
    pieces = CHOICES.split(lines)
    for chosen in itertools.product(*(piece.split("|") if i % 2 else [piece] for i, piece in enumerate(pieces))):
        texts: list[str] = []
        before = ""
        for statement in "".join(chosen).split("; "):
            name, equals, wrong = statement.partition(" = ")
            if name not in book.names or not equals:  # which belongs to the line after it
                before += f"{statement}; "
                continue
            stands = book.texts[book.names.index(name)]
            right = stands.partition(" = ")[2]
            if ".." in wrong and name in book.answers:  # what stands there may be changed as well
                texts += [f"{name} = ", f"{name} = {wrong.removesuffix('..')}"]
            elif ".." in wrong or name in book.answers:
                texts += [right, wrong.replace("..", right)]
            else:
                texts += [stands, f"{before}{statement}"]
            before = ""
        if before or not texts:
            raise ValueError(f"{''.join(chosen)!r} ends with no line of the textbook")
        yield tuple(texts)
