"""The student and the attempt of a file, read from its path by the conventions of the platforms' exports.

docs/grading.md has a table of them. Blackboard's names begin with the assignment and the student, and both may contain
``_``. So all text before ``_attempt_`` identifies the student. Canvas exports all files of the last attempt. So several
files of one student are not attempts: ``file-1.ipynb`` was uploaded after ``file.ipynb``.

Students choose the names below their folder or in their archive. So only the first part of a path identifies the
student. If it is not clear, the command asks and does not guess.
"""

import os
import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeAlias

from crosscheck.classes.handed_in.finding import METADATA, Found, folder_of, is_container, shown, some, student_name
from crosscheck.classes.rubric import LATE
from crosscheck.optional import needed_for
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError, clean
from crosscheck.submissions.files import SubmissionError

UNNAMED = ("files", "folders")  # conventions without a platform
BY_STUDENT = "--student REGEX, whose group is the student"

_MOODLE = re.compile(r"(?P<student>.+?)_assignsubmission_(?:file|onlinetext)(?:_.*)?", re.DOTALL)
# as Canvas's lib/content_zipper.rb names them
_CANVAS = re.compile(r"(?P<name>[^\WA-Z]+?)(?P<late>_LATE)?_(?P<id>\d+)_\d+_.+", re.DOTALL)
_CANVAS_ANONYMOUS = re.compile(r"(?P<late>LATE_)?(?P<student>anon_(?!LATE_)[A-Za-z0-9]+)_\d+_.+", re.DOTALL)
_BLACKBOARD = re.compile(r"(?P<student>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_.+|\.\w+)", re.DOTALL)
_ATTEMPT = re.compile(r"(?:(?P<before>.*)[ _.-])?attempt[ _.-]?(?P<attempt>\d{1,9})", re.DOTALL | re.IGNORECASE)


class Owner(NamedTuple):
    """The student of a file."""

    student: str
    attempt: int  # the student's largest attempt counts
    convention: str  # the convention of the name: a platform, "nbgrader", "files", "folders" or "--student"
    handed_in: str | None = None  # the time in ISO 8601, LATE, or "" for in time; None if unknown

    @property
    def name(self) -> str:
        """Return the student's name as it is stored."""
        return student_name(self.student)


Whose: TypeAlias = Callable[[Found], list[Owner]]  # returns the students of a file: none, one, or a group's members


def owner(above: tuple[str, ...], parts: tuple[str, ...]) -> Owner:
    """Return the student of a file, by the path given to the command (`above`) and the path below it (`parts`)."""
    whole, first = (*above, *parts), parts[0]
    if within := [i for i in range(len(above) + 1) if i < len(whole) - 3 and whole[i] == "submitted"]:
        return Owner(whole[within[-1] + 1], 1, "nbgrader")
    folder = above[:-1] if above[-1:] == parts else above  # a folder of Moodle's export may itself have been named
    if match := next(filter(None, map(_MOODLE.fullmatch, (*folder[-1:], first))), None):
        return Owner(match["student"], _attempt_in(parts), "Moodle")
    if match := _CANVAS_ANONYMOUS.fullmatch(first):
        return Owner(match["student"], 1, "Canvas", LATE if match["late"] else "")
    if match := _CANVAS.fullmatch(first):
        return Owner(f"{match['name']}_{match['id']}", 1, "Canvas", LATE if match["late"] else "")
    if match := _BLACKBOARD.fullmatch(first):
        return Owner(match["student"], int(match["time"].replace("-", "")), "Blackboard")
    if len(parts) > 1:
        return Owner(first.strip(), _attempt_in(parts[1:]), "folders")
    return _owner_named(PurePosixPath(first).stem, "files", 1)


def named_by_platform(path: str) -> set[str]:
    """Return the students in a path whose parts are named as by Moodle or Canvas, as NAME_NUMBER."""
    told = (owner((), (part,)) for part in path.split("/"))
    return {each.name for each in told if each.convention in ("Moodle", "Canvas")}


def _owner_named(name: str, convention: str, attempt: int) -> Owner:
    match = _ATTEMPT.fullmatch(name)
    if match is None or names_attempt(name):
        return Owner(name.strip(), attempt, convention)
    return Owner(match["before"].rstrip(" _.-").strip(), int(match["attempt"]), convention)


def _attempt_in(parts: tuple[str, ...]) -> int:
    found = [match for part in parts if (match := _ATTEMPT.fullmatch(PurePosixPath(part).stem))]
    return int(found[-1]["attempt"]) if found else 1


def names_attempt(name: str) -> bool:
    """Return whether a name is only that of an attempt, such as "attempt 2"."""
    match = _ATTEMPT.fullmatch(name)
    return match is not None and not (match["before"] or "").rstrip(" _.-").strip()


