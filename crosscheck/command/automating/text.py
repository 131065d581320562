"""What `crosscheck automates` prints: a row for each topic as soon as it is measured, or one topic with both codes."""

from __future__ import annotations

from string import ascii_lowercase

from rich.console import Console, Group, RenderableType
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from crosscheck.automates.comparison import Compared, sides
from crosscheck.automates.topic import Side
from crosscheck.command.automating.outcome import Outcome, most_telling, summary

# Heads and widths: 78 columns with the gaps between them, so that each row can be printed by itself.
COLUMNS = (
    ("topic", 21),
    ("lines\nby hand", 7),
    ("\ntorch", 5),
    ("\ndifference", 10),
    ("\ntolerance", 9),
    ("seconds\nby hand", 7),
    ("\ntorch", 6),
    ("", 6),
)
SIDE_BY_SIDE = 160  # columns of a terminal that has room for two codes of 78
STYLES = {"agree": "green", "differ": "bold red", "left out": "yellow", "failed": "bold red"}


def head() -> None:
    """Print the table's head."""
    _print(_table(heads=True))


def row(outcome: Outcome) -> None:
    """Print a topic's row; of one that was not compared, why."""
    if outcome.compared is None:
        _print(_why_not(outcome))
        return
    telling, lines, seconds = most_telling(outcome.compared), outcome.compared.lines, outcome.compared.seconds
    table = _table(heads=False)
    table.add_row(
        outcome.topic.name,
        *(str(lines[side]) for side in ("by hand", "torch")),
        _number(telling.difference),
        _number(telling.tolerance),
        *(f"{seconds[side]:.2f}" for side in ("by hand", "torch")),
        Text(outcome.word, STYLES[outcome.word]),
    )
    _print(table)


def both_codes(outcome: Outcome) -> None:
    """Print both codes of a topic, side by side or one above the other, and what they were compared by between them."""
    by_hand, torch = map(_code, sides(outcome.topic))
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


def closing(outcomes: list[Outcome], seed: int) -> None:
    """Print what the rows show, every quantity beyond its tolerance, how many topics agree, how to repeat it."""
    _print()
    shown = [outcome.topic for outcome in outcomes if outcome.compared]
    if shown and len(outcomes) > 1:
        _print("Shown of each topic: the quantity whose difference comes closest to what is allowed.")
        once = "".join(f" {topic.name}: of one run, {topic.once}." for topic in shown if topic.once)
        _print(f"Seconds: of a second run, without what is imported or compiled at the first.{once}\n")
    for outcome in outcomes:
        for quantity in outcome.compared.quantities if outcome.compared else ():
            if not quantity.within:
                _print(Text(f"{outcome.topic.name}: {quantity}", STYLES["differ"]))
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
    for i, (name, width) in enumerate(COLUMNS):
        table.add_column(name, width=width, no_wrap=True, justify="right" if 0 < i < len(COLUMNS) - 1 else "left")
    return table


def _why_not(outcome: Outcome) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=COLUMNS[0][1])
    table.add_column()
    table.add_row(outcome.topic.name, Text(f"{outcome.word}: {outcome.reason}", STYLES[outcome.word]))
    return table


def _code(side: Side) -> RenderableType:
    """Return a side's file, under its name."""
    code = Syntax(side.source.rstrip(), "python", theme="ansi_dark", background_color="default", word_wrap=True)
    return Group(Text(f"{side.name}: {side.path}", "bold"), code, "")


def _numbers(compared: Compared) -> RenderableType:
    """Return a row for each quantity, where it comes closest to its tolerance; below, each reason by its letter."""
    letters = dict(zip(dict.fromkeys(one.reason for one in compared.quantities), ascii_lowercase, strict=False))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("quantity", "where", "difference", "tolerance", "reason"):
        numeric = name in ("difference", "tolerance")
        table.add_column(name, justify="right" if numeric else "left", no_wrap=numeric)
    for one in compared.quantities:
        numbers = (_number(one.difference), _number(one.tolerance))
        style = STYLES["agree" if one.within else "differ"]
        table.add_row(one.name, one.where if one.difference else "", *numbers, letters[one.reason], style=style)
    reasons = "".join(f"{letter}: {reason}\n" for reason, letter in letters.items())
    seconds, lines = compared.seconds, compared.lines
    cost = "; ".join(f"{side}: {lines[side]} lines, {seconds[side]:.2g} s" for side in lines)
    run = f"one run, {compared.topic.once}" if compared.topic.once else "a second run"
    where = "Each quantity where its difference comes closest to its tolerance."
    return Group(table, Text(f"\n{where}\n{reasons}\n{cost} ({run})\n"))


def _number(value: float) -> str:
    return "0" if value == 0 else f"{value:.1e}"
