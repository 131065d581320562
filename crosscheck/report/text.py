"""A verdict as text for a terminal. Colours add no information."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from crosscheck.report import first_screen as first
from crosscheck.report import wording as words
from crosscheck.report.plain import clean, one_line
from crosscheck.verdict import FunctionVerdict, Verdict

ANSI_COLOURS = {"right": "32", "remarks": "33", "wrong": "31", "missing": "2", "unjudged": "35"}
GAP = 3  # between a function's name and its verdict
LABEL_WIDTH = len("  remark  ")
NARROWEST = 40
PRINTED_LINES = 10
NO_BREAK = "\N{NO-BREAK SPACE}"


def render(verdict: Verdict, colour: bool = False, width: int = 80, explain: bool = False) -> str:
    """Write a verdict in lines of `width` columns, at least 40. Unless `explain`, write only the first screen."""
    return _Page(verdict, colour, max(width, NARROWEST)).text(explain)


def overview(verdicts: Sequence[Verdict], width: int = 80) -> str:
    """Count several verdicts, in one line if it fits."""
    states = [words.state(verdict) for verdict in verdicts]
    counts = [f"{states.count(state)} {word}" for state, word in words.VERDICTS.items() if state in states]
    return "\n".join(_wrapped(f"{len(verdicts)} submissions: {'; '.join(counts)}", max(width, NARROWEST)))


class _Page:
    """The text of one verdict, with its width and its colours, if any."""

    def __init__(self, verdict: Verdict, colour: bool, width: int) -> None:
        self.verdict, self.colour, self.width = verdict, colour, width

    def text(self, explain: bool) -> str:
        verdict, state = self.verdict, words.state(self.verdict)
        headline = list(self._beside(f"{one_line(verdict.submission)}: ", words.VERDICTS[state], state))
        if not explain:
            return "\n".join(self._first_screen(headline)) + "\n"
        functions = []
        for function in words.listed(verdict):
            functions += [*self._headed(function), *self._labelled(words.told(verdict, function))]
        notes = self._labelled(("note", note) for note in words.notes(verdict))
        about_all = [*headline, *self._labelled(_about_all(verdict))]
        parts = (about_all, functions, self._questions(), notes, self._printed(), self._summary())
        return "\n\n".join(filter(None, map("\n".join, parts))) + "\n"

    def _first_screen(self, headline: list[str]) -> Iterator[str]:
        verdict = self.verdict
        if first.all_right(verdict):
            yield " ".join([*headline, f"({', '.join(map(one_line, verdict.functions))})"])
        else:
            yield from headline
            reason = [] if verdict.reason is None else [verdict.reason.message]
            yield from self._indented([*reason, *_with_kinds(first.remarks(verdict))])
            for function in words.listed(verdict):
                yield from self._headed(function)
                yield from self._indented(_with_kinds(first.causes(verdict, function)))
                yield from self._indented(first.numbers(function))
        if words.circumstances(verdict):  # a submission that never ran has no more
            yield first.more(verdict)

    def _headed(self, function: FunctionVerdict) -> Iterator[str]:
        place = first.place(self.verdict, function)
        said = words.on_function(function) + (f" ({place})" if place else "")
        name_width = max(map(len, self.verdict.functions)) + GAP
        yield from self._beside(f"{one_line(function.function):{name_width}}", said, function.verdict)

    def _questions(self) -> Iterator[str]:
        """Yield lines of Python that repeat the calls of wrong functions. They are not indented, to be pasted."""
        for function in self.verdict.functions.values():
            if question := words.question(function):
                yield f"to ask {one_line(function.function)} the same:"
                yield from question

    def _printed(self) -> Iterator[str]:
        """Show the end of what the submission printed, if it could not be judged."""
        if words.state(self.verdict) == "unjudged" and (lines := clean(self.verdict.output).splitlines()):
            yield "the submission printed:"
            yield from (f"  | {line}" for line in lines[-PRINTED_LINES:])

    def _summary(self) -> Iterator[str]:
        verdict, width = self.verdict, self.width
        if words.listed(verdict):
            yield from _wrapped(f"agrees with the reference: {words.agreement(verdict)}", width)
        if words.listed(verdict) and verdict.asserts:
            yield from _wrapped(words.asserts(verdict), width, whole=words.failing_asserts(verdict))
        if circumstances := words.circumstances(verdict):
            versions = words.versions(verdict, words.FOREMOST)
            yield from _wrapped(circumstances + (f" with {versions}" if versions else ""), width)
            yield f"repeat: {words.repetition(verdict)}"
        yield from _wrapped(words.notice(verdict), width)

    def _beside(self, name: str, said: str, state: str) -> Iterator[str]:
        """Write a verdict beside a name, or below it if the line would be too long."""
        if len(name) + len(said) <= self.width:
            yield name + self._paint(said, state)
            return
        yield name.rstrip()
        for line in textwrap.wrap(said, self.width - LABEL_WIDTH):
            yield " " * LABEL_WIDTH + self._paint(line, state)

    def _labelled(self, told: Iterable[tuple[str, str]], room: int = LABEL_WIDTH) -> Iterator[str]:
        """Wrap texts, each beside its label; every line is indented, so quoted words cannot look like a verdict."""
        for label, text in told:
            begin = f"  {label}".ljust(room)
            for line in clean(text).splitlines():
                for part in textwrap.wrap(line, self.width - room, break_on_hyphens=False):
                    yield begin + part
                    begin = " " * room

    def _indented(self, texts: Iterable[str]) -> Iterator[str]:
        return self._labelled((("", text) for text in texts), room=2)

    def _paint(self, text: str, state: str) -> str:
        return f"\x1b[{ANSI_COLOURS[state]}m{text}\x1b[0m" if self.colour else text


def _about_all(verdict: Verdict) -> Iterator[tuple[str, str]]:
    if verdict.reason is not None:
        yield "reason", verdict.reason.message
    yield from (("remark", words.named(remark)) for remark in words.remarks(verdict))
    if letters := words.letters(verdict):
        yield "letters", letters


def _with_kinds(told: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{sentence} [{kind}]" if kind else sentence for sentence, kind in told]


def _wrapped(text: str, width: int, whole: Sequence[str] = ()) -> list[str]:
    """Wrap a text without breaking the parts in `whole`."""
    for part in map(one_line, whole):
        text = text.replace(part, part.replace(" ", NO_BREAK))
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [line.replace(NO_BREAK, " ") for line in lines]
