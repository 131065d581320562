"""What became of each topic, as text, in a row as soon as it is measured, and as JSON at full precision."""

from __future__ import annotations

import math
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, Literal

from rich.console import Console, Group, RenderableType
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from crosscheck.automates.comparison import Compared, compare, sides
from crosscheck.automates.topic import Side, Start, Topic
from crosscheck.report.json_lines import dumps
from crosscheck.run import Row
from crosscheck.submissions.errors import CannotJudgeError, one_line
from crosscheck.versions import loaded_versions

Word = Literal["agree", "differ", "left out", "failed"]
SCHEMA = "crosscheck.automates/1"
EXIT_CODES: dict[Word, int] = {"agree": 0, "differ": 1, "left out": 0, "failed": 2}
STYLES = {"agree": "green", "differ": "bold red", "left out": "yellow", "failed": "bold red"}
# Heads and widths: 78 columns with the gaps between them, so that each row can be printed by itself.
COLUMNS = [("topic", 21), ("lines\nby hand", 7), ("\ntorch", 5), ("\ndifference", 10), ("\ntolerance", 9)]
COLUMNS += [("seconds\nby hand", 7), ("\ntorch", 6), ("", 6)]
SIDE_BY_SIDE = 160  # columns of a terminal that has room for two codes of 78


@dataclass(frozen=True)
class Outcome:
    """What became of a topic.

    "left out" is what this machine lacks something for, "failed" is what raised an exception.
    """

    topic: Topic
    word: Word
    compared: Compared | None = None
    reason: str = ""  # why it was not compared


def measured(topic: Topic, start: Start, with_mistake: bool = False) -> Outcome:
    """Compare both sides of a topic, and its mistake if asked; whatever either raises ends this topic alone."""
    if reason := topic.lacks():
        return Outcome(topic, "left out", reason=reason)
    try:
        compared = compare(topic, start, with_mistake)
    except CannotJudgeError:
        raise
    except Exception as error:  # processes that do not find each other, compilers that stop: the other topics go on
        return Outcome(topic, "failed", reason=one_line(error))
    return Outcome(topic, "agree" if compared.agree else "differ", compared)


def exit_code(outcomes: list[Outcome]) -> int:
    """Return 1 if any topic differs; else 2 if any failed, or if nothing was compared at all; else 0."""
    codes = {EXIT_CODES[outcome.word] for outcome in outcomes}
    if 1 in codes:
        return 1
    return max(codes) if any(outcome.compared for outcome in outcomes) else 2


def summary(outcomes: list[Outcome]) -> str:
    """Return how many topics agree, and which do not or were not compared."""
    named = ((word, [one.topic.name for one in outcomes if one.word == word]) for word in EXIT_CODES)
    return "; ".join(
        f"{len(names)} {word}" if word == "agree" else f"{word}: {', '.join(names)}" for word, names in named if names
    )


def most_telling(compared: Compared) -> Row:
    """Return the row whose difference is the largest part of its tolerance; of equal ones, the loosest."""
    return max(compared.rows, key=lambda row: (_part(row), row.allowed))


def _part(row: Row) -> float:
    if row.apart == 0:
        return 0.0
    part = row.apart / row.allowed if row.allowed else math.inf
    return math.inf if math.isnan(part) else part


def to_json(outcomes: list[Outcome], seed: int) -> str:
    """Write all as JSON, as `schemas/automates-1.json` describes it."""
    document: dict[str, Any] = {"schema": SCHEMA}
    document["topics"] = [_topic(outcome.compared) for outcome in outcomes if outcome.compared]
    for word in ("left out", "failed"):
        others = [{"topic": one.topic.name, "reason": one.reason} for one in outcomes if one.word == word]
        document[word.replace(" ", "_")] = others
    return dumps(document | {"seed": seed, "versions": loaded_versions()})


def _topic(compared: Compared) -> dict[str, Any]:
    found: dict[str, Any] = {
        "topic": compared.topic.name,
        "agree": compared.agree,
        "quantities": [_quantity(row, compared) for row in compared.rows],
    }
    for what, by_side in (("lines", compared.lines), ("seconds", compared.seconds)):
        found[what] = {side.replace(" ", "_"): number for side, number in by_side.items()}
    if compared.mistaken:
        found["mistake"] = [_quantity(row, compared) for row in compared.seen]
    return found


def _quantity(row: Row, compared: Compared) -> dict[str, Any]:
    name = row.question.quantity
    numbers = {"by_hand": row.obtained, "torch": row.expected, "difference": row.apart, "tolerance": row.allowed}
    return {"name": name, "where": row.entry, **numbers, "reason": compared.reasons[name]}


