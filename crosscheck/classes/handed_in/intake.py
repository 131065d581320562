"""From what people have to a list of submissions, each with its student and attempt, and a list of what is no submission."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath
from typing import NamedTuple, TypeAlias

from crosscheck.classes.handed_in.archives import RefusedError
from crosscheck.classes.handed_in.asking import require_named_after_students, require_one_each, require_one_kind
from crosscheck.classes.handed_in.finding import (
    EMPTY,
    METADATA,
    Found,
    SetAside,
    find,
    is_container,
    made_by_machine,
    shown,
    student_name,
)
from crosscheck.classes.handed_in.naming import Owner, names_attempt, owner, owner_by, owner_of_folder
from crosscheck.classes.handed_in.submitters import exported_folders, exporters, require_whole_exports
from crosscheck.classes.handed_in.texts import imported, likeness
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.submissions.files import SubmissionError, submission_from

Without: TypeAlias = Mapping[str, Sequence[str]]  # by student without a submission: what there is instead, in words
NAMELESS = "-"  # stands for the file that an empty folder or a refused archive does not show


@dataclass(frozen=True)
class HandedIn:
    """One attempt of one student.

    Attributes
    ----------
    student : str
    attempt : int
        Of a student's attempts the largest counts.
    path : str
        In words: where it was found, archives taken for folders.
    content_hash : str
        SHA-256 of its bytes.
    likeness : str
        Equal for files that are the same but for comments and names; "" where that cannot be said.
    imports : frozenset of str
        The packages that it imports.
    read : callable
        () -> its bytes; kept out of memory until it is judged.
    """

    student: str
    attempt: int
    path: str
    content_hash: str
    likeness: str
    imports: frozenset[str]
    read: Callable[[], bytes] = field(repr=False, compare=False)


class Intake(NamedTuple):
    """What was handed in, what is no submission, and the students of whom there is nothing else, with what there is."""

    submissions: list[HandedIn]
    set_aside: list[SetAside]
    without: Without


def take_in(places: Sequence[Path], student: re.Pattern[str] | None = None) -> Intake:
    """Find the submissions in files, folders and archives.

    Parameters
    ----------
    places : sequence of Path
    student : pattern, optional
        Tells the student from the path, by `naming.owner_by`, instead of the platforms' conventions.

    Raises
    ------
    CannotJudgeError
        If something is not there, or whose a file is cannot be told.
    """
    everything = list(find(places))
    found = [each for each in everything if isinstance(each, Found)]
    set_aside = [each for each in everything if isinstance(each, SetAside)]
    files = [each for each in found if each.parts[-1] != METADATA]
    if student is None:
        require_whole_exports(places)
    owners_of = partial(_by_pattern, student) if student else _by_conventions(exported_folders(found), places)
    owners = [(each, list(owners_of(each))) for each in files]
    owned = [(each, one) for each, several in owners for one in several]
    set_aside += [SetAside(each.path, "--student does not match its path") for each, several in owners if not several]
    if student is None:
        require_one_kind(owned)
        require_named_after_students(owned)
    handed_in: dict[tuple[str, int, str], HandedIn] = {}
    for each, whose in owned:
        try:
            one = _handed_in(each, whose)
        except RefusedError as why:
            set_aside.append(SetAside(each.path, str(why), refused=True))
        else:
            handed_in.setdefault((one.student, one.attempt, one.content_hash), one)
    submissions = sorted(handed_in.values(), key=lambda one: (one.student, one.attempt))
    require_one_each(((one.student, one.attempt, one.path) for one in submissions), files)
    conventions, students = {whose.convention for _, whose in owned}, {one.student for one in submissions}
    return Intake(submissions, set_aside, _without_submission(set_aside, places, owners_of, conventions, students))


def _by_pattern(student: re.Pattern[str], each: Found) -> list[Owner]:
    whose = owner_by(student, each.path)
    return [] if whose is None else [whose]


def _by_conventions(
    folders: dict[tuple[Path, tuple[str, ...]], list[str]], places: Sequence[Path]
) -> Callable[[Found], list[Owner]]:
    """Return what tells whose a file is by the platforms' conventions."""
    several = sum(map(is_container, places)) > 1  # as in `class/*`: each is one student's
    exports = {place for place, _ in folders}

    def whose(each: Found) -> list[Owner]:
        if exported := exporters(each, folders, exports):
            return [Owner(student, 1, "Gradescope") for student in exported]
        place = each.place.absolute()
        one = owner(tuple(map(shown, place.parts)), each.parts)
        if several and is_container(place) and one.convention in ("files", "folders"):
            one = owner_of_folder(shown(place.name if place.is_dir() else place.stem), each.parts)
        return [one]

    return whose


def _handed_in(found: Found, whose: Owner) -> HandedIn:
    content = found.read()
    try:
        cells = submission_from(Path(found.parts[-1]), content).cells
    except SubmissionError:  # the judge says what is wrong with it
        cells = ()
    return HandedIn(
        student_name(whose.student),
        whose.attempt,
        found.path,
        hashlib.sha256(content).hexdigest(),
        likeness(cells),
        imported(cells),
        found.read,
    )


def _without_submission(
    set_aside: Iterable[SetAside],
    places: Sequence[Path],
    owners_of: Callable[[Found], Iterable[Owner]],
    conventions: Collection[str],
    students: Collection[str],
) -> Without:
    """Return the students who handed in something else: a report alone, a damaged archive, an empty folder.

    Only those are told whom one of the submissions' `conventions` names; what else lies beside submissions is nobody's.
    """
    named = {PurePath(shown(str(place))): place for place in places}
    found: dict[str, list[str]] = defaultdict(list)
    for each in set_aside:
        file = _as_found(each, named)
        if file is None or made_by_machine(file.parts[:1]):
            continue
        try:
            owners = list(owners_of(file))
        except CannotJudgeError:
            continue
        for whose in owners:
            student = student_name(whose.student)
            stray = whose.convention == "files" and not each.refused  # a README beside the students' files
            if whose.convention in conventions and not stray and not names_attempt(student):
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
