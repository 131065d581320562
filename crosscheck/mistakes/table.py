"""A table of mistakes as a text. Each mistake has the lines that people write in place of the textbook's.

    wrong-slope: The slope of the hidden nodes is {what}.
        phi'(q) = G (1 - G).
        + dE_dq = dE_dG * G # what: only half there
        + dE_dq = {k} * (..) # what: {k} times what it should be

The first line is the kind and the hint. The second line is the formula. A line that is indented further continues the
line before. Each line after a + is a way to make the mistake: lines in place of the textbook's, with ; between. In them
.. stands for the textbook's right side. A line that equals the textbook's is kept, whatever else is changed. After a #
is what the mistake's text says in its own braces; `with:` names another mistake that is made at once.

{a|b} is a or b. {k} is each value that is given for k. {f(q)} is the text f with q in place of its t. The values are
texts or numbers that people choose, in a list or in a mapping, whose keys are what the mistake's text says; or a search
for a constant.

The line after a ~ is a way back by which a gradient follows the homework's formulas and does not make this mistake.
~ alone is the textbook's way back.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from string import Formatter
from typing import Any, TypeAlias

from crosscheck.mistakes.fitting import Search
from crosscheck.mistakes.mistake import Mistake, entries
from crosscheck.mistakes.textbook import Edit, Textbook

Given: TypeAlias = Sequence[str | float] | Mapping[Any, str | float] | Search
CHOICE = re.compile(r"({([^{}]*\|[^{}]*)}|{(\w+)(?:\(\w+\))?})")  # {a|b}, or a name, as in {f} and {f(q)}


def table(book: Textbook, function: str, text: str, **given: Given) -> tuple[Mistake, ...]:
    """Return the mistakes of a text, all about one function, with the values given for the names in braces.

    Raises
    ------
    ValueError
        If a formula or a + is missing, if a way does not end with a line of the textbook, if no value is given for a
        name, or if hint or formula have a name that the lines do not set.
    """
    return tuple(_mistake(book, function, lines, given) for lines in entries(text))


def _mistake(book: Textbook, function: str, lines: list[str], given: Mapping[str, Given]) -> Mistake:
    kind, _, hint = lines[0].partition(": ")
    if not hint or not re.fullmatch(r"[^+~][+~]*\+[+~]*", "".join(line[0] for line in lines[1:])):
        why = f"is not a kind and a hint, a formula, and then lines that begin with + or ~: {lines}"
        raise ValueError(f"{kind!r} {why}")
    _, formula, *ways = lines
    goes_on = (book.edit(way[2:]).lines if way[2:] else book.way_back for way in ways if way[0] == "~")
    by_hand = next(goes_on, ())
    edits, families = list[Edit](), list[Edit]()
    for code, _, comment in (way[2:].partition(" # ") for way in ways if way[0] == "+"):
        for text, words in _choices(code, given, dict(re.findall(r"(\w+): ?(.*?)(?:; |$)", comment))):
            edit = replace(book.edit(text), by_hand=by_hand)
            if edit.names or words:
                families.append(_family(edit, given, words))
                edits += map(edit.at, families[-1].search.usual)
            else:
                edits.append(edit)
    said = {name for family in families for name in (*family.names, *family.words)}
    unknown = {name for _, name, *_ in Formatter().parse(hint + formula) if name} - said
    if families and unknown:
        raise ValueError(f"{kind!r} says {', '.join(sorted(unknown))}, of which its lines tell nothing")
    return Mistake(kind, hint, formula, function=function, edits=tuple(edits), families=tuple(families))


def _choices(text: str, given: Mapping[str, Given], words: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a text with one choice at each place in braces, and what the mistake's text says about these choices."""
    for place, either, name in CHOICE.findall(text):
        if name and name not in given:
            raise ValueError(f"nothing is given for {name!r} in {text!r}")
        each = given[name] if name else either.split("|")
        if isinstance(each, Search):
            continue
        options = each.items() if isinstance(each, Mapping) else zip(each, each, strict=True)
        texts = [(said, option) for said, option in options if isinstance(option, str)]
        for said, option in texts:
            says = {**words, name: said} if isinstance(each, Mapping) else words
            yield from _choices(_replaced(text, name, option) if name else text.replace(place, option), given, says)
        if texts:
            return
    yield text, words


def _replaced(text: str, name: str, option: str) -> str:
    """Return a text with an option in place of a name in braces. In {name(q)}, the option's t becomes q."""
    return re.sub(rf"{{{name}(?:\((\w+)\))?}}", lambda at: re.sub(r"\bt\b", at[1], option) if at[1] else option, text)


def _family(edit: Edit, given: Mapping[str, Given], words: dict[str, Any]) -> Edit:
    """Return an edit with a search for its constants. Without one, search among all combinations of given numbers."""
    each = {name: given[name] for name in edit.names}
    called = {n: {value: said for said, value in one.items()} for n, one in each.items() if isinstance(one, Mapping)}
    numbers = [called.get(name, one) for name, one in each.items() if not isinstance(one, Search)]
    searches = (one for one in each.values() if isinstance(one, Search))
    search = next(searches, Search(lambda *_: itertools.product(*numbers)))
    return replace(edit, search=search, words={**called, **words})
