"""A verdict as text for a terminal, meaningful without its colours."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from crosscheck.report import wording as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crosscheck.verdict import FunctionVerdict, Verdict

ANSI_COLOURS = {"right": "32", "remarks": "33", "wrong": "31", "missing": "2", "unjudged": "35"}  # ANSI
GAP = 3  # between a function's name and its verdict
LABEL_WIDTH = len("  remark  ")
NARROWEST = 40
PRINTED_LINES = 10


def render(verdict: Verdict, colour: bool = False, width: int = 80) -> str:
    """Write a verdict.

    Parameters
    ----------
    verdict : Verdict
    colour : bool
        Whether to colour the verdicts with ANSI sequences; nothing is said by colour alone.
    width : int
        Columns to wrap at; 40 at the least.

    Returns
    -------
    str
        Lines, the last one ended.
    """
    width = max(width, NARROWEST)
    state = words.state(verdict)
    name_width = max(map(len, verdict.functions), default=0) + GAP
    headline = f"{words.one_line(verdict.submission)}: {_paint(words.VERDICTS[state], state, colour)}"
    parts = [
        [headline, *_about_all(verdict, width)],
        [line for function in verdict.functions.values() for line in _function(function, name_width, colour, width)],
        list(_printed(verdict)),
        list(_summary(verdict, width)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def overview(verdicts: Sequence[Verdict]) -> str:
    """Count several verdicts, in one line."""
    states = [words.state(verdict) for verdict in verdicts]
    counts = [f"{states.count(state)} {word}" for state, word in words.VERDICTS.items() if state in states]
    return f"{len(verdicts)} submissions: {'; '.join(counts)}"


def _about_all(verdict: Verdict, width: int) -> Iterator[str]:
    if verdict.reason is not None:
        yield from _labelled("reason", verdict.reason.message, width)
    for remark in verdict.remarks:
        yield from _labelled("remark", words.named(remark), width)


def _function(function: FunctionVerdict, name_width: int, colour: bool, width: int) -> Iterator[str]:
    said = _paint(words.on_function(function), function.verdict, colour)
    yield f"{words.one_line(function.function):{name_width}}{said}"
    if function.reason is not None:
        yield from _labelled("reason", function.reason.message, width)
    if function.largest_error is not None:
        yield from _labelled("worst", words.largest_error(function.largest_error), width)
    if function.blocks:
        yield from _labelled("where", words.blocks(function), width)
    for cause in words.causes(function):
        yield from _labelled("cause", words.named(cause), width)
    for symptom in words.seen(function):
        yield from _labelled("seen", words.named(symptom), width)
    for remark in function.remarks:
        yield from _labelled("remark", words.named(remark), width)


def _printed(verdict: Verdict) -> Iterator[str]:
    """Show the end of what the submission printed, where that may say why it could not be judged."""
    lines = words.clean(verdict.output).splitlines() if words.state(verdict) == "unjudged" else []
    if lines:
        yield "the submission printed:"
        yield from (f"  | {line}" for line in lines[-PRINTED_LINES:])


def _summary(verdict: Verdict, width: int) -> Iterator[str]:
    if verdict.functions:
        yield f"agrees with the reference: {words.agreement(verdict)}"
        yield words.asserts(verdict)
    if circumstances := words.circumstances(verdict):
        yield circumstances
    if notice := words.notice(verdict):
        yield from textwrap.wrap(notice, width)


def _labelled(label: str, text: str, width: int) -> Iterator[str]:
    """Wrap a text beside its label; every line is indented, so that quoted words cannot pass for a verdict."""
    first = f"  {label}".ljust(LABEL_WIDTH)
    for line in words.clean(text).splitlines():
        yield from textwrap.wrap(
            line, width, initial_indent=first, subsequent_indent=" " * LABEL_WIDTH, break_on_hyphens=False
        )
        first = " " * LABEL_WIDTH


def _paint(text: str, state: str, colour: bool) -> str:
    return f"\x1b[{ANSI_COLOURS[state]}m{text}\x1b[0m" if colour else text