def print_head() -> None:
    """Print the head of the table."""
    _print(_table(heads=True))


def print_row(outcome: Outcome) -> None:
    """Print a topic's row; of one that was not compared, why."""
    if outcome.compared is None:
        _print(_why_not(outcome))
        return
    telling, lines, seconds = most_telling(outcome.compared), outcome.compared.lines, outcome.compared.seconds
    table = _table(heads=False)
    table.add_row(
        outcome.topic.name,
        *map(str, lines.values()),
        _number(telling.apart),
        _number(telling.allowed),
        *(f"{each:.2f}" for each in seconds.values()),
        Text(outcome.word, STYLES[outcome.word]),
    )
    _print(table)


def print_both_codes(outcome: Outcome) -> None:
    """Print both codes of a topic, side by side or one above the other, and what they were compared by between them."""
    by_hand, torch = map(_code, sides(outcome.topic.name))
    numbers = _why_not(outcome) if outcome.compared is None else _numbers(outcome.compared)
    _print(outcome.topic.question + "\n")
    if _console().width >= SIDE_BY_SIDE:
        beside = Table.grid(padding=(0, 2), expand=True)
        beside.add_column(ratio=1)
        beside.add_column(ratio=1)
        beside.add_row(by_hand, torch)
        _print(beside, numbers)
    else:
        _print(by_hand, numbers, torch)


def print_closing(outcomes: list[Outcome], seed: int) -> None:
    """Print what the rows show, every quantity beyond its tolerance, how many topics agree, how to repeat it."""
    _print()
    compared = [outcome.compared for outcome in outcomes if outcome.compared]
    if compared and len(outcomes) > 1:
        _print("Shown of each topic: the quantity whose difference comes closest to what is allowed.")
        once = "".join(f" {one.topic.name}: of one run, {one.topic.once}." for one in compared if one.topic.once)
        _print(f"Seconds: of a second run, without what is imported or compiled at the first.{once}\n")
    for one in compared:
        for row in one.rows:
            if not row.within:
                _print(Text(f"{one.topic.name}: {one.told(row)}", STYLES["differ"]))
    _print(f"{summary(outcomes)}. Repeat it with --seed {seed}.")


def _print(*what: RenderableType) -> None:
    """Print by `print`, not by a console of its own: `out.live` then puts it above its bar."""
    console = _console()
    with console.capture() as captured:
        console.print(*what)
    print(captured.get(), end="", flush=True)


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def _table(heads: bool) -> Table:
    table = Table(box=None, show_header=heads, pad_edge=False, padding=(0, 1, 0, 0))
    for name, width in COLUMNS:
        table.add_column(name, width=width, no_wrap=True, justify="left" if name in ("topic", "") else "right")
    return table


def _why_not(outcome: Outcome) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=COLUMNS[0][1])
    table.add_column()
    table.add_row(outcome.topic.name, Text(f"{outcome.word}: {outcome.reason}", STYLES[outcome.word]))
    return table


def _code(side: Side) -> RenderableType:
    code = Syntax(side.source.rstrip(), "python", theme="ansi_dark", background_color="default", word_wrap=True)
    return Group(Text(f"{side.name}: {side.path}", "bold"), code, "")


def _numbers(compared: Compared) -> RenderableType:
    """Return a row for each quantity, where it comes closest to its tolerance; below, each reason by its letter."""
    letters = dict(zip(dict.fromkeys(compared.reasons.values()), ascii_lowercase, strict=False))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("quantity", "where", "difference", "tolerance", "reason"):
        numeric = name in ("difference", "tolerance")
        table.add_column(name, justify="right" if numeric else "left", no_wrap=numeric)
    for row in compared.rows:
        name, where = row.question.quantity, row.entry if row.apart else ""
        cells = (name, where, _number(row.apart), _number(row.allowed), letters[compared.reasons[name]])
        table.add_row(*cells, style=STYLES["agree" if row.within else "differ"])
    reasons = "".join(f"{letter}: {reason}\n" for reason, letter in letters.items())
    seconds, lines = compared.seconds, compared.lines
    cost = "; ".join(f"{side}: {lines[side]} lines, {seconds[side]:.2g} s" for side in lines)
    run = f"one run, {compared.topic.once}" if compared.topic.once else "a second run"
    where = "Each quantity where its difference comes closest to its tolerance."
    return Group(table, Text(f"\n{where}\n{reasons}\n{cost} ({run})\n"))


def _number(value: float) -> str:
    return "0" if value == 0 else f"{value:.1e}"
