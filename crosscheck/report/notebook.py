"""A verdict that shows itself: as HTML in a notebook, as text everywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosscheck.report import html, text

if TYPE_CHECKING:
    from crosscheck.verdict import Verdict


@dataclass(frozen=True, repr=False)
class Report:
    """What `check` returns: the last line of a cell shows it."""

    verdict: Verdict

    @property
    def explained(self) -> str:
        """All that there is to say, as text."""
        return text.render(self.verdict, explain=True).rstrip("\n")

    def __repr__(self) -> str:
        return text.render(self.verdict).rstrip("\n")

    def _repr_html_(self) -> str:
        return html.render_fragment(self.verdict)
