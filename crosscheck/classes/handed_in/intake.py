"""From what people have to a list of submissions, each with its student and attempt, and a list of what is no submission."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeAlias

from crosscheck.classes.handed_in.archives import RefusedError
from crosscheck.classes.handed_in.finding import (
    EMPTY,
    METADATA,
    Found,
    SetAside,
    find,
    made_by_machine,
    some,
    student_name,
)
from crosscheck.classes.handed_in.owners import (
    BY_STUDENT,
    Owner,
    by_conventions,
    by_pattern,
    names_attempt,
    pattern_below,
    require_clear,
)
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
    """What was handed in, what is no submission, and the students who handed in nothing else, with what there is."""

    submissions: list[HandedIn]
    set_aside: list[SetAside]
    without: Without


def take_in(places: Sequence[Path], student: re.Pattern[str] | None = None) -> Intake:
    """Find the submissions in files, folders and archives.

    Parameters
    ----------
    places : sequence of Path
    student : pattern, optional
        Tells the student from the path, by `owners.by_pattern`, instead of the platforms' conventions.

    Raises
    ------
    CannotJudgeError
        If something is not there, or whose a file is cannot be told.
    """
    everything = list(find(places))
    found = [each for each in everything if isinstance(each, Found)]
    set_aside = [each for each in everything if isinstance(each, SetAside)]
    owners_of = partial(by_pattern, student) if student else by_conventions(found, places)
    owners = [(each, owners_of(each)) for each in found if each.parts[-1] != METADATA]
    owned = [(each, one) for each, several in owners for one in several]
    if student is None:
        require_clear(owned)
    set_aside += [
        SetAside(each.path, "--student does not match its path", found=each) for each, several in owners if not several
    ]
    handed_in: dict[tuple[str, int, str], tuple[HandedIn, Found]] = {}
    for each, whose in owned:
        try:
            one = _handed_in(each, whose)
        except RefusedError as why:
            set_aside.append(SetAside(each.path, str(why), refused=True, found=each))
        else:
            handed_in.setdefault((one.student, one.attempt, one.content_hash), (one, each))
    in_order = sorted(handed_in.values(), key=lambda pair: (pair[0].student, pair[0].attempt))
    _require_one_each(in_order)
    submissions = [one for one, _ in in_order]
    conventions, students = {whose.convention for _, whose in owned}, {one.student for one in submissions}
    return Intake(submissions, set_aside, _without_submission(set_aside, owners_of, conventions, students))


def _handed_in(found: Found, whose: Owner) -> HandedIn:
    content = found.read()
    try:
        cells = submission_from(Path(found.parts[-1]), content).cells
    except SubmissionError:  # the judge says what is wrong with it
        cells = ()
    digest = hashlib.sha256(content).hexdigest()
    student = student_name(whose.student)
    return HandedIn(student, whose.attempt, found.path, digest, likeness(cells), imported(cells), found.read)


def _require_one_each(submissions: Iterable[tuple[HandedIn, Found]]) -> None:
    """Raise CannotJudgeError where several files may be the same attempt of a student."""
    attempts: dict[tuple[str, int], list[tuple[str, Found]]] = defaultdict(list)
    for one, found in submissions:
        attempts[one.student, one.attempt].append((one.path, found))
    unclear = {student: several for (student, _), several in attempts.items() if len(several) > 1}
    if not unclear:
        return
    (student, several), *others = unclear.items()
    paths, (_, first) = [path for path, _ in several], several[0]
    so_have = f"; the same holds for {', '.join(other for other, _ in others)}" if others else ""
    below = re.escape("/".join(first.parts[1:]))
    such_as = f", such as {pattern_below(first.place, f'/{below}$')}" if first.parts[0] == student else ""
    raise CannotJudgeError(
        f"{student} has {len(paths)} files of which one is the submission ({some(paths)}){so_have}. Say which of them count, "
        f"with {BY_STUDENT}{such_as}."
    )


def _without_submission(
    set_aside: Iterable[SetAside],
    owners_of: Callable[[Found], Iterable[Owner]],
    conventions: Collection[str],
    students: Collection[str],
) -> Without:
    """Return the students who handed in something else: a report alone, a damaged archive, an empty folder.

    Only those are told whom one of the submissions' `conventions` names; what else lies beside submissions is nobody's.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for each in set_aside:
        file = _in_its_folder(each)
        if file is None:
            continue
        try:
            owners = list(owners_of(file))
        except CannotJudgeError:
            continue
        there_is = (
            EMPTY if each.why == EMPTY else f"{PurePosixPath(each.path).name}{': refused' if each.refused else ''}"
        )
        for whose in owners:
            student = student_name(whose.student)
            stray = whose.convention == "files" and not each.refused  # a README beside the students' files
            if whose.convention in conventions and not stray and not names_attempt(student):
                found[student].append(there_is)
    told = found.keys() - {"", NAMELESS} - set(students)
    return {student: found[student] for student in sorted(told, key=str.casefold)}


def _in_its_folder(each: SetAside) -> Found | None:
    """Return what was set aside, an archive and an empty folder as a file in a folder.

    None for what is nobody's: what a machine made, and a member of an archive whose path climbs out of it.
    """
    file = each.found
    if file is None or ".." in file.parts or (file.parts and made_by_machine(file.parts[:1])):
        return None
    parts = file.parts or (file.place.name,)
    if file.parts and parts[-1].lower().endswith(".zip"):
        parts = (*parts[:-1], PurePosixPath(parts[-1]).stem, NAMELESS)
    elif each.why == EMPTY:
        parts = (*file.parts, NAMELESS)
    return replace(file, parts=parts)
