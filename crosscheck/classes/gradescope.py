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
import re

_FOLDER = re.compile(r"([^\s:#'\"-][^:]*|'[^']*'|\"[^\"]*\"):\s*")
_LIST = re.compile(r"  :submitters:\s*")  # not those of the history, which stand further in
_KEY = re.compile(r"(?P<indent>\s+)(?P<item>- )?:(?P<key>name|sid|email): *(?P<value>.*?)\s*")
_OTHER_KEY = re.compile(r"\s+:(?!name|sid|email|submitters)\w+:.*")
IDENTITIES = ("sid", "email", "name")  # the first of them that is there names the student


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
