"""From what people have to a list of submissions, each with its student and attempt, and a list of what is no submission."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from crosscheck.classes.handed_in.archives import RefusedError
from crosscheck.classes.handed_in.asking import require_named_after_students, require_one_each, require_one_kind
from crosscheck.classes.handed_in.finding import METADATA, Found, SetAside, find, is_container, shown, student_name
from crosscheck.classes.handed_in.gradescope import exported_folders, exporters, require_whole_exports
from crosscheck.classes.handed_in.likeness import likeness
from crosscheck.classes.handed_in.naming import Owner, owner, owner_by, owner_of_folder
from crosscheck.classes.handed_in.packages import imported
from crosscheck.classes.handed_in.without import Without, without_submission
from crosscheck.submissions.files import SubmissionError, submission_from


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
    return Intake(submissions, set_aside, without_submission(set_aside, places, owners_of, conventions, students))


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
