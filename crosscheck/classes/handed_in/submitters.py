"""Whose the folders of a Gradescope export are: ``submission_123/``, as ``submission_metadata.yml`` beside them says.

That file is written by a program, always in one form, of which this reads three keys of each submitter:

    submission_123:
      :submitters:
      - :name: Jane Doe
        :sid: '100'
        :email: jane@example.edu

A folder of which this finds no submitter is asked for, not guessed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from crosscheck.classes.handed_in.archives import RefusedError
from crosscheck.classes.handed_in.finding import METADATA, Found, folder_of
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError

_FOLDER = re.compile(r"([^\s:#'\"-][^:]*|'[^']*'|\"[^\"]*\"):\s*")
_LIST = re.compile(r"  :submitters:\s*")  # not those of the history, which stand further in
_KEY = re.compile(r"(?P<indent>\s+)(?P<item>- )?:(?P<key>name|sid|email): *(?P<value>.*?)\s*")
_OTHER_KEY = re.compile(r"\s+:(?!name|sid|email|submitters)\w+:.*")
IDENTITIES = ("sid", "email", "name")  # the first of them that is there names the student


def exported_folders(found: Sequence[Found]) -> dict[tuple[Path, tuple[str, ...]], list[str]]:
    """Return the students who handed in each folder of Gradescope's exports, by what was named and the path below it.

    An export says so at its top, or in the one folder that it consists of; a file of that name further down is a student's.
    """
    folders = {}
    for each in found:
        *above, name = each.parts
        if name == METADATA and above in ([], _lone_folder(each.place, found)):
            for folder, students in _submitters_in(each).items():
                folders[each.place, (*above, folder)] = students
    return folders


def require_whole_exports(places: Iterable[Path]) -> None:
    """Raise where Gradescope's file lies beside a folder that is named: it may be an export's, or one student's own."""
    for place in places:
        folder = folder_of(place).absolute()
        if os.path.lexists(folder.parent / METADATA):
            raise CannotJudgeError(
                f"A {METADATA} lies beside {one_line(str(folder))}: name the folder that holds it, if it is Gradescope's "
                "export, or say --student REGEX, whose group is the student."
            )


def _submitters_in(metadata: Found) -> dict[str, list[str]]:
    try:
        return submitters(metadata.read().decode("utf-8", "replace"))
    except RefusedError as why:
        raise CannotJudgeError(f"{metadata.path} cannot be read: {why}.") from None


def _lone_folder(place: Path, found: Iterable[Found]) -> list[str]:
    """Return the folder in which all lies that was found in a place, if it is one."""
    tops = {each.parts[0] for each in found if each.place == place}
    return list(tops) if len(tops) == 1 else []


def exporters(each: Found, folders: dict[tuple[Path, tuple[str, ...]], list[str]], exports: set[Path]) -> list[str]:
    """Return the students whose Gradescope says that a file is; none where it lies in no export of Gradescope's."""
    if each.place not in exports:
        return []
    above = (each.parts[:depth] for depth in range(len(each.parts) + 1))
    students = next((folders[each.place, parts] for parts in above if (each.place, parts) in folders), [])
    if not students:
        raise CannotJudgeError(
            f"{METADATA} names no submitter of {each.path}: say whose it is with --student REGEX, whose group is the student."
        )
    return students


def submitters(text: str) -> dict[str, list[str]]:
    """Return the students who handed in each folder, several for a group's, by the folder's name."""
    found: dict[str, list[dict[str, str]]] = {}
    current: list[dict[str, str]] = []
    listing = False
    for line in text.splitlines():
        if folder := _FOLDER.fullmatch(line):
            current, listing = found.setdefault(_scalar(folder[1]), []), False
        elif _LIST.fullmatch(line):
            listing = True
        elif _OTHER_KEY.fullmatch(line):
            listing = False  # the history of earlier submissions, say
        elif listing and (entry := _KEY.fullmatch(line)):
            if entry["item"]:
                current.append({})
            if current:
                current[-1][entry["key"]] = _scalar(entry["value"])
    return {folder: [name for one in people if (name := _identity(one))] for folder, people in found.items()}


def _identity(submitter: dict[str, str]) -> str:
    return next((submitter[key] for key in IDENTITIES if submitter.get(key)), "")


def _scalar(value: str) -> str:
    """Return a YAML scalar's text: plain, in single quotes or in double ones."""
    if value[:1] == value[-1:] == "'" and len(value) > 1:
        return value[1:-1].replace("''", "'").strip()
    if value[:1] == value[-1:] == '"' and len(value) > 1:
        try:
            return str(json.loads(value)).strip()
        except ValueError:
            return value[1:-1].strip()
    return "" if value in ("null", "~") else value.strip()
