"""The pages of a class: alone in their files, true to the gradebook, and silent on others."""

import base64
import hashlib
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result

from crosscheck.classes.handed_in.intake import Without
from crosscheck.classes.pages import INDEX, require_place_for_pages, verdict_of, write_pages
from crosscheck.classes.standing import Standing
from crosscheck.classes.tables import mistakes_table, students_table
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Finding, FunctionVerdict
from tests.classes.classes import FUNCTIONS, verdict
from tests.classes.classes import written as files
from tests.classes.pages import FEEDBACKS, HOSTILE_NAME, a_class, index_of, page_name, page_of, rows_of, standing
from tests.classes.test_grade_command import graded
from tests.commands import ok
from tests.html_pages import faults, read
from tests.report.conftest import EXAMPLES


def scripts_of(page: str) -> list[str]:
    return re.findall(r"(?s)<script>(.*?)</script>", page)


def test_who_handed_in_no_submission_is_on_the_class_s_page_and_in_the_table():
    without = {HOSTILE_NAME: ["hw.zip: refused"], "carl": ["report.pdf", "notes.txt"]}
    page = index_of([standing("anna", None)], without=without)
    assert scripts_of(page) == scripts_of(index_of([]))
    assert 'carl</bdi> <span class="quiet">report.pdf; notes.txt</span>' in page
    assert "Without a submission" not in index_of([standing("anna", None)])
    table = table_of([standing("anna", None)], without)
    assert list(table["verdict"]) == ["not judged yet", "no submission", "no submission"]
    assert tuple(table.loc["carl", ["look", "points"]]) == ("report.pdf; notes.txt", "")


def test_every_page_stands_alone_and_runs_but_the_script_that_its_policy_names():
    class_ = a_class()
    students = {f"students/{page_name(one.student)}": page_of(one) for one in class_}
    index = index_of(class_)
    assert faults({"index.html": index, **students}) == []
    assert all("default-src 'none'" in page for page in (index, *students.values()))
    for page in (index, page_of(next(one for one in class_ if one.student == HOSTILE_NAME), "formula")):
        said = read(page).said  # whatever a submission or a name says is text
        assert ("<script>alert(1)</script>" in said, "{{ 7*7 }}" in said) == (True, True)
        assert all(character.isprintable() or character in "\n\t\N{NO-BREAK SPACE}" for character in page)
        page.encode()
    (script,) = scripts_of(index)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in index.partition(script)[0]
    assert [scripts_of(page) for page in students.values()] == [[]] * len(class_)


def named(page: str, others: list[Standing]) -> list[str]:
    """Return what a page says of others: their names, paths, likenesses and the names of their pages."""
    said = " ".join(unescape(page).split())
    known = [word for one in others for word in (one.student, one.path, one.likeness, page_name(one.student))]
    return [word for word in known if " ".join(word.split()) in said]


def test_a_student_s_page_names_nobody_else():
    class_ = a_class()
    for one in class_:
        others = [each._replace(likeness=each.student) for each in class_ if each.student != one.student]
        for feedback in FEEDBACKS:
            page = page_of(one, feedback)
            assert named(page, others) == []
            assert named(page.replace("</main>", f"{others[0].student}</main>"), others)  # what is planted is found
            assert one.student.split()[0] in unescape(page)
            assert "href" not in page


def table_of(class_: list[Standing], without: Without | None = None) -> pd.DataFrame:
    text = students_table(class_, without or {})
    return pd.read_csv(io.StringIO(text), keep_default_na=False, dtype=str).set_index("student")


def number(text: str | None) -> float | str:
    return float(text) if text else ""


def shown_in(page: str) -> dict[str, list[float | str]]:
    """Return the numbers of a class's page by student: points, those of each function, and asserts."""
    links = re.findall(r'<th scope="row"[^>]*><a href="students/([^"]*)"', page)
    rows = zip(links, rows_of(page), strict=True)
    return {link: [*map(number, keys[2:7]), cells[6]] for link, (_, cells, keys) in rows}


def test_the_numbers_are_those_of_the_table():
    class_ = a_class()
    page, expected = index_of(class_), {}
    for one, (_, row) in zip(class_, table_of(class_).iterrows(), strict=True):
        numbers = [row["points"], *(row[f"{name}_points"] for name in FUNCTIONS), row["asserts_passed"]]
        asserts = f"{row['asserts_passed']} of {row['asserts']}" if row["asserts"] else ""
        expected[page_name(one.student)] = [*map(number, numbers), asserts]
    assert shown_in(page) == expected
    planted = re.sub(r'(data-label="loss" data-sort=")3', r"\g<1>2", page, count=1)
    assert planted != page
    assert shown_in(planted) != expected


