"""Mistakes, a homework's catalogue of them, and the other kinds of findings: symptoms and remarks."""

import itertools
import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, RIGHT, STANDS, Edit, Textbook
from crosscheck.submissions.probes import Array
from crosscheck.verdict import Finding, FindingLevel


def entries(table: str) -> list[list[str]]:
    """Return the entries of a table, each as its lines. A line that is indented further continues the line before."""
    lines = re.sub(r"\n {5,}(?=\S)", " ", textwrap.dedent(table).strip())
    return [re.split(r"\n *", entry) for entry in re.split(r"\n(?=\S)", lines)]


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of finding: its texts, with {placeholders}, and its level."""

    kind: str  # its name, for programs and for looking it up
    hint: str  # what kind of thing is wrong, and where
    formula: str = ""  # what is right, and why. This gives the answer away.
    level: FindingLevel = "wrong"
    explains: bool = True
    numbers_right: bool = False  # True for remarks, and for functions that only fail in use

    def finding(self, **values: object) -> Finding:
        """Return the finding, with the placeholders filled in."""
        hint, formula = (text.format(**values) for text in (self.hint, self.formula))
        return Finding(self.kind, hint, formula, self.level, self.explains)


@dataclass(frozen=True, eq=False)
class Mistake(Kind):
    """A mistake that people make."""

    function: str | None = None  # the function that it is about; None if it may be made in any
    edits: tuple[Edit, ...] = ()  # the ways to make it: what people write in place of lines of the textbook
    families: tuple[Edit, ...] = ()  # edits with a value that the text tells, such as a fitted constant
    measured: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    as_if: tuple[str, str] = ("", "")  # the line that the mistake amounts to, and the textbook's line

    def finding(self, **values: object) -> Finding:
        """Return the finding, with the placeholders filled in, and the line that it amounts to."""
        found, (written, stands) = super().finding(**{**self.measured, **values}), self.as_if
        line = f" As if: `{written}` (textbook: `{stands}`)." if written else ""
        return replace(found, formula=found.formula + line)


Mistakes: TypeAlias = tuple[Mistake, ...]
Made: TypeAlias = tuple[tuple[Mistake, Edit], ...]  # mistakes, each as it was made
EDITS_PER_PAIR = 8  # number of a gradient mistake's edits, the likeliest, that are tried together with another mistake


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The textbook, and the known mistakes."""

    textbook: Textbook
    mistakes: tuple[Mistake, ...]  # in the order in which they are tried
    wrong_order: Mistake  # for a gradient whose entries are right but permuted
    #: The textbook's names of the hidden nodes' arguments, of their values, and of their weights in the output.
    hidden: tuple[str, str, str]
    #: For labels (N, 1) that are broadcast against outputs (N,). Its first edit is the objective of all pairs.
    broadcast: Mistake
    between: tuple[float, float]  # the interval of outputs in which the objective is defined
    remarks: tuple[Kind, ...]  # of this homework only

    def takes(self, outputs: Array, distance: float = 0.0) -> npt.NDArray[np.bool_]:
        """Return for which outputs the objective is defined, and which are farther than `distance` from its limits."""
        low, high = self.between
        return (outputs > low + distance) & (outputs < high - distance)

    @cache
    def known(self, answer: int, families: bool = False) -> Made:
        """Return the edits, or the families, about one of the page's answers, each with its mistake."""
        every = ((one, edit) for one in self.mistakes for edit in (one.families if families else one.edits))
        return tuple(made for made in every if self.textbook.about(made[1]) == answer)

    @cache
    def pairs(self, answer: int) -> tuple[tuple[Made, Edit], ...]:
        """Return pairs of mistakes about one answer that change different lines. Of an objective, one is a factor."""
        known = self.known(answer)
        few = [one for one in known if answer != GRADIENT or one[1] in one[0].edits[:EDITS_PER_PAIR]]
        pairs: Iterable[Made] = itertools.combinations(few, 2)
        if answer == OBJECTIVE:
            firsts = ((one, *one[1].lines[0]) for one in known)
            factors = (one for one, name, text in firsts if name == self.textbook.answers[OBJECTIVE] and STANDS in text)
            pairs = itertools.product(factors, known)
        merged = ((made, self.textbook.both(made[0][1], made[1][1])) for made in pairs if made[0][0] is not made[1][0])
        return tuple((made, edit) for made, edit in merged if edit is not None)

    def told(self, *made: tuple[Mistake, Edit]) -> Mistakes:
        """Return mistakes with the lines that they amount to and their texts, each after those that it is made with."""
        found, edits = list[Mistake](), [edit for _, edit in made]
        names = [name for edit in edits for name, _ in edit.lines]
        if len({*names}) < len(names):  # if two change the same line, the last shows what both make of it
            edits = [RIGHT, self.textbook.both(*edits) or RIGHT]
        for (one, edit), told in zip(made, edits, strict=True):
            said, line = edit.said(), self.textbook.difference(told) if told else ("", "")
            found += (other for other in self.mistakes if other.kind == said.get("with"))
            found.append(replace(one, measured=said, as_if=line))
        return tuple(found)
