"""A verdict as text for a terminal, meaningful without its colours."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from crosscheck.report import first_screen as first
from crosscheck.report import function_wording as of_function
from crosscheck.report import wording as words
from crosscheck.report.function_wording import VERDICTS
from crosscheck.report.plain import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crosscheck.verdict import FunctionVerdict, Verdict

ANSI_COLOURS = {"right": "32", "remarks": "33", "wrong": "31", "missing": "2", "unjudged": "35"}  # ANSI
GAP = 3  # between a function's name and its verdict
LABEL_WIDTH = len("  remark  ")
NARROWEST = 40
PRINTED_LINES = 10
NO_BREAK = "\N{NO-BREAK SPACE}"


def render(verdict: Verdict, colour: bool = False, width: int = 80, explain: bool = False) -> str:
    """Write a verdict.

    Parameters
    ----------
    verdict : Verdict
    colour : bool
        Whether to colour the verdicts with ANSI sequences; nothing is said by colour alone.
    width : int
        Columns to wrap at; 40 at the least.
    explain : bool
        Whether to write all that there is to say, not the first screen alone.

    Returns
    -------
    str
        Lines, the last one ended.
    """
    width = max(width, NARROWEST)
    state = words.state(verdict)
    name_width = max(map(len, verdict.functions), default=0) + GAP
    headline = list(_beside(f"{one_line(verdict.submission)}: ", VERDICTS[state], state, colour, width))
    if not explain:
        return "\n".join(_first_screen(verdict, headline, name_width, colour, width)) + "\n"
    parts = [
        [*headline, *_about_all(verdict, width)],
        [
            line
            for function in words.judged(verdict)
            for line in _function(verdict, function, name_width, colour, width)
        ],
        list(_questions(verdict)),
        list(_notes(verdict, width)),
        list(_printed(verdict)),
        list(_summary(verdict, width)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def overview(verdicts: Sequence[Verdict], width: int = 80) -> str:
    """Count several verdicts, in one line if it fits."""
    states = [words.state(verdict) for verdict in verdicts]
    counts = [f"{states.count(state)} {word}" for state, word in VERDICTS.items() if state in states]
    return "\n".join(_wrapped(f"{len(verdicts)} submissions: {'; '.join(counts)}", max(width, NARROWEST)))


def _first_screen(verdict: Verdict, headline: list[str], name_width: int, colour: bool, width: int) -> Iterator[str]:
    if first.all_right(verdict):
        yield " ".join([*headline, f"({', '.join(map(one_line, verdict.functions))})"])
    else:
        yield from headline
        if verdict.reason is not None:
            yield from _labelled("", verdict.reason.message, width, indent=2)
        for sentence, kind in first.remarks(verdict):
            yield from _labelled("", f"{sentence} [{kind}]", width, indent=2)
        for function in words.judged(verdict):
            yield from _headed(verdict, function, name_width, colour, width)
            for sentence, kind in first.causes(verdict, function):
                yield from _labelled("", f"{sentence} [{kind}]" if kind else sentence, width, indent=2)
            for line in first.numbers(function):
                yield from _labelled("", line, width, indent=2)
    yield first.more(verdict)


def _headed(verdict: Verdict, function: FunctionVerdict, name_width: int, colour: bool, width: int) -> Iterator[str]:
    place = first.place(verdict, function)
    said = of_function.on_function(function) + (f" ({place})" if place else "")
    yield from _beside(f"{one_line(function.function):{name_width}}", said, function.verdict, colour, width)


def _about_all(verdict: Verdict, width: int) -> Iterator[str]:
    if verdict.reason is not None:
        yield from _labelled("reason", verdict.reason.message, width)
    for remark in of_function.remarks(verdict):
        yield from _labelled("remark", of_function.named(remark), width)
    if letters := words.letters(verdict):
        yield from _labelled("letters", letters, width)


def _function(verdict: Verdict, function: FunctionVerdict, name_width: int, colour: bool, width: int) -> Iterator[str]:
    yield from _headed(verdict, function, name_width, colour, width)
    if reason := of_function.reason(verdict, function):
        yield from _labelled("reason", reason, width)
    if function.largest_error is not None:
        yield from _labelled("worst", of_function.largest_error(function.largest_error), width)
    if function.blocks:
        yield from _labelled("where", of_function.blocks(function), width)
    if function.evidence:
        yield from _labelled("slope", function.evidence, width)
    groups = {"cause": of_function.causes, "seen": of_function.seen, "remark": of_function.remarks}
    for label, found in groups.items():
        for finding in found(function):
            before = of_function.said_for(verdict, function, finding)
            yield from _labelled(label, of_function.named(finding, before), width)


def _questions(verdict: Verdict) -> Iterator[str]:
    """Write what asks the same of wrong functions: whole and at the margin, to be pasted."""
    for function in verdict.functions.values():
        if function.largest_error and (question := of_function.question(function.largest_error)):
            yield f"to ask {one_line(function.function)} the same:"
            yield from question


def _notes(verdict: Verdict, width: int) -> Iterator[str]:
    for names, finding in words.notes(verdict):
        yield from _labelled("note", of_function.with_names(names, of_function.named(finding)), width)


def _printed(verdict: Verdict) -> Iterator[str]:
    """Show the end of what the submission printed, where that may say why it could not be judged."""
    lines = clean(verdict.output).splitlines() if words.state(verdict) == "unjudged" else []
    if lines:
        yield "the submission printed:"
        yield from (f"  | {line}" for line in lines[-PRINTED_LINES:])


def _summary(verdict: Verdict, width: int) -> Iterator[str]:
    if words.judged(verdict):
        yield from _wrapped(f"agrees with the reference: {words.agreement(verdict)}", width)
        yield from _wrapped(words.asserts(verdict), width, whole=words.failing_asserts(verdict))
    if circumstances := words.circumstances(verdict):
        versions = words.versions(verdict, words.FOREMOST)
        yield from _wrapped(circumstances + (f" with {versions}" if versions else ""), width)
        yield f"repeat: {words.repetition(verdict)}"
    yield from _wrapped(words.notice(verdict), width)


def _beside(name: str, said: str, state: str, colour: bool, width: int) -> Iterator[str]:
    """Write a verdict beside a name, or below it where that is too long for one line."""
    if len(name) + len(said) <= width:
        yield name + _paint(said, state, colour)
        return
    yield name.rstrip()
    yield from (" " * LABEL_WIDTH + _paint(line, state, colour) for line in textwrap.wrap(said, width - LABEL_WIDTH))


def _labelled(label: str, text: str, width: int, indent: int = LABEL_WIDTH) -> Iterator[str]:
    """Wrap a text beside its label; every line is indented, so that quoted words cannot pass for a verdict."""
    begin = f"  {label}".ljust(indent)
    for line in clean(text).splitlines():
        yield from textwrap.wrap(
            line, width, initial_indent=begin, subsequent_indent=" " * indent, break_on_hyphens=False
        )
        begin = " " * indent


def _wrapped(text: str, width: int, whole: Sequence[str] = ()) -> list[str]:
    """Wrap a text, but for what is to stay in one line."""
    for part in map(one_line, whole):
        text = text.replace(part, part.replace(" ", NO_BREAK))
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [line.replace(NO_BREAK, " ") for line in lines]


def _paint(text: str, state: str, colour: bool) -> str:
    return f"\x1b[{ANSI_COLOURS[state]}m{text}\x1b[0m" if colour else text