def test_bars_and_words_count_as_the_table_of_mistakes_does():
    class_ = a_class()
    page = index_of(class_)
    mistakes = pd.read_csv(io.StringIO(mistakes_table(class_, "hint")), keep_default_na=False)
    counted = mistakes[mistakes["level"].isin(["wrong", "remark"])].groupby(["kind", "function"])["student"].nunique()
    assert dict(bars(page)) == {name: int(n) for name, n in counted.items()}
    words = Counter(row["data-state"] for row, *_ in rows_of(page))
    buttons = dict(re.findall(r'data-state="([^"]*)" class="[^"]*">[^<]*<span class="n">(\d+)', page))
    assert {state: int(n) for state, n in buttons.items()} == words
    assert words.pop("missing") + words["unjudged"] == 2  # which are "unjudged" in the table
    assert words | {"unjudged": 2} == Counter(table_of(class_)["verdict"])
    by_number = Counter(bar for row, *_ in rows_of(page) for bar in (row["data-bars"] or "").split())
    assert [by_number[bar] for bar in re.findall(r'data-bar="(\d+)"', page)] == [n for _, n in bars(page)]


def bars(page: str) -> list[tuple[tuple[str, str], int]]:
    """Return the bars: (kind, function), and how many students have it."""
    found = re.findall(r'(?s)data-bar="\d+"><span>(.*?)</span><span class="track">.*?<span class="n">(\d+)', page)
    words = [(re.sub("<[^>]*>", "", name).split(), int(n)) for name, n in found]
    return [((name[0], name[2] if len(name) > 1 else ""), n) for name, n in words]


def test_a_student_is_told_as_much_as_feedback_allows():
    ann = next(one for one in a_class() if one.student == "ann wrong")
    for feedback, hint, formula in (("verdict", False, False), ("hint", True, False), ("formula", True, True)):
        said = read(page_of(ann, feedback)).said
        assert ("mean-instead-of-sum is meant." in said, "Formula." in said) == (hint, formula)
        assert "passes 10 of 15 of the homework's own asserts" in said
    meant = "mean-instead-of-sum is meant."
    assert (meant in index_of([ann], "hint"), meant in index_of([ann], "verdict")) == (True, False)
    assert "Formula." not in index_of([ann], "formula")


LACKS = "It needs scikit-learn, which is not installed"
#: Why loss was not judged: its kind, what a person is told, and the student.
REASONS = [
    ("waiting", "loss waits without using the processor, 5 s already.", "loss waits without using the processor"),
    ("waiting", "loss was ended by SIGKILL, which the judge did not send.", "You cannot correct this"),
    ("no-sandbox", "The strong sandbox has ended.", "You cannot correct this"),
    ("package", f"{LACKS} here (pip install scikit-learn).", f"{LACKS} on the grading machine."),
]


@pytest.mark.parametrize(("kind", "hint", "told"), REASONS)
def test_a_student_is_told_the_own_reason_and_no_points_for_what_was_not_judged(kind, hint, told):
    loss = FunctionVerdict("loss", "unjudged", Finding(kind, hint, level="unjudged"))
    one = standing("anna", verdict("a.py", loss))
    said = said_on(page_of(one))
    assert (told in said, "pip install" in said, "cannot correct" in said) == (True, False, "cannot correct" in told)
    assert "Points so far" in said
    assert one.eyes == [f"could not be judged: {kind}: {hint}"]


def test_the_line_for_an_appeal_asks_the_same():
    table = students_table([standing("anna", verdict("a.py"), path="-class/a.py")], {}, homework="own/h.py:H")
    assert "crosscheck verify ./-class/a.py --seed 20 --sandbox strong --homework own/h.py:H," in table


def said_on(page: str) -> str:
    return " ".join(read(re.sub("(?=</t[hd]>)", " ", page)).said.split("</style>")[-1].split())


SHOWN = {
    "Bob Both": ["9.5 of 10 points", "loss 2.5 3 a slip in the last line", "network 3 3 yes (for an earlier file)"],
    "Zoë Right": ["3 files were handed in. This page is about attempt 2, which counts."],
    "Cyd Given": ["loss right, given your network"],
    "Fay Waiting": ["hw.py is not judged yet."],
}


def test_a_student_s_page_shows_points_marks_and_the_attempt_that_counts():
    said = {one.student: said_on(page_of(one)) for one in a_class()}
    assert [words for student in SHOWN for words in SHOWN[student] if words not in said[student]] == []
    assert [student for student in SHOWN if "were handed in" in said[student]] == ["Zoë Right"]


