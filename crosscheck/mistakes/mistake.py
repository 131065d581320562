"""The kinds of finding: a mistake explains wrong numbers, a symptom describes them, a remark is about right ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from crosscheck.mistakes.model import Backprop, Loss, Network
from crosscheck.verdict import Finding

Form: TypeAlias = Network | Loss | Backprop


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
    forms : tuple of Network, Loss and Backprop
        The ways to make it, each a changed part of the right model; none
        for those of `behaviour`, which are recognised by what a function does.
    """

    kind: str
    function: str | None
    hint: str
    formula: str
    forms: tuple[Form, ...] = ()
    numbers_right: bool = False
    measured: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def finding(self, **values: object) -> Finding:
        """Return the finding, with the {placeholders} of its text filled in."""
        values = {**self.measured, **values}
        return Finding(self.kind, self.hint.format(**values), self.formula.format(**values))


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
