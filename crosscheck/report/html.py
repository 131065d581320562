"""Verdicts as one self-contained HTML file, and a single one as a fragment for notebooks.

Every value that a template prints is cleaned and escaped by the environment, so that no template can forget it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from crosscheck.report import bars, plain, plots
from crosscheck.report import first_screen as first
from crosscheck.report import function_wording as of_function
from crosscheck.report import wording as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from crosscheck.verdict import Verdict


def render(verdicts: Sequence[Verdict]) -> str:
    """Return a whole page; several submissions are summed up in a table of links first."""
    return environment().get_template("page.html.j2").render(verdicts=verdicts)


def render_fragment(verdict: Verdict) -> str:
    """Return one verdict as a piece of HTML that styles nothing but itself."""
    return environment().get_template("fragment.html.j2").render(verdict=verdict)


@cache
def environment(*others: str) -> Environment:
    """Return what renders the templates of this package, and of `others`, which may use those of this one."""
    from jinja2 import (
        ChoiceLoader,
        Environment,
        PackageLoader,
        StrictUndefined,
    )  # costs 30 ms, and only this face needs it

    from crosscheck.report.formulas import as_html

    environment = Environment(
        loader=ChoiceLoader([*map(PackageLoader, others), PackageLoader("crosscheck.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        words=words,
        first=first,
        of_function=of_function,
        VERDICTS=of_function.VERDICTS,
        plain=plain,
        draw=bars.draw,
        lines=plots.lines,
        scan=plots.scan,
        ZERO=bars.ZERO,
        marked_up=as_html,
    )
    return environment


def _cleaned(value: Any) -> Any:
    return plain.clean(value) if type(value) is str else value  # what a macro gives is Markup, already clean
