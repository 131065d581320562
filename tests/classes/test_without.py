"""Students who handed something in, and no submission: they are told, and nobody else is taken for one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from crosscheck.classes.handed_in.intake import take_in
from crosscheck.classes.handed_in.owners import student_pattern
from tests.classes.archive import zipped
from tests.classes.classes import written
from tests.classes.test_intake import GRADESCOPE

CLASSES: dict[str, tuple[Mapping[str, str], dict[str, list[str]]]] = {
    "folders": (
        {
            "anna/hw.py": "a",
            "anna/plot.png": "",
            "ben/hw.py": "b",
            "carl/report.pdf": "",
            "carl/notes.txt": "",
            "cid/hw.py.txt": "",
            "dan/hw.zip": "",
            "eve.zip": "",
            "fay/.hidden.py": "",
            "grades.csv": "",
            ".git/config": "",
            "__pycache__/x.pyc": "",
        },
        {
            "carl": ["notes.txt", "report.pdf"],
            "cid": ["hw.py.txt"],
            "dan": ["hw.zip: refused"],
            "eve": ["eve.zip: refused"],
            "fay": [".hidden.py"],
        },
    ),
    "files": (
        {"anna.py": "a", "ben.py": "b", "carl.py": " " * 1_000_001, "README.md": "", "images/plot.png": ""},
        {"carl": ["carl.py: refused"]},
    ),
    "attempts": (
        {
            "anna/attempt 1/hw.py": "a",
            "anna/attempt 2/report.pdf": "",
            "ben/hw.py": "b",
            "cleo/attempt 2/report.pdf": "",
        },
        {"cleo": ["report.pdf"]},
    ),
    "Canvas": (
        {"doejane_1_2_hw.py": "a", "doejane_1_3_plot.png": "", "doejohn_4_5_report.pdf": "", "grades.csv": ""},
        {"doejohn_4": ["doejohn_4_5_report.pdf"]},
    ),
    "Moodle": (
        {
            "Jane Doe_1_assignsubmission_file_/hw.py": "a",
            "John Doe_2_assignsubmission_file_/hw.docx": "",
            "Jim Doe_3_assignsubmission_onlinetext_/onlinetext.html": "",
        },
        {"John Doe_2": ["hw.docx"], "Jim Doe_3": ["onlinetext.html"]},
    ),
    "nbgrader": (
        {
            "submitted/anna/ps1/hw.py": "a",
            "submitted/anna/ps1/timestamp.txt": "",
            "submitted/ben/ps1/timestamp.txt": "",
        },
        {"ben": ["timestamp.txt"]},
    ),
    "Gradescope": (
        {
            "submission_metadata.yml": GRADESCOPE,
            "submission_101/hw.py": "a",
            "submission_102/hw.pdf": "",
            "submission_103/hw.pdf": "",
        },
        {"ben@example.edu": ["hw.pdf"], "Cleo": ["hw.pdf"]},
    ),
}


@pytest.mark.parametrize("case", CLASSES)
@pytest.mark.parametrize("form", ["folder", "here", "archive"])
def test_who_handed_in_no_submission_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, form: str
) -> None:
    tree, without = CLASSES[case]
    if form == "archive":
        place = zipped(tmp_path / "class.zip", tree)
    else:
        place = written(tmp_path / "class", tree)
        monkeypatch.chdir(place if form == "here" else tmp_path)
        place = Path() if form == "here" else Path("class")
    found = take_in([place]).without
    assert {student: sorted(files) for student, files in found.items()} == without


def test_an_empty_folder_is_a_student_s(tmp_path: Path) -> None:
    folder = written(tmp_path / "class", {"anna/hw.py": "a", "ben/hw.py": "b"})
    (folder / "dora").mkdir()
    assert take_in([folder]).without == {"dora": ["an empty folder"]}
    assert take_in(sorted(folder.iterdir())).without == {"dora": ["an empty folder"]}


def test_a_pattern_tells_them_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = written(
        Path("class"), {"anna/hw.py": "a", "ben/hw.pdf": "", "cleo/hw.zip": "", "dan.zip": "", "starter.py": "s"}
    )
    (folder / "eve").mkdir()
    assert take_in([folder], student_pattern("^class/(?P<student>[^/]+)/")).without == {
        "ben": ["hw.pdf"],
        "cleo": ["hw.zip: refused"],
        "dan": ["dan.zip: refused"],
        "eve": ["an empty folder"],
    }


def test_a_pattern_makes_no_student_of_an_empty_folder_s_content(tmp_path: Path) -> None:
    folder = written(tmp_path / "class", {"w1/anna/hw.py": "a"})
    (folder / "w2").mkdir()
    assert take_in([folder], student_pattern("class/[^/]+/(?P<student>[^/]+)")).without == {}


def test_what_climbs_out_of_an_archive_is_nobody_s_and_an_absolute_path_begins_at_its_top(tmp_path: Path) -> None:
    place = zipped(
        tmp_path / "class.zip", {"anna/hw.py": "a", "../ben/hw.py": "b", "/cleo/hw.py": "c", "dan/hw.pdf": ""}
    )
    assert take_in([place]).without == {"cleo": ["hw.py: refused"], "dan": ["hw.pdf"]}
