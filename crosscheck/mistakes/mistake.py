"""The kinds of finding: a mistake explains wrong numbers, a symptom describes them, a remark is about right ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from crosscheck.mistakes.fitting import Family
from crosscheck.mistakes.textbook import Edit
from crosscheck.verdict import Finding


@dataclass(frozen=True, eq=False)
class Mistake:
    """A mistake that people make.

    Attributes
    ----------
    kind : str
        Its name, for machines and for looking it up.
    function : str, optional
        The function that it is about; None where it may be made in any.
    hint : str
        What kind of thing is wrong, and where.
    formula : str
        What it should be, and why.
    edits : tuple of Edit
        The ways to make it, each what people write in place of lines of the textbook.
    families : tuple of Family
        The ways of which the text tells something, such as a constant that is fitted.
    as_if : (str, str)
        The line that a demonstrated mistake amounts to, and the textbook's.
    """

    kind: str
    function: str | None
    hint: str
    formula: str
    edits: tuple[Edit, ...] = ()
    families: tuple[Family, ...] = ()
    numbers_right: bool = False
    measured: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    as_if: tuple[str, str] = ("", "")

    def finding(self, **values: object) -> Finding:
        """Return the finding, with the {placeholders} of its text filled in."""
        values = {**self.measured, **values}
        written, stands = self.as_if
        line = f" As if: `{written}` (textbook: `{stands}`)." if written else ""
        return Finding(self.kind, self.hint.format(**values), self.formula.format(**values) + line)


Mistakes: TypeAlias = tuple[Mistake, ...]


@dataclass(frozen=True, eq=False)
class Symptom:
    """What can be shown of wrong numbers where no mistake is known that makes them; `formula` holds what gives answers away."""

    kind: str
    hint: str
    formula: str = ""

    def finding(self, **values: object) -> Finding:
        """Return the finding, with the {placeholders} of its text filled in."""
        return Finding(self.kind, self.hint.format(**values), self.formula.format(**values), explains=False)


@dataclass(frozen=True, eq=False)
class Remark:
    """What is worth saying of a function that agrees: a remark, a note if it is of no consequence, or why none is said."""

    kind: str
    hint: str
    formula: str = ""
    level: Literal["note", "remark", "unjudged"] = "remark"

    def finding(self, **values: object) -> Finding:
        """Return the finding, with the {placeholders} of its text filled in."""
        return Finding(self.kind, self.hint.format(**values), self.formula.format(**values), self.level)
