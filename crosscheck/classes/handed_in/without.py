"""Students of whom something lies here, and no submission: a report alone, a damaged archive, an empty folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TypeAlias

from crosscheck.classes.handed_in.archives import RefusedError
from crosscheck.classes.handed_in.finding import EMPTY, Found, SetAside, made_by_machine, shown, student_name
from crosscheck.classes.handed_in.naming import Owner, names_attempt
from crosscheck.submissions.errors import CannotJudgeError

Without: TypeAlias = Mapping[str, Sequence[str]]  # by student: what there is instead, in words
NAMELESS = "-"  # stands for the file that an empty folder or a refused archive does not show


def without_submission(
    set_aside: Iterable[SetAside],
    places: Sequence[Path],
    whose: Callable[[Found], Iterable[Owner]],
    conventions: Collection[str],
    students: Collection[str],
) -> Without:
    """Return whose the files are that are no submissions, but for those who handed one in.

    Parameters
    ----------
    set_aside : iterable of SetAside
    places : sequence of Path
        What was named.
    whose : callable
        Returns the owners of a file; may raise CannotJudgeError.
    conventions : collection of str
        By which the submissions' students are told: whatever else lies beside them is nobody's.
    students : collection of str
        Who handed in a submission.
    """
    named = {PurePath(shown(str(place))): place for place in places}
    found: dict[str, list[str]] = defaultdict(list)
    for each in set_aside:
        file = _as_found(each, named)
        if file is None or made_by_machine(file.parts[:1]):
            continue
        try:
            owners = list(whose(file))
        except CannotJudgeError:
            continue
        for owner in owners:
            student = student_name(owner.student)
            stray = owner.convention == "files" and not each.refused  # a README beside the students' files
            if owner.convention in conventions and not stray and not names_attempt(student):
                found[student].append(_what_there_is(each))
    told = found.keys() - {"", NAMELESS} - set(students)
    return {student: found[student] for student in sorted(told, key=str.casefold)}


def _as_found(each: SetAside, named: Mapping[PurePath, Path]) -> Found | None:
    """Return what was set aside as if it had been found; an archive and an empty folder as a file in a folder.

    None for a member of an archive whose path climbs out of it.
    """
    path = PurePath(each.path)
    above = next((place for place in (path, *path.parents) if place in named), None)
    if above is None or ".." in path.relative_to(above).parts:
        return None
    parts = path.relative_to(above).parts
    if path.suffix.lower() == ".zip" and parts:
        parts = (*parts[:-1], path.stem, NAMELESS)
    elif each.why == EMPTY:
        parts = (*parts, NAMELESS)
    return Found(named[above], parts or (path.name,), _nothing)


def _nothing() -> bytes:
    raise RefusedError("it is no submission")


def _what_there_is(each: SetAside) -> str:
    if each.why == EMPTY:
        return EMPTY
    return f"{PurePath(each.path).name}{': refused' if each.refused else ''}"