def by_pattern(pattern: re.Pattern[str], found: Found) -> list[Owner]:
    """Return the student of a file by an instructor's pattern; an empty list if the path does not match.

    The student is the group called ``student``, or else the first group. A group called ``attempt`` is the attempt's
    number. Without such a group the number is read by the conventions, from the student's name or the path after it.
    """
    match = pattern.search(found.path)
    group = "student" if "student" in pattern.groupindex else 1
    if match is None or not (student := (match[group] or "").strip()):
        return []
    if "attempt" in pattern.groupindex:
        return [Owner(student, int(re.sub(r"\D", "", match["attempt"] or "")[:18] or 1), "--student")]
    return [_owner_named(student, "--student", _attempt_in(tuple(found.path[match.end(group) :].split("/"))))]


def student_pattern(text: str) -> re.Pattern[str]:
    """Compile the pattern of ``--student``. Raises CannotJudgeError if it is not a regular expression."""
    try:
        return re.compile(text)
    except re.error as error:
        raise CannotJudgeError(f"--student is no regular expression ({error}): {text}") from None


def by_option(pattern: re.Pattern[str] | None, found: Sequence[Found], places: Sequence[Path]) -> Whose:
    """Return a function for the student of a file.

    A pattern with a group tells the student. A pattern without a group only selects files, and the conventions tell the
    student, as they do without a pattern.
    """
    if pattern is not None and pattern.groups:
        return partial(by_pattern, pattern)
    whose = by_conventions(found, places)
    return whose if pattern is None else lambda each: whose(each) if pattern.search(each.path) else []


def by_conventions(found: Sequence[Found], places: Sequence[Path]) -> Whose:
    """Return a function for the students of a file by the platforms' conventions; several if a group handed it in."""
    for folder in (folder_of(place).absolute() for place in places):
        if os.path.lexists(folder.parent / METADATA):  # of Gradescope's export, or a student's file
            whole = "name the folder that holds it, if it is Gradescope's export"
            raise CannotJudgeError(f"A {METADATA} lies beside {one_line(str(folder))}: {whole}, or say {BY_STUDENT}.")
    containers = {place for place in places if is_container(place)}
    several = len(containers) > 1  # as for `class/*`: each may be a student's, who chose the names in it
    try:
        folders = _exported_folders(found)
    except CannotJudgeError:
        if not several:
            raise
        folders = {}
    exports = {place for place, _ in folders}
    if several and exports != containers:
        exports = set()
    by_platform = {each.place for each in found if owner(_names(each.place), each.parts).convention not in UNNAMED}
    of_students = several and not containers <= by_platform

    def whose(each: Found) -> list[Owner]:
        if each.place in exports:
            above = ((each.place, each.parts[:depth]) for depth in range(len(each.parts) + 1))
            if not (students := next((folders[folder] for folder in above if folder in folders), [])):
                told = f"{METADATA} names no submitter of {each.path}"
                raise CannotJudgeError(f"{told}: say whose it is with {BY_STUDENT}.")
            return [Owner(student, 1, "Gradescope", when) for student, when in students]
        place, names = each.place.absolute(), _names(each.place)
        one = owner(names, each.parts)
        if len(places) > 1 and is_container(place):
            name = names[-1] if place.is_dir() else shown(place.stem)
            of_container = owner(names[:-1], (name, *each.parts))
            if of_students:
                return [of_container]
            named = of_container.convention not in UNNAMED
            if named and one.convention not in UNNAMED and one.student != of_container.student:
                both = f"by its name {one_line(one.student)}'s, and by that of what holds it {one_line(of_container.student)}'s"
                raise CannotJudgeError(_whose(each, f"it is {both}"))
            if named:
                one = of_container
        return [one]

    return whose


def _names(place: Path) -> tuple[str, ...]:
    return tuple(map(shown, place.absolute().parts))


# Messages if the student is not clear


def pattern_below(folder: Path, end: str = "/") -> str:
    """Return a pattern for ``--student``, quoted for a shell, whose group is the name directly below a folder."""
    name = shown(folder.as_posix())
    above = "" if name == "." else f"{re.escape(name)}/"
    return one_line(shlex.quote(f"^{above}(?P<student>[^/]+){end}"))


def require_clear(owned: Sequence[tuple[Found, Owner]]) -> None:
    """Raise CannotJudgeError if it is not clear whose the files are.

    Files named by several conventions are unclear: a student's own folder may look like an export. Files without a
    folder are unclear if all are of one student, since they may be attempts or pieces, or if they lie in several named
    folders, which may be named after students. A single folder with folders in it is unclear, too.
    """
    for each, whose in owned:
        if whose.convention in UNNAMED and names_attempt(whose.student):
            attempt = f"{one_line(whose.student)} is the name of an attempt, and no student's stands above it"
            raise CannotJudgeError(_whose(each, attempt))
    kinds = {whose.convention: each for each, whose in owned}
    if len(kinds) > 1:
        files = {kind: kind if kind in UNNAMED else f"{kind}'s files" for kind in kinds}
        both = " and ".join(f"{files[kind]} ({one_line(each.path)})" for kind, each in kinds.items())
        places = {folder_of(each.place) for each, _ in owned}
        such_as = f", such as {pattern_below(next(iter(places)))}" if len(places) == 1 else ""
        unclear = f"There are both {both}, and it is not clear which of them are named after students"
        raise CannotJudgeError(f"{unclear}: name those alone, or say {BY_STUDENT}{such_as}.")
    students = {whose.student for _, whose in owned}
    folders = {folder_of(each.place).absolute() for each, _ in owned}
    if "files" in kinds and (len(students) == 1 or len(folders) > 1):
        raise CannotJudgeError(_whose(owned[0][0], "the file may be called after the student, or a folder"))
    deep = (len(each.parts) > 2 and not any(map(names_attempt, each.parts[1:-1])) for each, _ in owned)
    if len(students) == 1 and "folders" in kinds and all(deep):
        inner = owned[0][0].place / owned[0][0].parts[0]
        unclear = f"It is not clear whether {one_line(str(inner))} is one student's folder or the whole class's"
        raise CannotJudgeError(f"{unclear}. {_name_or_say(inner)}, such as {pattern_below(inner)}.")


