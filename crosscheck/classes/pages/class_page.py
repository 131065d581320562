"""The class's page: a table of students that can be sorted, searched and filtered, and a bar for each mistake.

The table is in the page as it is, so that it is read, printed and searched without a script as well; the script orders and
hides its rows. It is written by hand: the libraries for such tables draw them from data, want a framework, or are longer than
all of a class. The page's policy lets no other script run, whatever a submission's words are.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import NamedTuple

from markupsafe import Markup

from crosscheck.classes.gradebook import Terms
from crosscheck.classes.handed_in.intake import Without
from crosscheck.classes.places import STUDENTS, page_name
from crosscheck.classes.standing import FunctionFinding, Standing, alphabetical, findings, functions_of, summarise
from crosscheck.report.function_wording import VERDICTS
from crosscheck.report.html import environment
from crosscheck.verdict import Feedback

STATES = {**VERDICTS, "not judged yet": "not judged yet"}  # in words, by what a student's verdict comes to
BARS = {"wrong": "Mistakes", "remark": "Remarks"}  # by the level of what they count
BARS_AT_ONCE = 8


class Bar(NamedTuple):
    """A mistake or a remark of the class."""

    number: int  # by which the page knows it
    kind: str
    function: str
    level: str
    hint: str  # as the first student who has it is told
    n: int  # students who have it


class StudentRow(NamedTuple):
    """A student in the table."""

    standing: Standing
    state: str  # what the verdict comes to, a key of `STATES`
    points: float | str  # their sum; "" where there are none yet
    kinds: list[str]  # of mistakes, remarks and reasons
    bars: list[int]  # the numbers of the bars that count this student
    page: str  # the address of the student's page


def render(class_: Sequence[Standing], terms: Terms, feedback: Feedback, without: Without) -> str:
    """Return the page; below the feedback "hint" mistakes have their names alone."""
    class_ = sorted(class_, key=lambda standing: alphabetical(standing.student))
    found = [findings(each) for each in class_]
    bars = _bars(found)
    rows = [_row(standing, mine, bars) for standing, mine in zip(class_, found, strict=True)]
    counted = Counter(row.state for row in rows)
    script = (files("crosscheck.classes.pages") / "templates" / "class.js").read_text(encoding="utf-8")
    page: str = (
        environment("crosscheck.classes.pages")
        .get_template("class.html.j2")
        .render(
            rows=rows,
            bars={title: [bar for bar in bars if bar.level == level] for level, title in BARS.items()},
            most=max((bar.n for bar in bars), default=0),
            states=[(state, words, counted[state]) for state, words in STATES.items() if counted[state]],
            places={state: i for i, state in enumerate(STATES)},
            summary=summarise(class_),
            without=without,
            functions=functions_of(class_),
            terms=terms,
            told=feedback in ("hint", "formula"),
            page_of={row.standing.student: row.page for row in rows},
            script=Markup(script),
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            number="{:g}".format,
            STATES=STATES,
            BARS_AT_ONCE=BARS_AT_ONCE,
        )
    )
    return page


def _row(standing: Standing, found: Sequence[FunctionFinding], bars: Sequence[Bar]) -> StudentRow:
    mine = {(one.kind, one.function) for one in found}
    return StudentRow(
        standing,
        "missing" if standing.reason == "missing" else standing.word,
        standing.total if standing.points else "",
        list(dict.fromkeys(one.kind for one in found)),
        [bar.number for bar in bars if (bar.kind, bar.function) in mine],
        f"{STUDENTS}/{page_name(standing.student)}",
    )


def _bars(found: Iterable[Sequence[FunctionFinding]]) -> list[Bar]:
    """Return the mistakes and remarks of a class, the commonest first."""
    counted: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], FunctionFinding] = {}
    for mine in found:
        by_name = {(one.kind, one.function): one for one in reversed(mine) if one.level in BARS}
        counted.update(by_name.keys())
        first = by_name | first
    return [Bar(i, *name, first[name].level, first[name].hint, n) for i, (name, n) in enumerate(counted.most_common())]
