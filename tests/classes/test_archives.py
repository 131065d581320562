"""Hostile archives are refused by name, quickly, and nothing is written."""

import re
import struct
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from crosscheck.classes.handed_in.intake import take_in
from crosscheck.command.grading.report import announce
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.submissions.files import SubmissionError, cells_from
from tests.classes.classes import HOMEWORK, packed
from tests.memory import peak

ANNA = {"anna/hw.py": HOMEWORK}
ENTRY, LAST_ENTRY, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"  # by which an archive's records begin


def member(name: str, **known: object) -> zipfile.ZipInfo:
    """Return what an archive knows of a member."""
    info = zipfile.ZipInfo(name)
    for attribute, value in known.items():
        setattr(info, attribute, value)
    return info


def edited(archive: bytes, record: bytes, at: int, value: int) -> bytes:
    """Return an archive with four bytes changed, in the last of its records of a kind."""
    content = bytearray(archive)
    struct.pack_into("<L", content, content.rindex(record) + at, value)
    return bytes(content)


def of_a_million_entries() -> bytes:
    """Return an archive whose list names one member a million times."""
    honest, many = packed(ANNA), 1_000_000
    size, start = struct.unpack_from("<2L", honest, honest.rindex(END) + 12)
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, many, many, size * many, start)
    place = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + size * many, 1)
    last = struct.pack("<4s4H2LH", END, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return honest[:start] + honest[start : start + size] * many + large + place + last


@pytest.fixture(autouse=True)
def _nothing_is_written(tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    yield
    assert list(here.iterdir()) == []
    assert list(tmp_path.rglob("outside*")) == []


CLIMBS, ABSOLUTE = "its path climbs out of the archive", "its path is absolute"
NO_CODE = "neither a notebook nor a module"
PACKED = "it is packed in a way that no platform uses"
BOMB = {"hw.py": b"\0" * 5_000_000}
BZIP2, LZMA = (member("a/hw.py", compress_type=kind) for kind in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
#: What an archive holds beside anna's submission, which is read, and why some is set aside.
SET_ASIDE: dict[str, tuple[Mapping[Any, str | bytes], list[str]]] = {
    "climbs": ({"../../outside.py": HOMEWORK}, [CLIMBS]),
    "climbs on Windows": ({"..\\outside.py": HOMEWORK}, [CLIMBS]),
    "absolute": ({"/outside.py": HOMEWORK}, [ABSOLUTE]),
    "absolute on Windows": ({"C:\\outside.py": HOMEWORK}, [ABSOLUTE]),
    "on another machine": ({"\\\\server\\outside.py": HOMEWORK}, [ABSOLUTE]),
    "a long name": ({"x" * 1001 + ".py": HOMEWORK}, ["its name has more than 1000 characters"]),
    "no name": ({member(""): "x"}, ["it has no name"]),
    "a link": ({member("ben/hw.py", create_system=3, external_attr=0o120777 << 16): "/etc/passwd"}, ["it is a link"]),
    "packed otherwise": ({BZIP2: HOMEWORK, LZMA: HOMEWORK}, [PACKED, PACKED]),
    "a bomb": (
        {"ben/hw.ipynb": b" " * 19_000_000, "cleo/hw.zip": packed(BOMB)},
        ["it unpacks to more than 200 times its size"] * 2,
    ),
    "three archives deep": ({"ben/1.zip": packed({"2.zip": packed({"3.zip": packed(ANNA)})})}, [NO_CODE]),
    "two of one name": (
        {member("ben/hw.py"): HOMEWORK, "ben/hw.py": "# other\n"},
        ["the archive holds it 2 times: it is not clear which one counts"] * 2,
    ),
    "many in one": ({"ben/more.zip": packed({f"../{i}.py": "x" for i in range(5)})}, [f"{CLIMBS}, and so 4 more"]),
    "damaged": ({"ben/hw.zip": edited(packed(ANNA), ENTRY, 40, 0xFFFFFFFF)}, ["it cannot be unpacked (Error -3"]),
    "more than announced": ({"ben/hw.zip": edited(packed(ANNA), LAST_ENTRY, 24, 3)}, ["it cannot be unpacked (Bad"]),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("members", "why"), SET_ASIDE.values(), ids=SET_ASIDE)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path, members, why):
    (tmp_path / "class.zip").write_bytes(packed({**members, **ANNA}))
    intake = take_in([tmp_path / "class.zip"])
    assert [one.student for one in intake.submissions] == ["anna"]
    assert [each.why[: len(said)] for each, said in zip(intake.set_aside, why, strict=True)] == why
    name = getattr(first := next(iter(members)), "filename", first)
    assert re.split(r"[/\\]", name)[-1].removesuffix(".zip") in intake.set_aside[0].path
    assert {each.refused for each in intake.set_aside} == {why != [NO_CODE]}


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million": (of_a_million_entries, r"class\.zip is refused: its list of members takes \d+ MB, more than 16 MB"),
    "a long list": (lambda: edited(packed(ANNA), END, 12, 300_000_000), "it is no zip archive that can be read"),
    "too large": (lambda: edited(packed(ANNA), LAST_ENTRY, 24, 0xFFFFFFF0), r"it unpacks to 4\.29 GB, more than 4 GB"),
    "no archive": (lambda: b"no archive", "it is no zip archive"),
}


@pytest.mark.parametrize(("made", "why"), REFUSED.values(), ids=REFUSED)
def test_an_archive_that_cannot_be_meant_is_refused_before_it_is_read(tmp_path, made, why):
    (tmp_path / "class.zip").write_bytes(made())
    with peak() as taken, pytest.raises(CannotJudgeError, match=why):
        take_in([tmp_path / "class.zip"])
    assert taken.bytes < 10_000_000


def test_the_members_of_archives_within_one_count_together(tmp_path, monkeypatch):
    monkeypatch.setattr("crosscheck.classes.handed_in.finding.MOST_MEMBERS", 4)
    (tmp_path / "class.zip").write_bytes(packed({f"{i}.zip": packed({"1.py": "", "2.py": ""}) for i in range(3)}))
    with pytest.raises(CannotJudgeError, match=r"class\.zip is refused: .*/2/1\.py is one of more than 4 files"):
        take_in([tmp_path / "class.zip"])


def test_what_is_refused_is_counted_and_not_listed(tmp_path, capsys):
    """Three lines, and how many more there are."""
    many = 2_000
    files = {f"ben/{i}.zip": "" for i in range(many)} | {"cleo/hw.zip": packed({"/hw.py": HOMEWORK})}
    (tmp_path / "class.zip").write_bytes(packed({**ANNA, **files}))
    intake = take_in([tmp_path / "class.zip"])
    announce(intake)
    lines = capsys.readouterr().err.splitlines()
    assert len([line for line in lines if "class.zip/ben" in line]) == 4
    assert f"refused: {tmp_path}/class.zip/ben: {many - 3} more" in lines
    assert any("class.zip/cleo" in line for line in lines)
    assert all(found.count("; ") <= 20 for found in intake.unclear.values())


def test_names_of_underscores_are_read_as_quickly_as_others(tmp_path):
    names = {f"ben/{'_' * 200}{i}/{'_' * 990}/{'_' * 900}.py": f"{HOMEWORK}# {i}" for i in range(1500)}
    (tmp_path / "class.zip").write_bytes(packed({**ANNA, **names}))
    started = time.monotonic()
    unclear = take_in([tmp_path / "class.zip"]).unclear
    assert unclear["ben"].startswith("1500 files of which one is the submission")
    assert time.monotonic() - started < 20  # it is done in one, and took 90 once


@pytest.mark.parametrize("unit", [b"{},", b"[],", b'{"a":0},', b"[[]],"])
def test_a_notebook_of_tiny_things_takes_little_memory(unit):
    content = b'{"cells": [{"cell_type": "code", "source": "x"}], "metadata": [' + unit * 3_000_000
    said = "more than 500,000 lists and objects; clear the outputs"
    with peak() as taken, pytest.raises(SubmissionError, match=said):
        cells_from(Path("hw.ipynb"), content + b"0]}")
    assert taken.bytes < 60_000_000
