"""Find submissions in files, folders and archives, each with its student and attempt."""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, TypeAlias

from crosscheck.classes.handed_in import owners
from crosscheck.classes.handed_in.finding import METADATA, NAMELESS, Found, SetAside, find, made_by_machine
from crosscheck.classes.handed_in.texts import imported, likeness
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.submissions.files import SubmissionError, cells_from
from crosscheck.verdict import few, grouped

MOST_FILES = 20  # most files of a student that are read, from the last attempt on
NAMED_AT_MOST = 20  # most files or students in a list
MOST_CODE = 100_000  # longer code, in characters, is not kept to be shown and compared
Without: TypeAlias = Mapping[str, Sequence[str]]  # the other files of each student without a submission, in words


@dataclass(frozen=True)
class HandedIn:
    """One attempt of one student."""

    student: str
    attempt: int  # a student's largest attempt counts
    path: str  # where it was found, with archives as folders
    content_hash: str  # SHA-256 of its bytes
    likeness: str  # equal for files that differ only in comments and names; "" if not known
    imports: frozenset[str]  # the packages that it imports
    found: Found = field(repr=False, compare=False)  # the file, to be read again when it is judged
    handed_in: str | None  # the time by ISO 8601, LATE, or "" for in time; None if the platform does not tell
    cells: tuple[str, ...] = field(repr=False, compare=False)  # its code
    #: The student's other files, which `--student` leaves out.
    passed_over: tuple[str, ...] = field(default=(), compare=False)


class Intake(NamedTuple):
    """The submissions, the other files, and the students without a submission, with their files."""

    submissions: list[HandedIn]
    set_aside: list[SetAside]
    without: Without
    unclear: Mapping[str, str]  # by student, a message if it is unclear which file counts
    candidates: Mapping[str, Sequence[HandedIn]]  # by such a student, all files


def take_in(places: Sequence[Path], student: re.Pattern[str] | None = None) -> Intake:
    """Find the submissions in files, folders and archives.

    The pattern `student` selects files. If it has a group, the group is the student's name; see `owners.by_option`.
    Raises CannotJudgeError if a place does not exist, or if the student of a file is not clear.
    """
    everything = list(find(places))
    found = [each for each in everything if isinstance(each, Found)]
    set_aside = [each for each in everything if isinstance(each, SetAside)]
    owners_of = owners.by_option(student, found, places)
    told = [(each, owners_of(each)) for each in found if each.parts[-1] != METADATA]
    owned = [(each, one) for each, several in told for one in several]
    unmatched = [each for each, several in told if not several]
    if student is None or not student.groups:
        owners.require_clear(owned)
    set_aside += [SetAside(each.path, "--student does not match its path") for each in unmatched]
    attempts = defaultdict[tuple[str, int], dict[str, HandedIn]](dict)  # the files of each attempt, by hash
    read, unread = Counter[str](), set[tuple[str, int]]()
    for each, whose in sorted(owned, key=lambda one: -one[1].attempt):
        read[whose.name] += 1
        if read[whose.name] > MOST_FILES:
            set_aside.append(SetAside(each.path, f"one of more than {MOST_FILES} files of one student"))
            unread.add((whose.name, whose.attempt))
            continue
        try:
            one = _handed_in(each, whose)
        except SubmissionError as why:
            set_aside.append(SetAside(each.path, str(why), refused=True, found=each))
        else:
            attempts[one.student, one.attempt].setdefault(one.content_hash, one)
    in_order = [(student, [*files.values()]) for (student, _), files in sorted(attempts.items())]
    handed_in = [one for _, files in in_order for one in files]
    unclear = {student: owners.which(student, [one.found for one in files]) for student, files in in_order if files[1:]}
    for name, attempt in unread & attempts.keys():  # with unread files it is unclear which file counts
        every = [each for each, whose in owned if (whose.name, whose.attempt) == (name, attempt)]
        unclear[name] = owners.which(name, every)
    spellings = defaultdict[str, dict[str, Found]](dict)  # by student; spellings may differ in invisible characters
    for each, whose in owned:
        spellings[whose.name].setdefault(unicodedata.normalize("NFC", whose.student), each)
    unclear |= {name: owners.which(name, [*files.values()]) for name, files in spellings.items() if len(files) > 1}
    candidates = {student: [one for one in handed_in if one.student == student] for student in unclear}
    left_out = grouped(_left_out(found, places, unmatched)) if student else {}
    clear = [one for one in handed_in if one.student not in unclear]
    submissions = [replace(one, passed_over=tuple(left_out.get(one.student, ()))) for one in clear]
    conventions, students = {whose.convention for _, whose in owned}, {one.student for one in handed_in}
    files_of_others = _without_submission(set_aside, owners_of, conventions, students)
    others = grouped(sorted(files_of_others, key=lambda named: named[0].casefold()))
    refused = [student for student, found in others.items() if any(each.refused for each in found)]
    without = {student: few([each.there_is for each in found], NAMED_AT_MOST) for student, found in others.items()}
    unclear |= {student: "; ".join(without.pop(student)) for student in refused}
    return Intake(submissions, set_aside, without, unclear, candidates)


def _left_out(found: Sequence[Found], places: Sequence[Path], unmatched: Iterable[Found]) -> Iterator[tuple[str, str]]:
    """Yield the student and the hash of each file that a pattern leaves out, if conventions tell the student."""
    with suppress(CannotJudgeError):
        owners_of = owners.by_conventions(found, places)
        for each in unmatched:
            with suppress(SubmissionError):
                digest = hashlib.sha256(each.read()).hexdigest()
                for whose in owners_of(each):
                    yield whose.name, digest


def _handed_in(found: Found, whose: owners.Owner) -> HandedIn:
    content = found.read()
    try:
        cells = cells_from(Path(found.parts[-1]), content)
    except SubmissionError:  # the verdict will say why
        cells = ()
    digest = hashlib.sha256(content).hexdigest()
    kept = cells if sum(map(len, cells)) <= MOST_CODE else ()
    of_text = likeness(kept), imported(cells), found
    return HandedIn(whose.name, whose.attempt, found.path, digest, *of_text, whose.handed_in, kept)


def _without_submission(
    set_aside: Iterable[SetAside], owners_of: owners.Whose, conventions: Collection[str], students: Collection[str]
) -> Iterator[tuple[str, SetAside]]:
    """Yield students without a submission, and their other files, named by one of the submissions' `conventions`."""
    for each in set_aside:
        file = each.found
        if file is None or ".." in file.parts or made_by_machine(file.parts[:1]):
            continue
        with suppress(CannotJudgeError):
            for whose in owners_of(file):
                stray = whose.convention == "files" and not each.refused  # a README beside the students' files
                no_name = whose.name in ("", NAMELESS) or owners.names_attempt(whose.name)
                if whose.convention in conventions and not (stray or no_name or whose.name in students):
                    yield whose.name, each
