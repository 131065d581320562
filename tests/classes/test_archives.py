"""Hostile archives are refused by name, quickly, and nothing is written."""

import struct
import time
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from crosscheck.classes.handed_in import finding
from crosscheck.classes.handed_in.intake import MOST_FILES, take_in
from crosscheck.command.grading.report import announce
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.submissions.files import SubmissionError, submission_from
from tests.classes.classes import HOMEWORK, packed, written, zipped
from tests.memory import peak

MEMBERS = {
    "../../outside.py": "its path climbs out of the archive",
    "anna/../../outside.py": "its path climbs out of the archive",
    "..\\outside.py": "its path climbs out of the archive",
    "/outside.py": "its path is absolute",
    "C:\\outside.py": "its path is absolute",
    "\\\\server\\outside.py": "its path is absolute",
    "x" * 1001 + ".py": "its name has more than 1000 characters",
}


def linked(path: Path, name: str, target: str) -> Path:
    """Write an archive that holds a symbolic link beside a homework."""
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo(name)
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, target)
        archive.writestr("anna/hw.py", HOMEWORK)
    return path


def of_a_million_entries(path: Path) -> Path:
    """Write an archive whose list names one member a million times."""
    honest = packed({"anna/hw.py": HOMEWORK})
    end = honest.rindex(b"PK\x05\x06")
    size, start = struct.unpack_from("<2L", honest, end + 12)
    entry = honest[start : start + size]
    many = 1_000_000
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, many, many, size * many, start)
    place = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + size * many, 1)
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path.write_bytes(honest[:start] + entry * many + large + place + last)
    return path


def of_a_long_list(path: Path, size: int) -> Path:
    """Write an archive that announces few members in a list of so many bytes."""
    content = bytearray(packed({"anna/hw.py": HOMEWORK}))
    struct.pack_into("<L", content, content.rindex(b"PK\x05\x06") + 12, size)
    path.write_bytes(content)
    return path


def doubled(path: Path, name: str) -> Path:
    """Write an archive that holds two members of one name."""
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, HOMEWORK)
        archive.writestr(name, HOMEWORK + "# other\n")
        archive.writestr("anna/hw.py", HOMEWORK)
    return path


def announcing(path: Path, size: int) -> Path:
    """Write an archive whose members announce other sizes than they have."""
    content = bytearray(packed({"anna/hw.py": HOMEWORK}))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<L", content, at + 24, size)
    path.write_bytes(content)
    return path


