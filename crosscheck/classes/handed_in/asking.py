"""What is asked where it is not clear whose a file is, with patterns for ``--student`` that answer it.

The patterns are made from the paths at hand and tried on them, so that each that is printed works when it is pasted.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from crosscheck.classes.handed_in.finding import Found, folder_of, shown, some, student_name
from crosscheck.classes.handed_in.naming import Owner, names_attempt, owner_by
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError

PATTERNS_AT_MOST = 4
RESTS_TRIED = 20  # names of files in the students' folders, the commonest first
MOODLE = "_assignsubmission_"  # ends a student's name there
STUDENT = "(?P<student>[^/]+)"


def require_one_kind(owned: Sequence[tuple[Found, Owner]]) -> None:
    """Raise where files are named in several ways: a student's own folder may hold what looks like an export."""
    kinds = {whose.convention: each.path for each, whose in owned}
    if len(kinds) > 1:
        files = {kind: kind if kind in ("files", "folders") else f"{kind}'s files" for kind in kinds}
        both = " and ".join(f"{files[kind]} ({one_line(path)})" for kind, path in kinds.items())
        raise CannotJudgeError(
            f"There are both {both}, and which of them are named after students is not clear: name those alone, or "
            f"say {answers([each for each, _ in owned])}"
        )


def require_named_after_students(owned: Sequence[tuple[Found, Owner]]) -> None:
    """Raise where what is named may be the class's folder, or a student's, or hold the class's: it is taken for none of them.

    Files are unclear where all are one student's, which may be that student's attempts or pieces, and where they lie in several
    folders, since those may be called after the students. A lone folder is unclear where there are folders in it, which may be
    the students'.
    """
    found = [each for each, _ in owned]
    files = [each for each, whose in owned if whose.convention == "files"]
    students = {whose.student for _, whose in owned}
    folders = {folder_of(each.place).absolute() for each in files}
    if files and (len(students) == 1 or len(folders) > 1):
        raise CannotJudgeError(
            f"Whose {one_line(files[0].path)} is, is not clear: the file may be called after the student, or a folder. "
            f"{_name_or_say(folder_of(files[0].place).parent)} {answers(found)}"
        )
    for each, whose in owned:
        if whose.convention in ("files", "folders") and names_attempt(whose.student):
            raise CannotJudgeError(
                f"Whose {one_line(each.path)} is, is not clear: {one_line(whose.student)} is the name of an attempt, and no "
                f"student's stands above it. {_name_or_say(folder_of(each.place).parent)} {answers(found)}"
            )
    if len(students) == 1 and all(_is_wrapped(each, whose) for each, whose in owned):
        inner = found[0].place / found[0].parts[0]
        raise CannotJudgeError(
            f"Whether {one_line(str(inner))} is one student's folder or the whole class's is not clear. "
            f"{_name_or_say(inner)} {answers(found)}"
        )


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


def answers(files: Sequence[Found], students: Collection[str] = ()) -> str:
    """Return the end of a sentence that asks whose files are: what to say, with patterns that tell it, one a line.

    Parameters
    ----------
    files : sequence of Found
        All that was found.
    students : collection of str
        Those who are known: of the files in their folders, one may be the submission.
    """
    paths, suggestions = [each.path for each in files], list[_Suggestion]()
    for pattern in _patterns(files, students):
        owners = _owners_by(pattern, paths)
        if owners and all(owners != other.owners for other in suggestions):
            found = list(dict.fromkeys(student for student, _ in owners.values()))
            suggestions.append(_Suggestion(pattern, owners, found, [path for path in paths if path not in owners]))
    most = max((len(each.students) for each in suggestions), default=0)
    if len(students) != 1:  # what finds less than half as many students as another does not find the class
        suggestions = [each for each in suggestions if 2 * len(each.students) >= most]
    suggestions.sort(key=lambda each: len(each.left_out))
    lines = "".join(f"\n{_as_line(each)}" for each in suggestions[:PATTERNS_AT_MOST])
    return f"--student REGEX, whose group is the student{f', such as{lines}' if lines else '.'}"


class _Suggestion(NamedTuple):
    """What a pattern tells."""

    pattern: str
    owners: dict[str, tuple[str, int]]  # whose a file is, and which attempt, by its path
    students: list[str]
    left_out: list[str]  # paths that the pattern does not match


def _patterns(files: Sequence[Found], students: Collection[str]) -> Iterator[str]:
    """Yield what may tell students, from the name of what was named down to the first that differs; simple ones first."""
    paths = [each.path.split("/") for each in files]
    levels = zip(*(path[:-1] for path in paths), strict=False)
    common = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels)]
    above_all = min(shown(folder_of(each.place).as_posix()).count("/") for each in files)
    endings = sorted({_escaped(PurePosixPath(path[-1]).suffix) for path in paths})
    ending = endings[0] if len(endings) == 1 else f"(?:{'|'.join(endings)})"
    for depth in range(above_all, len(common) + 1):
        above = "^" + _escaped("".join(f"{part}/" for part in common[:depth]))
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


def _owners_by(pattern: str, paths: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Return whose files are by a pattern; nothing if two are one attempt, or a student is called what is no name."""
    if pattern != one_line(pattern):  # a student's name for a file, which a terminal would not show as it is
        return {}
    compiled = re.compile(pattern)
    found = {path: whose for path in paths if (whose := owner_by(compiled, path))}
    owners = {path: (whose.student, whose.attempt) for path, whose in found.items()}
    unnamed = any(names_attempt(student) or MOODLE in student for student, _ in owners.values())
    return {} if unnamed or len(set(owners.values())) < len(owners) else owners


def _as_line(suggestion: _Suggestion) -> str:
    without = f" (without {some(suggestion.left_out)})" if suggestion.left_out else ""
    return f"  --student {shlex.quote(suggestion.pattern)} for {some(suggestion.students)}{without}"
