"""The result of each topic: as text, one row as soon as it is measured, and as JSON at full precision."""

import math
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, Literal

from rich.console import Console, Group, RenderableType
from rich.syntax import Syntax
from rich.table import Column, Table
from rich.text import Text

from crosscheck.homework.circles.run import Row
from crosscheck.lecture.comparison import Compared, compare, sides
from crosscheck.lecture.topic import Side, Start, Topic
from crosscheck.report.json_lines import dumps
from crosscheck.submissions.errors import CannotJudgeError, type_and_message
from crosscheck.versions import loaded_versions

Word = Literal["agree", "differ", "left out", "failed"]
SCHEMA = "crosscheck.automates/1"
STYLES = {"agree": "green", "differ": "bold red", "left out": "yellow", "failed": "bold red"}
NAME = 21  # characters of a topic's name
HEAD = f"""{"lines":>29}{"seconds":>35}
{"topic":{NAME}} by hand torch difference tolerance by hand  torch"""
SIDE_BY_SIDE = 160  # columns; a terminal of this width has room for two codes of 78 columns


@dataclass(frozen=True)
class TopicOutcome:
    """The result of a topic: "left out" if this machine lacks something for it, "failed" if it raised an exception."""

    topic: Topic
    word: Word
    compared: Compared | None = None
    reason: str = ""  # why it was not compared


def measured(topic: Topic, start: Start, with_mistake: bool = False) -> TopicOutcome:
    """Compare both sides of a topic, and its mistake if requested. An exception ends only this topic."""
    if reason := topic.lacks():
        return TopicOutcome(topic, "left out", reason=reason)
    try:
        compared = compare(topic, start, with_mistake)
    except CannotJudgeError:
        raise
    except Exception as error:  # the other topics go on, e.g. if processes do not connect or a compiler fails
        return TopicOutcome(topic, "failed", reason=type_and_message(error))
    return TopicOutcome(topic, "agree" if compared.agree else "differ", compared)


def exit_code(outcomes: list[TopicOutcome]) -> int:
    """Return 1 if any topic differs; else 2 if any failed, or if nothing was compared at all; else 0."""
    words = {outcome.word for outcome in outcomes}
    if "differ" in words:
        return 1
    return 2 if "failed" in words or "agree" not in words else 0


def summary(outcomes: list[TopicOutcome]) -> str:
    """Return how many topics agree, and which do not or were not compared."""
    named = ((word, [one.topic.name for one in outcomes if one.word == word]) for word in STYLES)
    told = (f"{len(of)} {word}" if word == "agree" else f"{word}: {', '.join(of)}" for word, of in named if of)
    return "; ".join(told)


def most_telling(compared: Compared) -> Row:
    """Return the row with the largest ratio of difference to tolerance; among equal ratios, the largest tolerance."""
    return max(compared.rows, key=lambda row: (_part(row), row.allowed))


def _part(row: Row) -> float:
    if row.apart == 0:
        return 0.0
    part = row.apart / row.allowed if row.allowed else math.inf
    return math.inf if math.isnan(part) else part


def to_json(outcomes: list[TopicOutcome], seed: int) -> str:
    """Write all as JSON, as `schemas/automates-1.json` describes it."""
    topics = [_topic(outcome.compared) for outcome in outcomes if outcome.compared]
    others: dict[str, list[dict[str, str]]] = {"left_out": [], "failed": []}
    for one in outcomes:
        if not one.compared:
            others[one.word.replace(" ", "_")].append({"topic": one.topic.name, "reason": one.reason})
    return dumps({"schema": SCHEMA, "topics": topics, **others, "seed": seed, "versions": loaded_versions()})


def _topic(compared: Compared) -> dict[str, Any]:
    seen = {"mistake": [_quantity(row, compared) for row in compared.seen]} if compared.mistaken else {}
    return {
        "topic": compared.topic.name,
        "agree": compared.agree,
        "quantities": [_quantity(row, compared) for row in compared.rows],
        "lines": {side.replace(" ", "_"): n for side, n in compared.lines.items()},
        "seconds": {side.replace(" ", "_"): seconds for side, seconds in compared.seconds.items()},
        **seen,
    }


def _quantity(row: Row, compared: Compared) -> dict[str, Any]:
    name = row.question.quantity
    numbers = {"by_hand": row.obtained, "torch": row.expected, "difference": row.apart, "tolerance": row.allowed}
    return {"name": name, "where": row.entry, **numbers, "reason": compared.reasons[name]}


