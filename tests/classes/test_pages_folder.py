"""The folder of a class's pages: names that are safe, pages brought up to date, and nothing of anybody else's touched."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from crosscheck.classes.pages import INDEX, require_place_for_pages, write_pages
from crosscheck.classes.places import UNFINISHED
from crosscheck.submissions.errors import CannotJudgeError
from tests.classes.classes import written as files
from tests.classes.pages import HOSTILE_NAME, page_name
from tests.classes.test_grade_command import UNDONE, graded
from tests.commands import ok

NAMES = ["Jane Doe", "jane doe", "Jane-Doe", "../../etc/passwd", "..", "con", "a/b", "a\\b", "é", "e\u0301", "🙂", "🙃"]
NAMES += ["佐藤", "x" * 200, "x" * 201, " ", "-rf", HOSTILE_NAME]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_s_name_is_safe_whatever_the_student_s_is(name):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{16}\.html", page_name(name))
    assert len(page_name(name)) < 64


def test_no_two_students_have_one_page():
    assert len({page_name(name).lower() for name in NAMES}) == len(NAMES)
    assert page_name("Jane Doe").startswith("jane-doe-")


BOOK, OTHER = "0123456789abcdef", "fedcba9876543210"
ANNA, BEN = page_name("anna"), page_name("ben")


def brought_up_to_date(folder: Path, *students: str, gradebook: str = BOOK, words: str = "words") -> Path:
    require_place_for_pages(folder, gradebook, map(page_name, students))
    write_pages(folder, gradebook, f"of {students}", ((page_name(one), f"{words} for {one}") for one in students))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_made_and_brought_up_to_date(tmp_path):
    folder = brought_up_to_date(tmp_path / "new" / "pages", "anna", "ben")
    assert set(contents(folder)) == {INDEX, f"students/{ANNA}", f"students/{BEN}"}
    others = {"notes.txt": "mine", "students/index.html": "mine", "students/.hidden": "mine"}
    before = (files(folder, others) / "students" / ANNA).stat().st_mtime_ns
    after = contents(brought_up_to_date(folder, "anna", "cleo"))
    assert set(after) == {INDEX, f"students/{ANNA}", f"students/{page_name('cleo')}", *others}
    assert {after[name] for name in others} == {b"mine"}
    assert (folder / "students" / ANNA).stat().st_mtime_ns == before  # what has not changed is not written
    assert b"other for anna" in contents(brought_up_to_date(folder, "anna", words="other"))[f"students/{ANNA}"]


def edited(folder: Path, name: str, words: bytes) -> None:
    page = brought_up_to_date(folder, "anna", "ben") / name
    page.write_bytes(page.read_bytes().replace(b"for", words) + words)


def linked_elsewhere(folder: Path) -> None:
    brought_up_to_date(folder, "anna")
    (folder / "students").rename(folder.parent / "elsewhere")
    (folder / "students").symlink_to(folder.parent / "elsewhere")


IN_THE_WAY: dict[str, tuple[Callable[[Path], object], str]] = {
    "other files": (lambda folder: files(folder, {"notes.txt": "mine"}), "holds other files, such as notes.txt"),
    "another index": (lambda folder: files(folder, {INDEX: "<p>mine</p>"}), "index.html is not as --html wrote it"),
    "edited": (lambda folder: edited(folder, f"students/{BEN}", b"Dear Ben"), rf"{BEN} is not as --html wrote it"),
    "edited index": (lambda folder: edited(folder, INDEX, b"<p>mine</p>"), "index.html is not as --html wrote it"),
    "another page": (
        lambda folder: files(brought_up_to_date(folder, "anna"), {f"students/{BEN}": "mine"}),
        rf"{BEN} is not as --html wrote it",
    ),
    "of another class": (lambda folder: brought_up_to_date(folder, "anna", gradebook=OTHER), "is of another gradebook"),
    "a file": (lambda folder: folder.write_text("mine"), "pages is no folder that can be written to"),
    "within a file": (
        lambda folder: (folder.parent.rmdir(), folder.parent.write_text("mine")),
        "somewhere is no folder that can be written to",
    ),
    "linked elsewhere": (linked_elsewhere, "students is a link"),
}


@pytest.mark.parametrize("case", IN_THE_WAY)
def test_what_is_somebody_else_s_is_never_touched(tmp_path, case):
    make, said = IN_THE_WAY[case]
    folder = tmp_path / "somewhere" / "pages"
    folder.parent.mkdir()
    make(folder)
    before = contents(tmp_path)
    with pytest.raises(CannotJudgeError, match=said):
        brought_up_to_date(folder, "anna", "ben", words="later")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_writing_that_was_ended_in_the_middle_goes_on(tmp_path, monkeypatch, written):
    """As by kill -9 after so many pages: what is unfinished stays, and is no obstacle."""
    whole = contents(brought_up_to_date(tmp_path / "whole", "anna", "ben"))
    pages, finish, finished = tmp_path / "pages", Path.replace, list[Path]()

    def end(path: Path, target: Path) -> None:
        if len(finished) == written:
            raise KeyboardInterrupt
        finished.append(finish(path, target))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", end)
        patched.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            brought_up_to_date(pages, "anna", "ben")
    assert list(pages.rglob(UNFINISHED))
    assert len(finished) == written
    assert contents(brought_up_to_date(pages, "anna", "ben")) == whole


def graded_in(folder: Path, *words: object, code: int = 0) -> Result:
    return graded(folder / "class", folder / "class.sqlite", *words, code=code)


@pytest.mark.usefixtures("in_threads")
def test_the_command_writes_pages_also_when_nothing_was_new_and_forgets(tmp_path):
    files(tmp_path, {"class/anna/hw.py": UNDONE, "class/ben/hw.py": UNDONE + "# ben\n"})
    graded_in(tmp_path)
    pages = tmp_path / "pages"
    assert f"open {pages / INDEX}" in graded_in(tmp_path, "--html", pages).stderr
    anna, ben = (next((pages / "students").glob(f"{name}-*")).name for name in ("anna", "ben"))
    assert set(contents(pages)) == {INDEX, f"students/{anna}", f"students/{ben}"}
    assert not {anna, ben} & {ANNA, BEN}  # nobody who lacks the gradebook's secret can guess them
    assert "delete them, too" in ok("forget", "ben", "--gradebook", tmp_path / "class.sqlite").stdout
    shutil.rmtree(tmp_path / "class" / "ben")
    graded_in(tmp_path, "--html", pages, "--feedback", "verdict")
    assert set(contents(pages)) == {INDEX, f"students/{anna}"}
    assert "ben" not in str(contents(pages))
    (pages / "students" / anna).write_text("mine", encoding="utf-8")
    refused = graded_in(tmp_path, "--html", pages, "--again", "anna", code=2)
    assert f"{anna} is not as --html wrote it" in refused.stderr
    assert "verdicts:" not in refused.stdout  # nothing was judged


@pytest.mark.usefixtures("in_threads")
def test_the_pages_of_another_section_stay(tmp_path):
    """Both are of one homework, and are asked the questions of one seed."""
    for section, student in (("one", "anna"), ("two", "ben")):
        files(tmp_path / section, {f"class/{student}/hw.py": UNDONE})
    graded_in(tmp_path / "one", "--html", tmp_path / "pages")
    before = contents(tmp_path / "pages")
    for _ in range(2):  # without a gradebook, and with one
        refused = graded_in(tmp_path / "two", "--html", tmp_path / "pages", code=2)
        assert "is of another gradebook" in refused.stderr
        assert contents(tmp_path / "pages") == before
        graded_in(tmp_path / "two")
    graded_in(tmp_path / "one", "--html", tmp_path / "pages")
    assert contents(tmp_path / "pages") == before