def damaged(path: Path) -> Path:
    content = bytearray(packed({"anna/hw.py": HOMEWORK, "ben/hw.py": HOMEWORK + "# ben\n"}))
    content[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(content)
    return path


@pytest.fixture(autouse=True)
def _nothing_is_written(tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    yield
    assert list(here.iterdir()) == []
    assert list(tmp_path.rglob("outside*")) == []


@pytest.mark.parametrize("name", MEMBERS)
def test_a_path_that_leaves_is_refused_by_name_and_the_rest_is_read(tmp_path, name):
    intake = take_in([zipped(tmp_path / "class.zip", {name: HOMEWORK, "anna/hw.py": HOMEWORK})])
    assert [one.student for one in intake.submissions] == ["anna"]
    (refused,) = intake.set_aside
    assert refused.refused
    assert refused.why == MEMBERS[name]
    assert refused.path.endswith(name.split("\\")[-1].split("/")[-1])


Made = Callable[[Path], Path]
BOMB = packed({"hw.py": b"\0" * 5_000_000})
DEEP = packed({"2.zip": packed({"hw.py": HOMEWORK})})
#: Whose submission is read all the same, and why others are not.
SET_ASIDE: dict[str, tuple[Made, list[str], list[str]]] = {
    "a link": (lambda path: linked(path, "ben/hw.py", "/etc/passwd"), ["anna"], ["it is a link"]),
    "a bomb": (
        lambda path: zipped(path, {"anna/hw.ipynb": b" " * 19_000_000, "ben/hw.py": HOMEWORK, "cleo/hw.zip": BOMB}),
        *(["ben"], ["it unpacks to more than 200 times its size"] * 2),
    ),
    "three archives deep": (
        lambda path: zipped(path, {"anna/1.zip": DEEP, "ben/hw.py": HOMEWORK}),
        *(["ben"], ["neither a notebook nor a module"]),
    ),
    "two members of one name": (
        lambda path: doubled(path, "ben/hw.py"),
        *(["anna"], ["the archive holds it 2 times: which one counts is not clear"] * 2),
    ),
    "more than was announced": (lambda path: announcing(path, 3), [], ["it cannot be unpacked"]),
    "damaged": (damaged, ["ben"], ["it cannot be unpacked"]),
}


@pytest.mark.parametrize(("make", "read", "why"), SET_ASIDE.values(), ids=SET_ASIDE)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path, make, read, why):
    intake = take_in([make(tmp_path / "class.zip")])
    assert [one.student for one in intake.submissions] == read
    assert len(intake.set_aside) == len(why)
    for each, said in zip(intake.set_aside, why, strict=True):
        assert said in each.why
        assert each.refused is (said != "neither a notebook nor a module")


REFUSED: dict[str, tuple[Made, str]] = {
    "a long list": (lambda path: of_a_long_list(path, 300_000_000), "it is no zip archive that can be read"),
    "beyond all measure": (lambda path: announcing(path, 0xFFFFFFF0), r"it unpacks to 4\.29 GB, more than 4 GB"),
    "no archive": (lambda path: written(path.parent, {path.name: "no archive"}) / path.name, "it is no zip archive"),
    "an end alone": (lambda path: path.write_bytes(b"PK\x05\x06" + b"\0" * 5) and path, "it is no zip archive"),
}


@pytest.mark.parametrize(("make", "why"), REFUSED.values(), ids=REFUSED)
def test_an_archive_that_cannot_be_meant_is_refused(tmp_path, make, why):
    with pytest.raises(CannotJudgeError, match=why):
        take_in([make(tmp_path / "class.zip")])


def test_an_archive_within_another_is_unpacked_once_for_all_of_its_members(tmp_path, monkeypatch):
    inner = packed({f"attempt {i}/hw.py": f"{HOMEWORK}# {i}" for i in range(5)})
    opened: list[object] = []
    honest = finding.open_archive
    monkeypatch.setattr(finding, "open_archive", lambda source: opened.append(source) or honest(source))
    intake = take_in([zipped(tmp_path / "class.zip", {"anna/1.zip": inner, "ben/hw.py": HOMEWORK})])
    assert [one.found.read() for one in intake.submissions[:5]] == [f"{HOMEWORK}# {i}".encode() for i in range(5)]
    assert opened == [tmp_path / "class.zip", inner]


def test_a_million_entries_are_refused_before_they_are_read(tmp_path):
    place, started = of_a_million_entries(tmp_path / "class.zip"), time.monotonic()
    said = r"class\.zip is refused: its list of members takes \d+ MB, more than 16 MB"
    with peak() as taken, pytest.raises(CannotJudgeError, match=said):
        take_in([place])
    assert taken.bytes < 10_000_000
    assert time.monotonic() - started < 5


def test_what_is_refused_is_counted_and_not_listed(tmp_path, capsys):
    """Three lines, and how many more there are; of an archive within another, see `test_intake`."""
    many = 2_000
    files = {f"ben/{i}.zip": "" for i in range(many)}
    linked = {"cleo/hw.zip": packed({"/hw.py": HOMEWORK})}
    intake = take_in([zipped(tmp_path / "class.zip", {"anna/hw.py": HOMEWORK, **files, **linked})])
    announce(intake)
    lines = capsys.readouterr().err.splitlines()
    assert len([line for line in lines if "class.zip/ben" in line]) == 4
    assert f"refused: {tmp_path}/class.zip/ben: {many - 3} more" in lines
    assert any("class.zip/cleo" in line for line in lines)
    assert all(found.count("; ") <= 20 for found in intake.unclear.values())


def test_names_of_underscores_are_read_as_quickly_as_others(tmp_path):
    names = {f"ben/{'_' * 200}{i}/{'_' * 990}/{'_' * 900}.py": f"{HOMEWORK}# {i}" for i in range(1500)}
    started = time.monotonic()
    unclear = take_in([zipped(tmp_path / "class.zip", {"anna/hw.py": HOMEWORK + "#", **names})]).unclear
    assert unclear["ben"].startswith(f"{MOST_FILES} files of which one is the submission")
    assert time.monotonic() - started < 20  # it is done in one, and took 90 once


@pytest.mark.parametrize("unit", [b"{},", b"[],", b'{"a":0},', b"[[]],"])
def test_a_notebook_of_tiny_things_takes_little_memory(tmp_path, unit):
    content = b'{"cells": [{"cell_type": "code", "source": "x"}], "metadata": [' + unit * 3_000_000
    said = "more than 500,000 lists and objects; clear the outputs"
    with peak() as taken, pytest.raises(SubmissionError, match=said):
        submission_from(Path("hw.ipynb"), content + b"0]}")
    assert taken.bytes < 60_000_000
