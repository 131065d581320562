"""Write docs/mistakes.md, the page of all findings, from the tables that the judge reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes.behaviour import BEHAVIOUR
from crosscheck.mistakes.mistake import Mistake, Remark, Symptom
from crosscheck.mistakes.remarks import REMARKS
from crosscheck.mistakes.symptoms import SYMPTOMS

RULE = "|---"
PAGE = Path(__file__).with_name("mistakes.md")
HEAD = """# What the judge can name

Made by `python docs/make_mistakes.py` from the judge's own tables; a test holds it. A name in brackets at the end of a
report's line is looked up here. Words in braces are filled in by what was measured.

A **mistake** is named only if it is demonstrated: by a change to the right formulas that gives the submission's own numbers
at all ordinary points, or by what the function does. A **symptom** describes wrong numbers that no known mistake explains. A
**remark** is about a function that agrees.
"""


def page() -> str:
    """Return the whole page."""
    return HEAD + "".join(f"\n{line}\n" for line in _sections())


def _sections() -> Iterator[str]:
    for function in CIRCLES.questioned:
        found = [mistake for mistake in CIRCLES.catalogue.mistakes if mistake.function == function.name]
        yield f"## Mistakes in `{function.name}`\n\n{_mistakes(found)}"
    yield f"## Mistakes that any homework knows\n\n{_mistakes(BEHAVIOUR)}"
    yield f"## Symptoms\n\n{_messages(SYMPTOMS)}"
    yield f"## Remarks\n\n{_messages((*REMARKS, *CIRCLES.catalogue.remarks))}"


def _mistakes(found: Sequence[Mistake]) -> str:
    rows = [_row(f"`{m.kind}`", m.hint, m.formula, str(len(m.forms) or "")) for m in found]
    return "\n".join(
        [_row("name", "what kind of thing, and where", "what it should be, and why", "forms"), RULE * 4 + "|", *rows]
    )


def _messages(found: Sequence[Symptom | Remark]) -> str:
    return "\n".join(
        [_row("name", "what it says"), RULE * 2 + "|", *(_row(f"`{one.kind}`", one.message) for one in found)]
    )


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
