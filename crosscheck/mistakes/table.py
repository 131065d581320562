"""Mistakes as a text, each with the lines that people write in place of the textbook's.

    wrong-slope: The slope of the hidden nodes is {what}.
        phi'(q) = G (1 - G).
        + dE_dq = dE_dG * G # what: only half there
        + dE_dq = {k} * (..) # what: {k} times what it should be

The first line is the kind and the hint, the next is the formula; what is indented further goes on with the line before. Each
line after a + is a way to make the mistake: lines of the textbook as people write them, with ; between, where .. stands for what
the textbook has. The textbook's own line keeps it, whatever else is changed. After a # stands what the mistake's text says in
its own braces, and after `with:` another mistake that is made at once.

Braces stand for what differs: {a|b} for one or the other, {k} for what is given as k, and {f(q)} for the text f with q in place
of its t. Given are texts, or numbers, that people choose, in a list or in a mapping from what the mistake's text says of each;
or a search for a constant.

The line after a ~ is a way back by which a gradient follows the homework's formulas, though not this mistake; ~ alone is the
textbook's.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Formatter
from typing import Any, TypeAlias

from crosscheck.mistakes.fitting import Family, Search
from crosscheck.mistakes.mistake import Mistake, entries
from crosscheck.mistakes.textbook import GRADIENT, Edit, Textbook, Texts

Given: TypeAlias = Sequence[str | float] | Mapping[Any, str | float] | Search
BRACES = re.compile(r"{([^{}]+)}")
PLACE = re.compile(r"\[(\d+)(?::(\d+))?\]")


def table(book: Textbook, function: str, text: str, **given: Given) -> tuple[Mistake, ...]:
    """Return the mistakes of a text, all of one function, with what is given for the names in braces.

    Raises
    ------
    ValueError
        If a formula or a + is missing, lines do not end with one of the textbook, nothing is given for a name, or hint and
        formula say one of which nothing is known.
    """
    return tuple(_mistake(book, function, lines, given) for lines in entries(text))


def _mistake(book: Textbook, function: str, lines: list[str], given: Mapping[str, Given]) -> Mistake:
    kind, _, hint = lines[0].partition(": ")
    marks = "".join(line[0] for line in lines[2:])
    if not hint or len(lines) < 3 or lines[1][0] in "+~" or marks.strip("+~") or "+" not in marks:
        raise ValueError(
            f"{kind!r} is not a kind and a hint, a formula, and then lines that begin with + or ~: {lines}"
        )
    _, formula, *ways = lines
    goes_on = (written(book, way[2:]) if way[2:] else book.as_it_stands for way in ways if way[0] == "~")
    by_hand: Texts = next(goes_on, ())
    edits: list[Edit] = []
    families: list[Family] = []
    for way in (way[2:] for way in ways if way[0] == "+"):
        code, _, comment = way.partition(" # ")
        says = dict(re.findall(r"(\w+): ?(.*?)(?:; |$)", comment))
        for text, words in _choices(code, given, says):
            edit = Edit(written(book, text), (), by_hand)
            constants = {name: given[name] for name in edit.names}
            if not constants and not words:
                edits.append(edit)
                continue
            mappings = ((name, each) for name, each in constants.items() if isinstance(each, Mapping))
            called = {name: {value: words for words, value in each.items()} for name, each in mappings}
            families.append(Family(edit, _search(constants.values()), {**called, **words}))
            edits += [edit.at(constant) for constant in families[-1].search.usual]
    said = {name for family in families for name in (*family.edit.names, *family.words)}
    unknown = {name for _, name, *_ in Formatter().parse(hint + formula) if name} - said
    if families and unknown:
        raise ValueError(f"{kind!r} says {', '.join(sorted(unknown))}, of which its lines tell nothing")
    return Mistake(kind, hint, formula, function=function, edits=tuple(edits), families=tuple(families))


def _choices(text: str, given: Mapping[str, Given], words: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a text with one of the texts at each place, and what the mistake's text says of these."""
    for found in BRACES.finditer(text):
        name = found[1].partition("(")[0]
        if "|" in found[1]:
            options = [(text[: found.start()] + option + text[found.end() :], words) for option in found[1].split("|")]
        elif name not in given:
            raise ValueError(f"nothing is given for {name!r} in {text!r}")
        else:
            options = [(_replaced(text, name, option), {**words, **said}) for option, said in _texts(name, given[name])]
        if options:
            for option, said in options:
                yield from _choices(option, given, said)
            return
    yield text, words


def _texts(name: str, given: Given) -> list[tuple[str, dict[str, Any]]]:
    """Return the texts that are given for a name, each with what the mistake's text says of it; none for numbers."""
    if isinstance(given, Mapping):
        return [(text, {name: words}) for words, text in given.items() if isinstance(text, str)]
    return [] if isinstance(given, Search) else [(text, {}) for text in given if isinstance(text, str)]


def _replaced(text: str, name: str, option: str) -> str:
    """Return a text with an option for a name, wherever it stands, with another variable in place of its t where one is given."""
    return re.sub(rf"{{{name}(?:\((\w+)\))?}}", lambda at: re.sub(r"\bt\b", at[1], option) if at[1] else option, text)


def _search(given: Iterable[Given]) -> Search:
    """Return the search among what is given for constants, or else one among all combinations of numbers."""
    numbers = []
    for each in given:
        if isinstance(each, Search):
            return each
        numbers.append([*each.values()] if isinstance(each, Mapping) else each)
    return Search(lambda *_: itertools.product(*numbers))


def written(book: Textbook, lines: str) -> Texts:
    """Return what stands in the textbook, and what lines as people write them have instead.

    Raises
    ------
    ValueError
        If they do not end with a line of the textbook.
    """
    texts: list[str] = []
    before, page = "", "\n".join(book.texts)
    for statement in lines.split("; "):
        name, equals, wrong = statement.partition(" = ")
        if name not in book.names or not equals:  # which belongs to the line after it
            before += f"{statement}; "
            continue
        stands = book.texts[book.names.index(name)]
        right = stands.partition(" = ")[2]
        if wrong.endswith("..") and name in book.answers:  # what stands there may be changed as well
            texts += [f"{name} = ", f"{name} = {wrong.removesuffix('..')}"]
        elif before or page.count(right) > 1:
            texts += [stands, f"{before}{name} = {wrong.replace('..', right)}"]
        else:
            texts += [right, wrong.replace("..", right)]
        before = ""
    if before or not texts:
        raise ValueError(f"{lines!r} ends with no line of the textbook")
    return tuple(texts)


def packings(book: Textbook, **parts: str) -> dict[str, str]:
    """Return the lines that unpack the parameters in each other order, and pack their derivatives so.

    The textbook has a line `u = params[0:4]` for each part. Parts come in their right order, each with what is concatenated.
    """
    lines = {}
    for order in itertools.islice(itertools.permutations(parts), 1, None):
        unpacks, start = [], 0
        for part in order:
            text = book.texts[book.names.index(part)]
            place = PLACE.search(text)
            assert place is not None
            end = start + (int(place[2]) - int(place[1]) if place[2] else 1)
            unpacks.append(text.replace(place[0], f"[{start}:{end}]" if place[2] else f"[{start}]"))
            start = end
        packs = f"{book.answers[GRADIENT]} = np.concatenate(({', '.join(parts[part] for part in order)}))"
        lines["".join(order)] = "; ".join([*(text for text in unpacks if text not in book.texts), packs])
    return lines