SMALL: dict[str, tuple[list[Standing], list[str], list[str]]] = {
    "nobody": ([], ["0 students", "Nothing is handed in."], ["Whom to show"]),
    "nothing judged": ([standing("anna", None)], ["1 student ", "not judged yet 1", "to look at 1"], ["points of"]),
    "one right": (a_class()[:1], ["1 student ", "right 1", "points of 10"], ["What they mean", "to look at 1"]),
}


@pytest.mark.parametrize(("class_", "there", "absent"), SMALL.values(), ids=SMALL)
def test_small_classes_have_a_page_as_well(class_, there, absent):
    said = said_on(index_of(class_))
    assert ([words for words in there if words not in said], [words for words in absent if words in said]) == ([], [])


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_verdict_that_was_kept_is_the_one_that_was_formed(example):
    verdict = EXAMPLES[example]
    kept = json.loads(json.dumps(verdict.to_json()))
    again = verdict_of(kept, CIRCLES)
    assert again.to_json() == kept
    assert (again.homework, again.letters, again.exit_code) == (CIRCLES.title, CIRCLES.letters, verdict.exit_code)


NAMES = ["Jane Doe", "jane doe", "Jane-Doe", "../../etc/passwd", "..", "con", "a/b", "a\\b", "é", "e\u0301", "🙂", "🙃"]
NAMES += ["佐藤", "x" * 200, "x" * 201, " ", "-rf", HOSTILE_NAME]


def test_a_page_s_name_is_safe_whatever_the_student_s_is_and_no_two_students_have_one():
    pages = [page_name(name) for name in NAMES]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{16}\.html", page) for page in pages)
    assert max(map(len, pages)) < 64
    assert len({*pages}) == len(NAMES)
    assert pages[0].startswith("jane-doe-")


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


NOT_OURS, NO_FOLDER = "is not as --html wrote it", "is no folder that can be written to"
IN_THE_WAY: dict[str, tuple[Callable[[Path], object], str]] = {
    "other files": (lambda at: files(at, {"notes.txt": "mine"}), "holds other files, such as notes.txt"),
    "another index": (lambda at: files(at, {INDEX: "<p>mine</p>"}), f"index.html {NOT_OURS}"),
    "edited": (lambda at: edited(at, f"students/{BEN}", b"Dear Ben"), f"{BEN} {NOT_OURS}"),
    "edited index": (lambda at: edited(at, INDEX, b"<p>mine</p>"), f"index.html {NOT_OURS}"),
    "not ours": (lambda at: files(brought_up_to_date(at, "anna"), {f"students/{BEN}": "x"}), f"{BEN} {NOT_OURS}"),
    "of another class": (lambda at: brought_up_to_date(at, "anna", gradebook=OTHER), "is of another gradebook"),
    "a file": (lambda at: at.write_text("mine"), f"pages {NO_FOLDER}"),
    "within a file": (lambda at: (at.parent.rmdir(), at.parent.write_text("mine")), f"somewhere {NO_FOLDER}"),
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


@pytest.mark.usefixtures("by_comments")
def test_the_command_writes_pages_also_when_nothing_was_new_and_forgets(here):
    for place in ("one/anna", "one/ben", "two/anna"):
        files(here, {f"{place}/hw.py": f"# {place}\n"})
    pages = here / "pages"

    def graded_in(section: str, *words: object, code: int = 0) -> Result:
        return graded(Path(section), Path(f"{section}.sqlite"), *words, code=code)

    graded_in("one")
    assert f"open {Path('pages', INDEX)}" in graded_in("one", "--html", "pages").stderr
    anna, ben = (next((pages / "students").glob(f"{name}-*")).name for name in ("anna", "ben"))
    assert set(contents(pages)) == {INDEX, f"students/{anna}", f"students/{ben}"}
    assert not {anna, ben} & {ANNA, BEN}  # nobody who lacks the gradebook's secret can guess them
    before = contents(pages)
    for _ in range(2):  # another section, of one homework and one seed: without a gradebook, and with one
        assert "is of another gradebook" in graded_in("two", "--html", "pages", code=2).stderr
        graded_in("two")
    graded_in("one", "--html", "pages")
    assert contents(pages) == before
    assert "delete them, too" in ok("forget", "ben", "--gradebook", "one.sqlite").stdout
    shutil.rmtree(here / "one" / "ben")
    graded_in("one", "--html", "pages", "--feedback", "verdict")
    assert set(contents(pages)) == {INDEX, f"students/{anna}"}
    assert "ben" not in str(contents(pages))
    (pages / "students" / anna).write_text("mine", encoding="utf-8")
    refused = graded_in("one", "--html", "pages", "--again", "anna", code=2)
    assert f"{anna} is not as --html wrote it" in refused.stderr
    assert "verdicts:" not in refused.stdout  # nothing was judged