def which(student: str, files: Sequence[Found]) -> str:
    """Return a message on how to choose between several files of a student for one attempt."""
    told = f"{len(files)} files of which one is the submission ({some([each.path for each in files])})"
    first, below = files[0], re.escape("/".join(files[0].parts[1:]))
    alone = one_line(shlex.quote(f"^{re.escape(first.path)}$"))
    such_as = pattern_below(first.place, f"/{below}$") if first.parts[0] == student else alone
    return f"{told}: say which of them count, with {BY_STUDENT}, such as {such_as}"


def _whose(each: Found, why: str) -> str:
    folder = folder_of(each.place)
    by_folder, by_file = pattern_below(folder.parent), pattern_below(folder, r"\.\w+$")
    such_as = f"{by_folder} for the folder's name, or {by_file} for the file's"
    return f"It is not clear whose {one_line(each.path)} is: {why}. {_name_or_say(folder.parent)}, such as {such_as}."


def _name_or_say(folder: Path) -> str:
    if not folder.is_dir() or not folder.name:
        return f"Say {BY_STUDENT}"
    return f"Name {one_line(str(folder))}, if that is the folder of the whole class, or say {BY_STUDENT}"


# Gradescope's exports: `METADATA` lies beside the folders

IDENTITIES = ("sid", "email", "name")  # the first of these that is present identifies the student
_EXPORT = re.compile(r"assignment_\d+_export")
_TIME = re.compile(r"([\d-]{1,10})[ T]([\d:]{1,8})[.\d]* ?(Z|[+-]\d\d:?\d\d|UTC)")
MOST_ENTRIES = 1_000_000  # most entries of a list, which may be from a student's archive; each takes about 500 bytes


def _exported_folders(found: Sequence[Found]) -> dict[tuple[Path, tuple[str, ...]], list[tuple[str, str]]]:
    """Read the lists of students in Gradescope's exports, by folder.

    A list lies at the top of a named place, or in the only folder there. Any other file of this name is a student's.
    """
    folders: dict[tuple[Path, tuple[str, ...]], list[tuple[str, str]]] = {}
    for each in found:
        *above, name = each.parts
        if name != METADATA:
            continue
        beside = above and any(other.parts[:1] != tuple(above) for other in found if other.place == each.place)
        if beside or (above and not _EXPORT.fullmatch("/".join(above))):
            continue
        try:
            text = each.read().decode("utf-8", "replace")
        except SubmissionError as why:
            raise CannotJudgeError(f"{each.path} cannot be read: {why}.") from None
        folders |= {(each.place, (*above, folder)): students for folder, students in _submitters(each.path, text)}
    return folders


def _submitters(path: str, text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each folder, with the (name, time) of each of its submitters, from ``:submitters`` and ``:created_at``."""
    with needed_for("An export of Gradescope's"):
        import yaml
    most = text.count("\n")  # most names without YAML's aliases, which repeat entries
    try:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        if sum(1 for _ in islice(yaml.parse(text, loader), MOST_ENTRIES)) == MOST_ENTRIES:
            raise yaml.YAMLError(f"it has more than {MOST_ENTRIES:,} entries")
        folders = yaml.load(text, loader) or {}
        for folder, block in ((name, each) for name, each in folders.items() if each):
            when = _TIME.fullmatch(block.get(":created_at", ""))
            time = f"{when[1]}T{when[2]}{when[3].replace('UTC', 'Z')}" if when else ""
            datetime.fromisoformat(time or "2026-01-01")
            told = ([one.get(f":{key}", "").strip() for key in IDENTITIES] for one in block.get(":submitters") or ())
            names = [next((each for each in one if each not in ("", "~", "null")), "") for one in told]
            if (most := most - len(names)) < 0:
                raise yaml.YAMLError("it repeats students")
            yield folder, [(name, time) for name in names if name]
    except (yaml.YAMLError, AttributeError, TypeError, ValueError, RecursionError) as error:
        raise CannotJudgeError(f"{path} is not as Gradescope writes it ({one_line(clean(str(error)))}).") from None
