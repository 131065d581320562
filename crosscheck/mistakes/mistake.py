"""What a mistake is, what a homework's catalogue of them holds, and the other kinds of finding: symptoms and remarks."""

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
    """Return the entries of a table, each as its lines; what is indented further goes on with the line before."""
    lines = re.sub(r"\n {5,}(?=\S)", " ", textwrap.dedent(table).strip())
    return [re.split(r"\n *", entry) for entry in re.split(r"\n(?=\S)", lines)]


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of finding: its texts, with {placeholders}, and what it makes of a verdict."""

    kind: str  # its name, for machines and for looking it up
    hint: str  # what kind of thing is wrong, and where
    formula: str = ""  # what it should be, and why: what gives answers away
    level: FindingLevel = "wrong"
    explains: bool = True
    numbers_right: bool = False  # for functions that only fail in use, and for remarks

    def finding(self, **values: object) -> Finding:
        """Return the finding, with the placeholders filled in."""
        hint, formula = (text.format(**values) for text in (self.hint, self.formula))
        return Finding(self.kind, hint, formula, self.level, self.explains)


@dataclass(frozen=True, eq=False)
class Mistake(Kind):
    """A mistake that people make."""

    function: str | None = None  # that it is about; None where it may be made in any
    edits: tuple[Edit, ...] = ()  # the ways to make it: what people write in place of lines of the textbook
    families: tuple[Edit, ...] = ()  # edits about which the text says something, such as a fitted constant
    measured: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    as_if: tuple[str, str] = ("", "")  # the line that a demonstrated mistake amounts to, and the textbook's

    def finding(self, **values: object) -> Finding:
        """Return the finding, with the placeholders filled in, and the line that it amounts to."""
        found, (written, stands) = super().finding(**{**self.measured, **values}), self.as_if
        line = f" As if: `{written}` (textbook: `{stands}`)." if written else ""
        return replace(found, formula=found.formula + line)


Mistakes: TypeAlias = tuple[Mistake, ...]
Made: TypeAlias = tuple[tuple[Mistake, Edit], ...]  # mistakes, each as it was made
EDITS_PER_PAIR = 8  # of one mistake of the gradient that are tried together with another's: its first, the likeliest


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The textbook, and the mistakes that are known."""

    textbook: Textbook
    mistakes: tuple[Mistake, ...]  # in the order in which they are tried
    wrong_order: Mistake  # names a gradient whose entries are right and permuted
    #: The textbook's names of the hidden nodes' arguments, of their values, and of their weights in the output.
    hidden: tuple[str, str, str]
    #: Names what labels (N, 1) make of outputs (N,); its first edit is the objective of all pairs.
    broadcast: Mistake
    between: tuple[float, float]  # outputs between these have an objective
    remarks: tuple[Kind, ...]  # that this homework alone knows

    def takes(self, outputs: Array, distance: float = 0.0) -> npt.NDArray[np.bool_]:
        """Return of which outputs the objective can be taken, by more than a distance at which few of their digits are left."""
        low, high = self.between
        return (outputs > low + distance) & (outputs < high - distance)

    @cache
    def known(self, answer: int, families: bool = False) -> Made:
        """Return the edits about one of the page's answers, or the families, with their mistakes."""
        every = ((one, edit) for one in self.mistakes for edit in (one.families if families else one.edits))
        return tuple(made for made in every if self.textbook.about(made[1]) == answer)

    @cache
    def pairs(self, answer: int) -> tuple[tuple[Made, Edit], ...]:
        """Return two mistakes about one answer that change different lines; of an objective, one is a factor of it."""
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
        """Return mistakes with the lines that they amount to and what their text says of these, after those made at once."""
        found, edits = list[Mistake](), [edit for _, edit in made]
        names = [name for edit in edits for name, _ in edit.lines]
        if len({*names}) < len(names):  # of two that change one line, the last tells what both make of it
            edits = [RIGHT, self.textbook.both(*edits) or RIGHT]
        for (one, edit), told in zip(made, edits, strict=True):
            said, line = edit.said(), self.textbook.difference(told) if told else ("", "")
            found += (other for other in self.mistakes if other.kind == said.get("with"))
            found.append(replace(one, measured=said, as_if=line))
        return tuple(found)
