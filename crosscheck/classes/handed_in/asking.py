"""What is asked where whose a file is, is not clear: it is not guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from crosscheck.classes.handed_in.finding import Found, is_container
from crosscheck.classes.handed_in.naming import Owner, names_attempt
from crosscheck.classes.handed_in.patterns import answers
from crosscheck.classes.handed_in.wording import some
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError


def require_one_kind(owned: Sequence[tuple[Found, Owner]]) -> None:
    """Raise where files are named in several ways: a student's own folder may hold what looks like an export."""
    kinds = {whose.convention: each.path for each, whose in owned}
    if len(kinds) > 1:
        both = " and ".join(f"{_of_kind(kind)} ({one_line(path)})" for kind, path in kinds.items())
        raise CannotJudgeError(
            f"There are both {both}, and which of them are named after students is not clear: name those alone, or "
            f"say {answers([each for each, _ in owned])}"
        )


def _of_kind(convention: str) -> str:
    return convention if convention in ("files", "folders") else f"{convention}'s files"


def require_named_after_students(owned: Sequence[tuple[Found, Owner]]) -> None:
    """Raise where what is named may be the class's folder, or a student's, or hold the class's: it is taken for none of them.

    Files are unclear where all are one student's, which may be that student's attempts or pieces, and where they lie in several
    folders, since those may be called after the students. A lone folder is unclear where there are folders in it, which may be
    the students'.
    """
    found = [each for each, _ in owned]
    files = [each for each, whose in owned if whose.convention == "files"]
    students = {whose.student for _, whose in owned}
    folders = {_folder(each.place) for each in files}
    if files and (len(students) == 1 or len(folders) > 1):
        raise CannotJudgeError(
            f"Whose {one_line(files[0].path)} is, is not clear: the file may be called after the student, or a folder. "
            f"{_name_or_say(_above(files[0].place))} {answers(found)}"
        )
    for each, whose in owned:
        if whose.convention in ("files", "folders") and names_attempt(whose.student):
            raise CannotJudgeError(
                f"Whose {one_line(each.path)} is, is not clear: {one_line(whose.student)} is the name of an attempt, and no "
                f"student's stands above it. {_name_or_say(_above(each.place))} {answers(found)}"
            )
    if len(students) == 1 and all(_is_wrapped(each, whose) for each, whose in owned):
        inner = found[0].place / found[0].parts[0]
        raise CannotJudgeError(
            f"Whether {one_line(str(inner))} is one student's folder or the whole class's is not clear. "
            f"{_name_or_say(inner)} {answers(found)}"
        )


def _above(place: Path) -> Path:
    """Return the folder above the one that is named, or in which the file that is named lies."""
    return place.parent if is_container(place) else place.parent.parent


def _folder(place: Path) -> Path:
    return (place if is_container(place) else place.parent).absolute()


def _is_wrapped(found: Found, whose: Owner) -> bool:
    """Return whether a file lies deeper than in its student's folder, and in none of an attempt."""
    return whose.convention == "folders" and len(found.parts) > 2 and not any(map(names_attempt, found.parts[1:-1]))


def _name_or_say(folder: Path) -> str:
    """Return the beginning of an answer: that the whole class's folder can be named, where it is one and has a name."""
    if not folder.is_dir() or not folder.name:
        return "Say"
    return f"Name {one_line(str(folder))}, if that is the folder of the whole class, or say"


def require_one_each(submissions: Iterable[tuple[str, int, str]], files: Sequence[Found]) -> None:
    """Raise where several files, told as (student, attempt, path), may be the same attempt of a student."""
    attempts: dict[tuple[str, int], list[str]] = defaultdict(list)
    for student, attempt, path in submissions:
        attempts[student, attempt].append(path)
    unclear = {student: paths for (student, _), paths in attempts.items() if len(paths) > 1}
    if not unclear:
        return
    (student, paths), *others = unclear.items()
    so_have = f"; the same holds for {', '.join(other for other, _ in others)}" if others else ""
    raise CannotJudgeError(
        f"{student} has {len(paths)} files of which one is the submission ({some(paths)}){so_have}. Which of them count, say "
        f"with {answers(files, {student for student, _ in attempts})}"
    )
