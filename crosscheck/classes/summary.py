"""What an instructor reads when a class is graded: verdicts, points, the commonest mistakes, and who needs a person's eye."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crosscheck.classes.standing import Standing

COMMONEST = 10
WORDS = ("right", "remarks", "wrong", "unjudged", "not judged yet")  # in the order in which they are counted


class Mistake(NamedTuple):
    """A mistake of one student's function, told as in ``crosscheck.verify/2``."""

    function: str
    kind: str
    level: str
    hint: str
    message: str


class Summary(NamedTuple):
    """A class in numbers.

    Attributes
    ----------
    words : mapping of str to int
        Students by verdict.
    quartiles : tuple of float
        Least, first quartile, median, third and most of the points of those judged; empty for none.
    of : float
        The points of a right submission.
    mistakes : list of (kind, function, number of students)
        The commonest.
    eyes : list of (student, reasons)
        Who needs a person's eye.
    alike : list of tuple of str
        Students who handed in several files that are the same but for comments and names; a group's one file is not.
    """

    words: dict[str, int]
    quartiles: tuple[float, ...]
    of: float
    mistakes: list[tuple[str, str, int]]
    eyes: list[tuple[str, list[str]]]
    alike: list[tuple[str, ...]]


def summarise(standings: Iterable[Standing]) -> Summary:
    """Return a class in numbers."""
    words: Counter[str] = Counter()
    common: Counter[tuple[str, str]] = Counter()
    alike: dict[str, list[Standing]] = defaultdict(list)
    totals: list[float] = []
    eyes, of = [], 0.0
    for each in standings:
        words[each.word] += 1
        common.update({(mistake.kind, mistake.function) for mistake in mistakes(each) if mistake.level == "wrong"})
        if each.verdict is not None:
            totals.append(each.total)
            of = max(of, sum(each.of.values()))
        if each.eyes:
            eyes.append((each.student, each.eyes))
        if each.likeness and not _not_begun(each):
            alike[each.likeness].append(each)
    return Summary(
        {word: words[word] for word in WORDS if words[word]},
        quartiles(totals),
        of,
        sorted(((*each, n) for each, n in common.items()), key=lambda one: (-one[2], one[:2]))[:COMMONEST],
        eyes,
        [tuple(each.student for each in same) for same in alike.values() if len({each.path for each in same}) > 1],
    )


def functions_of(standings: Iterable[Standing]) -> list[str]:
    """Return the functions of a class, in the order of the homework."""
    names: dict[str, None] = {}
    for each in standings:
        names.update(dict.fromkeys([*each.of, *(each.verdict or {"functions": {}})["functions"]]))
    return list(names)


def mistakes(standing: Standing) -> list[Mistake]:
    """Return all causes, remarks and reasons of a student's verdict, each once, but for notes and what a cause quotes."""
    if standing.verdict is None:
        return []
    found = []
    for name, function in standing.verdict["functions"].items():
        reason = [] if function["reason"] is None or function["causes"] else [function["reason"]]
        found += [(name, each) for each in (*reason, *function["causes"], *function["remarks"])]
    found += [("", each) for each in standing.verdict["remarks"]]
    told = (Mistake(name, each["kind"], each["level"], each["hint"], each["message"]) for name, each in found)
    return [each for each in dict.fromkeys(told) if each.level != "note"]


def quartiles(numbers: Sequence[float]) -> tuple[float, ...]:
    """Return the least, the three quartiles and the greatest; nothing for no numbers."""
    if not numbers:
        return ()
    if len(numbers) == 1:
        return (numbers[0],) * 5
    return (min(numbers), *statistics.quantiles(numbers, n=4, method="inclusive"), max(numbers))


def _not_begun(standing: Standing) -> bool:
    """Whether nothing of it is the student's own: such files are alike since all come from the release."""
    functions = standing.verdict["functions"].values() if standing.verdict else ()
    return all(each["verdict"] == "missing" or (each["reason"] or {}).get("kind") == "depends" for each in functions)
