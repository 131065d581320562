"""A verdict as text for a terminal, meaningful without its colours."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from crosscheck.report import first_screen as first
from crosscheck.report import wording as words
from crosscheck.report.plain import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crosscheck.verdict import FunctionVerdict, Verdict

ANSI_COLOURS = {"right": "32", "remarks": "33", "wrong": "31", "missing": "2", "unjudged": "35"}
GAP = 3  # between a function's name and its verdict
LABEL_WIDTH = len("  remark  ")
NARROWEST = 40
PRINTED_LINES = 10
NO_BREAK = "\N{NO-BREAK SPACE}"


def render(verdict: Verdict, colour: bool = False, width: int = 80, explain: bool = False) -> str:
    """Write a verdict in lines, the last one ended: all that there is to say, or the first screen alone.

    ANSI sequences colour the verdicts if `colour`, though nothing is said by colour alone. Lines are wrapped at `width`
    columns, at least 40.
    """
    return _Page(verdict, colour, max(width, NARROWEST)).text(explain)


def overview(verdicts: Sequence[Verdict], width: int = 80) -> str:
    """Count several verdicts, in one line if it fits."""
    states = [words.state(verdict) for verdict in verdicts]
    counts = [f"{states.count(state)} {word}" for state, word in words.VERDICTS.items() if state in states]
    return "\n".join(_wrapped(f"{len(verdicts)} submissions: {'; '.join(counts)}", max(width, NARROWEST)))


class _Page:
    """One verdict's text: how wide it is, and whether it is coloured."""

    def __init__(self, verdict: Verdict, colour: bool, width: int) -> None:
        self.verdict, self.colour, self.width = verdict, colour, width

    def text(self, explain: bool) -> str:
        state = words.state(self.verdict)
        headline = list(self._beside(f"{one_line(self.verdict.submission)}: ", words.VERDICTS[state], state))
        if not explain:
            return "\n".join(self._first_screen(headline)) + "\n"
        functions = [line for function in words.judged(self.verdict) for line in self._function(function)]
        parts = (
            [*headline, *self._about_all()],
            functions,
            self._questions(),
            self._notes(),
            self._printed(),
            self._summary(),
        )
        return "\n\n".join(filter(None, map("\n".join, parts))) + "\n"

    def _first_screen(self, headline: list[str]) -> Iterator[str]:
        verdict = self.verdict
        if first.all_right(verdict):
            yield " ".join([*headline, f"({', '.join(map(one_line, verdict.functions))})"])
        else:
            yield from headline
            told = [] if verdict.reason is None else [verdict.reason.message]
            for text in [*told, *(f"{sentence} [{kind}]" for sentence, kind in first.remarks(verdict))]:
                yield from self._labelled("", text, indent=2)
            for function in words.judged(verdict):
                yield from self._headed(function)
                causes = [f"{said} [{kind}]" if kind else said for said, kind in first.causes(verdict, function)]
                for text in [*causes, *first.numbers(function)]:
                    yield from self._labelled("", text, indent=2)
        yield first.more(verdict)

    def _headed(self, function: FunctionVerdict) -> Iterator[str]:
        place = first.place(self.verdict, function)
        said = words.on_function(function) + (f" ({place})" if place else "")
        name_width = max(map(len, self.verdict.functions)) + GAP
        yield from self._beside(f"{one_line(function.function):{name_width}}", said, function.verdict)

    def _about_all(self) -> Iterator[str]:
        if self.verdict.reason is not None:
            yield from self._labelled("reason", self.verdict.reason.message)
        for remark in words.remarks(self.verdict):
            yield from self._labelled("remark", words.named(remark))
        if letters := words.letters(self.verdict):
            yield from self._labelled("letters", letters)

    def _function(self, function: FunctionVerdict) -> Iterator[str]:
        yield from self._headed(function)
        for label, text in words.told(self.verdict, function):
            yield from self._labelled(label, text)

    def _questions(self) -> Iterator[str]:
        """Write what asks the same of wrong functions: whole and at the margin, to be pasted."""
        for function in self.verdict.functions.values():
            if function.largest_error and (question := words.question(function.largest_error)):
                yield f"to ask {one_line(function.function)} the same:"
                yield from question

    def _notes(self) -> Iterator[str]:
        for names, finding in words.notes(self.verdict):
            yield from self._labelled("note", words.with_names(names, words.named(finding)))

    def _printed(self) -> Iterator[str]:
        """Show the end of what the submission printed, where that may say why it could not be judged."""
        if words.state(self.verdict) == "unjudged" and (lines := clean(self.verdict.output).splitlines()):
            yield "the submission printed:"
            yield from (f"  | {line}" for line in lines[-PRINTED_LINES:])

    def _summary(self) -> Iterator[str]:
        verdict, width = self.verdict, self.width
        if words.judged(verdict):
            yield from _wrapped(f"agrees with the reference: {words.agreement(verdict)}", width)
            yield from _wrapped(words.asserts(verdict), width, whole=words.failing_asserts(verdict))
        if circumstances := words.circumstances(verdict):
            versions = words.versions(verdict, words.FOREMOST)
            yield from _wrapped(circumstances + (f" with {versions}" if versions else ""), width)
            yield f"repeat: {words.repetition(verdict)}"
        yield from _wrapped(words.notice(verdict), width)

    def _beside(self, name: str, said: str, state: str) -> Iterator[str]:
        """Write a verdict beside a name, or below it where that is too long for one line."""
        if len(name) + len(said) <= self.width:
            yield name + self._paint(said, state)
            return
        yield name.rstrip()
        for line in textwrap.wrap(said, self.width - LABEL_WIDTH):
            yield " " * LABEL_WIDTH + self._paint(line, state)

    def _labelled(self, label: str, text: str, indent: int = LABEL_WIDTH) -> Iterator[str]:
        """Wrap a text beside its label; every line is indented, so that quoted words cannot pass for a verdict."""
        begin, after = f"  {label}".ljust(indent), " " * indent
        for line in clean(text).splitlines():
            yield from textwrap.wrap(
                line, self.width, initial_indent=begin, subsequent_indent=after, break_on_hyphens=False
            )
            begin = after

    def _paint(self, text: str, state: str) -> str:
        return f"\x1b[{ANSI_COLOURS[state]}m{text}\x1b[0m" if self.colour else text


def _wrapped(text: str, width: int, whole: Sequence[str] = ()) -> list[str]:
    """Wrap a text, but for what is to stay in one line."""
    for part in map(one_line, whole):
        text = text.replace(part, part.replace(" ", NO_BREAK))
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [line.replace(NO_BREAK, " ") for line in lines]
