"""Write docs/mistakes.md and docs/levels.md, the pages of all findings, from the tables that the judge reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes.findings import BEHAVIOUR, READING, REASONS, REMARKS, SYMPTOMS
from crosscheck.mistakes.mistake import Kind, Mistake

RULE = "|---"
HERE = Path(__file__).parent
MADE = """Made by `python docs/make_mistakes.py` from the judge's tables; a test checks it."""
MISTAKES_HEAD = f"""# What the judge can name

{MADE} The page explains the names in
brackets at the ends of a report's lines. In a report, measured values replace the words in braces.

A **mistake** is named only if it is demonstrated: by a change to the right formulas that gives the submission's own numbers
at all ordinary points, or by what the function does. The last column has the change as an edit of the textbook
(`crosscheck/homework/circles/textbook.py`): the changed line, and in brackets the original. Functions that are not
NumPy's, such as `shortened`, are in `crosscheck/homework/circles/mistakes/book.py`. A constant in braces is found
from one or two answers, and must explain all others. A **symptom** describes wrong numbers that no known mistake explains. A
**remark** or a **note** is about a function that agrees. [levels.md](levels.md) says what each does to the verdict.
"""
LEVELS_HEAD = f"""# What each finding does to the verdict

{MADE}

1. **wrong**: an assert of the homework fails; or fewer than four digits of a number are right at an ordinary point; or a
   known mistake without a fitted constant explains the numbers, however many digits are right; or a call changes numbers
   in its arguments, keeps state, raises or does not finish. If the numbers are right all the same, the table and the
   message say so. [Judging](judging.md) says how digits are counted.
2. **remark**: all asserts hold, and at least four digits are right, but fewer than rounding alone would leave, as with
   single precision or difference quotients. Or a shape or type fails only in the homework's `optimize`. The verdict is
   "right, with remarks".
3. **note**: only saturated values change, or there is nothing to do for this homework. Notes alone leave a verdict right.
4. **missing**: not done yet.
5. **unjudged**: the judge or the machine lacks something, or another function is to blame.

At an ordinary point the output does not saturate: it is more than some 3e-6 away from 0 and 1, and more than 2.4e-5 if the
label is the unlikely one.
"""


def mistakes_page() -> str:
    """Return the page of what each finding says."""
    return MISTAKES_HEAD + "".join(f"\n{line}\n" for line in _mistakes_sections())


def levels_page() -> str:
    """Return the page of what each finding makes of a verdict."""
    return LEVELS_HEAD + "".join(f"\n{line}\n" for line in _levels_sections())


PAGES: Mapping[str, Callable[[], str]] = {"mistakes.md": mistakes_page, "levels.md": levels_page}


def _mistakes_sections() -> Iterator[str]:
    for function in CIRCLES.questioned:
        found = [mistake for mistake in CIRCLES.catalogue.mistakes if mistake.function == function.name]
        yield f"## Mistakes in `{function.name}`\n\n{_mistakes(found)}"
    yield f"## Mistakes that any homework knows\n\n{_mistakes(BEHAVIOUR)}"
    yield f"## Symptoms\n\n{_messages(SYMPTOMS)}"
    yield f"## Remarks and notes\n\n{_messages((*REMARKS, *CIRCLES.catalogue.remarks))}"


def _levels_sections() -> Iterator[str]:
    remarks = (*REMARKS, *CIRCLES.catalogue.remarks)
    yield f"## Why a function is wrong, missing or unjudged without numbers\n\n{_kinds(REASONS)}"
    yield f"## Mistakes\n\n{_levels([*CIRCLES.catalogue.mistakes, *BEHAVIOUR])}"
    yield f"## Symptoms\n\n{_levels(SYMPTOMS)}"
    yield f"## Remarks and notes\n\n{_levels(remarks)}"
    yield f"## What the reader of the cells remarks on\n\n{_kinds(READING)}"


def _levels(found: Sequence[Kind]) -> str:
    rows = [_row(f"`{one.kind}`", one.level, _numbers(one)) for one in found]
    return _table(("name", "level", "are the numbers right?"), rows)


def _numbers(one: Kind) -> str:
    return "yes" if one.numbers_right else "no"


def _kinds(found: Sequence[Kind]) -> str:
    return _table(("name", "level", "what it means"), [_row(f"`{one.kind}`", one.level, one.hint) for one in found])


def _mistakes(found: Sequence[Kind]) -> str:
    rows = [_row(f"`{m.kind}`", m.hint, m.formula, _as_if(m)) for m in found]
    return _table(("name", "what kind of thing, and where", "what it should be, and why", "as if (textbook)"), rows)


def _as_if(mistake: Kind) -> str:
    """Return the first line that a mistake amounts to, with what the textbook has there, and how many more there are."""
    edits = (*mistake.edits, *mistake.families) if isinstance(mistake, Mistake) else ()
    lines = dict.fromkeys(line for line in map(CIRCLES.catalogue.textbook.difference, edits) if line[0])
    if not lines:
        return ""
    (written, stands), *others = lines
    more = f", and {len(others)} more" if others else ""
    return f"`{written}` (`{stands}`){more}"


def _messages(found: Sequence[Kind]) -> str:
    return _table(("name", "hint", "formula"), [_row(f"`{one.kind}`", one.hint, one.formula) for one in found])


def _table(head: Sequence[str], rows: Sequence[str]) -> str:
    return "\n".join([_row(*head), RULE * len(head) + "|", *rows])


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
