"""Verdicts as one self-contained HTML file, and a single one as a fragment for notebooks.

The environment cleans and escapes every value that a template prints, so that no template has to.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from crosscheck.report import first_screen, pictures, plain, text, wording
from crosscheck.verdict import Verdict

if TYPE_CHECKING:
    from jinja2 import Environment


def render(verdicts: Sequence[Verdict]) -> str:
    """Return a whole page; several submissions are summed up in a table of links first."""
    return environment().get_template("page.html.j2").render(verdicts=verdicts)


@dataclass(frozen=True, repr=False)
class Report:
    """The result of `check`, shown by the last line of a cell: HTML in a notebook, text everywhere else."""

    verdict: Verdict

    @property
    def explained(self) -> str:
        """The whole report as text."""
        return text.render(self.verdict, explain=True).rstrip("\n")

    def __repr__(self) -> str:
        return text.render(self.verdict).rstrip("\n")

    def _repr_html_(self) -> str:  # HTML that styles only itself
        return environment().get_template("fragment.html.j2").render(verdict=self.verdict)


@dataclass(frozen=True, repr=False)
class Shown:
    """An object that is shown as HTML in a notebook, and as text everywhere else."""

    text: str
    html: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


@cache
def environment(*others: str) -> Environment:
    """Return the Jinja environment of this package's templates and those of the packages `others`."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined  # 30 ms, only for this format

    environment = Environment(
        loader=ChoiceLoader([*map(PackageLoader, others), PackageLoader("crosscheck.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        # The output of a macro is Markup, and clean already.
        finalize=lambda value: plain.clean(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"words": wording, "first": first_screen, "plain": plain, "pictures": pictures}
    environment.globals |= {"marked_up": marked_up, "VERDICTS": wording.VERDICTS}
    return environment


def script(package: str, name: str) -> dict[str, str]:
    """Return a script of a package's templates, and its hash, by which a page's policy blocks all other scripts."""
    text = (files(package) / "templates" / name).read_text(encoding="utf-8")
    return {"script": Markup(text), "script_hash": b64encode(sha256(text.encode()).digest()).decode()}


def marked_up(text: str) -> Markup:
    """Return a text as HTML. Text between backticks becomes code; formulas stay as on a terminal."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(plain.clean(text)))))
