"""Patterns for ``--student`` that answer whose the files at hand are: made from their paths, and tried on them.

What is printed works when it is pasted: a pattern that leaves a student with two files for one attempt is not among them.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from pathlib import PurePosixPath
from typing import NamedTuple

from crosscheck.classes.handed_in.finding import Found, is_container, shown, student_name
from crosscheck.classes.handed_in.naming import names_attempt, owner_by
from crosscheck.classes.handed_in.wording import some
from crosscheck.report.plain import one_line

PATTERNS_AT_MOST = 4
RESTS_TRIED = 20  # names of files in the students' folders, the commonest first
MOODLE = "_assignsubmission_"  # ends a student's name there
STUDENT = "(?P<student>[^/]+)"


class _Suggestion(NamedTuple):
    """What a pattern tells: whose each file is, by its path, and which files it leaves out."""

    pattern: str
    owners: dict[str, tuple[str, int]]
    left_out: list[str]

    @property
    def students(self) -> list[str]:
        return list(dict.fromkeys(student for student, _ in self.owners.values()))


def answers(files: Sequence[Found], students: Collection[str] = ()) -> str:
    """Return the end of a sentence that asks whose files are: what to say, with patterns that tell it, one a line.

    Parameters
    ----------
    files : sequence of Found
        All that was found.
    students : collection of str
        Those who are known: of the files in their folders, one may be the submission.
    """
    suggestions: list[_Suggestion] = []
    for pattern in _patterns(files, students):
        if pattern != one_line(pattern):  # a student's name for a file, which a terminal would not show as it is
            continue
        tried = _tried(pattern, [each.path for each in files])
        if tried is not None and all(tried.owners != other.owners for other in suggestions):
            suggestions.append(tried)
    most = max((len(each.students) for each in suggestions), default=0)
    if len(students) != 1:  # what finds less than half as many students as another does not find the class
        suggestions = [each for each in suggestions if 2 * len(each.students) >= most]
    suggestions.sort(key=lambda each: len(each.left_out))
    lines = "".join(f"\n{_as_line(each)}" for each in suggestions[:PATTERNS_AT_MOST])
    return f"--student REGEX, whose group is the student{f', such as{lines}' if lines else '.'}"


def _patterns(files: Sequence[Found], students: Collection[str]) -> Iterator[str]:
    """Yield what may tell students, from the name of what was named down to the first one that differs; simple ones first."""
    paths = [each.path.split("/") for each in files]
    levels = zip(*(path[:-1] for path in paths), strict=False)
    common = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels)]
    named = [each.place if is_container(each.place) else each.place.parent for each in files]
    above_all = min(shown(folder.as_posix()).count("/") for folder in named)
    for depth in range(above_all, len(common) + 1):
        above = "^" + _escaped("".join(f"{part}/" for part in common[:depth]))
        endings = sorted({_escaped(PurePosixPath(path[-1]).suffix) for path in paths})
        ending = endings[0] if len(endings) == 1 else f"(?:{'|'.join(endings)})"
        yield f"{above}{STUDENT}{MOODLE}"
        yield rf"{above}[^/]*?_(?P<student>\d+)_(?P<attempt>\d+)_"  # Canvas's
        yield f"{above}{STUDENT}/"
        yield f"{above}{STUDENT}{ending}$"
        yield f"{above}(?P<student>[^/]+?)(?:{ending}$|/)"
        below = Counter(tuple(path[depth + 1 :]) for path in paths if student_name(path[depth]) in students)
        for rest, _ in below.most_common(RESTS_TRIED):
            if len(rest) > 1:
                yield f"{above}{STUDENT}/{_escaped(rest[0])}/"
            yield f"{above}{STUDENT}/{_escaped('/'.join(rest))}$"


def _escaped(text: str) -> str:
    """Return a text as a pattern that is still read easily: blanks and hyphens mean themselves."""
    return re.sub(r"\\([ -])", r"\1", re.escape(text))


def _tried(pattern: str, paths: Sequence[str]) -> _Suggestion | None:
    """Return what a pattern tells of files; None if it leaves two of them for one attempt, or calls one what is no name."""
    compiled = re.compile(pattern)
    found = {path: whose for path in paths if (whose := owner_by(compiled, path))}
    owners = {path: (whose.student, whose.attempt) for path, whose in found.items()}
    clear = len(set(owners.values())) == len(owners) > 0
    if not clear or any(names_attempt(student) or MOODLE in student for student, _ in owners.values()):
        return None
    return _Suggestion(pattern, owners, [path for path in paths if path not in owners])


def _as_line(suggestion: _Suggestion) -> str:
    without = f" (without {some(suggestion.left_out)})" if suggestion.left_out else ""
    return f"  --student {shlex.quote(suggestion.pattern)} for {some(suggestion.students)}{without}"