def print_row(outcome: TopicOutcome) -> None:
    """Print a topic's row, or the reason why it was not compared."""
    if (compared := outcome.compared) is None:
        say(_why_not(outcome))
        return
    row, lines, seconds = most_telling(compared), compared.lines.values(), compared.seconds.values()
    apart = f"{_number(row.apart):>10} {_number(row.allowed):>9}"
    told = "{:{}} {:7} {:5} {} {:7.2f} {:6.2f} ".format(outcome.topic.name, NAME, *lines, apart, *seconds)
    say(Text.assemble(told, (outcome.word, STYLES[outcome.word])))


def print_both_codes(outcome: TopicOutcome) -> None:
    """Print both codes of a topic, side by side or one above the other, with their numbers between or below them."""
    by_hand, torch = map(_code, sides(outcome.topic.name))
    numbers = _why_not(outcome) if outcome.compared is None else _numbers(outcome.compared)
    say(outcome.topic.question + "\n")
    if _console().width >= SIDE_BY_SIDE:
        beside = Table.grid(Column(ratio=1), Column(ratio=1), padding=(0, 2), expand=True)
        beside.add_row(by_hand, torch)
        say(beside, numbers)
    else:
        say(by_hand, numbers, torch)


def print_closing(outcomes: list[TopicOutcome], seed: int) -> None:
    """Print what the rows show, each quantity beyond its tolerance, how many topics agree, and how to repeat it."""
    say()
    compared = [outcome.compared for outcome in outcomes if outcome.compared]
    if compared and len(outcomes) > 1:
        say("Shown of each topic: the quantity whose largest difference comes closest to what is allowed.")
        once = "".join(f" {one.topic.name}: of one run, {one.topic.once}." for one in compared if one.topic.once)
        say(f"Seconds: of a second run, without what is imported or compiled at the first.{once}\n")
    for one, row in ((each, row) for each in compared for row in each.rows if not row.within):
        say(Text(f"{one.topic.name}: {one.told(row)}", STYLES["differ"]))
    say(f"{summary(outcomes)}. Repeat it with --seed {seed}.")


def say(*what: RenderableType) -> None:
    """Print with `print`, not with rich's console, so that `output.live` can put the text above its bar."""
    console = _console()
    with console.capture() as captured:
        console.print(*what)
    print(captured.get(), end="", flush=True)


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def _why_not(outcome: TopicOutcome) -> RenderableType:
    table = Table.grid(Column(width=NAME), Column(), padding=(0, 1, 0, 0))
    table.add_row(outcome.topic.name, Text(f"{outcome.word}: {outcome.reason}", STYLES[outcome.word]))
    return table


def _code(side: Side) -> RenderableType:
    code = Syntax(side.source.rstrip(), "python", theme="ansi_dark", background_color="default", word_wrap=True)
    return Group(Text(f"{side.name}: {side.path}", "bold"), code, "")


def _numbers(compared: Compared) -> RenderableType:
    """Return a table: a row for each quantity at its largest difference. Below it are the reasons, by letter."""
    letters = dict(zip(dict.fromkeys(compared.reasons.values()), ascii_lowercase, strict=False))
    numbers = (Column(name, justify="right", no_wrap=True) for name in ("difference", "tolerance"))
    table = Table("quantity", "where", *numbers, "reason", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for row in compared.rows:
        name, where = row.question.quantity, row.entry if row.apart else ""
        cells = (name, where, _number(row.apart), _number(row.allowed), letters[compared.reasons[name]])
        table.add_row(*cells, style=STYLES["agree" if row.within else "differ"])
    reasons = "".join(f"{letter}: {reason}\n" for reason, letter in letters.items())
    seconds, lines = compared.seconds, compared.lines
    cost = "; ".join(f"{side}: {lines[side]} lines, {seconds[side]:.2g} s" for side in lines)
    run = f"one run, {compared.topic.once}" if compared.topic.once else "a second run"
    where = "Each quantity where its difference is largest."
    telling = Table("what it comes to", *(Column(side, justify="right") for side in lines), box=None, pad_edge=False)
    for what, both in compared.telling.items():
        telling.add_row(what, *(f"{value:.4g}" for value in both))
    return Group(telling, "", table, Text(f"\n{where}\n{reasons}\n{cost} ({run})\n"))


def _number(value: float) -> str:
    return "0" if value == 0 else f"{value:.1e}"
