"""A class's pages in a browser: sorted, searched and filtered by mouse and keyboard, legible, silent to the network."""

import re
from pathlib import Path

import pytest

from tests.browser.conftest import WIDE, Shown
from tests.browser.test_legible import PHONE, THEMES, beyond_the_screen, pale
from tests.classes.classes import FUNCTIONS
from tests.classes.pages import HOSTILE_NAME, LONG_NAME, a_class, index_of, page_name, written

PRINTED = 1047  # A4 in landscape, without its margins
COLUMNS = ("Student", "Verdict", "Points", *FUNCTIONS, "Asserts", "Mistakes and remarks", "To look at")
ALL = len(a_class())
OF_A_STUDENT = "#students :is(.badge, a, strong, button)"
KEYS = """() => [...document.querySelectorAll("#students tbody tr:not([hidden])")].map((row) =>
  [...row.cells].map((cell) => cell.dataset.sort ?? cell.textContent.trim()))"""


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    return written(tmp_path_factory.mktemp("pages") / "pages", a_class())


@pytest.fixture
def page(opened, index):
    return opened(index)


def students(page: Shown) -> list[str]:
    """Return the students that are shown, in their order, by their first names."""
    return [cells[0].split()[0] for cells in page.evaluate(KEYS)]


def told(page: Shown) -> str:
    return str(page.get_by_role("status").inner_text())


def press(page: Shown, name: str) -> None:
    page.get_by_role("button", name=re.compile(name)).click()


def test_it_begins_with_everybody_by_name(page):
    shown = students(page)
    assert shown[1:] == ["an", "ann", "Bob", "Cyd", "Dan", "Eve", "Fay", "Gus", "Hal", "Zoë"]
    assert told(page) == f"{ALL} of {ALL} students shown"
    assert page.get_by_role("button", name="Show all").is_disabled()
    assert page.failed == []


@pytest.mark.parametrize("column", COLUMNS)
def test_each_head_sorts_both_ways_and_says_so(page, column):
    at = COLUMNS.index(column)
    head = page.get_by_role("columnheader", name=column, exact=True)
    first = "descending" if column == "Student" else "ascending"
    for order in (first, "ascending" if first == "descending" else "descending"):
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == order
        assert page.locator("[aria-sort=ascending], [aria-sort=descending]").count() == 1
        assert told(page) == f"{ALL} of {ALL} students shown, by {column}, {order}"
        keys = [cells[at] for cells in page.evaluate(KEYS)]
        filled = [key for key in keys if key]
        assert keys == filled + [""] * (len(keys) - len(filled))  # what is empty comes last
        values = [key.lower() for key in filled] if at in (0, 8) else [float(key) for key in filled]
        if at == 0:
            values = [value for value in values if value[0].isalpha()]
        assert values == sorted(values, reverse=order == "descending")
    assert len(set(students(page))) == ALL


def test_verdicts_and_bars_filter_and_say_how_many_are_left(page):
    for n in (1, ALL, 1):  # what is pressed twice filters no more
        press(page, "^not done yet 1")
        assert told(page) == f"{n} of {ALL} students shown"
    assert students(page) == ["Gus"]
    press(page, "^could not be judged 1")
    assert students(page) == ["Dan", "Gus"]
    press(page, "Show all")
    assert len(students(page)) == ALL
    assert page.locator("[aria-pressed=true]").count() == 0
    press(page, "^a-last in network 2")
    assert students(page) == ["Bob", "Cyd"]
    assert page.get_by_role("button", name=re.compile("^a-last")).get_attribute("aria-pressed") == "true"
    press(page, "^mean-instead-of-sum in loss 4")
    assert students(page) == ["an", "ann", "Bob", "Cyd", "Hal"]
    press(page, "^to look at")
    assert students(page) == ["Bob", "Cyd"]
    press(page, "^right 1")
    assert students(page) == []
    assert told(page) == f"0 of {ALL} students shown"


def test_students_are_searched_whatever_case_and_accents(page):
    search = page.get_by_role("searchbox", name="Student")
    for words, found in (("zoe", ["Zoë"]), ("HAL al", ["Hal"]), ("nobody", []), ("", students(page))):
        search.fill(words)
        assert students(page) == found
    search.fill("ann")
    press(page, "^right 1")
    assert students(page) == []


def test_the_keyboard_does_it_all(page):
    page.keyboard.press("Tab")
    page.keyboard.type("a")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("right")
    page.keyboard.press("Space")
    assert students(page) == []
    page.keyboard.press("Space")
    page.get_by_role("button", name="Points").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Points"  # focus stays where it was
    page.keyboard.press("Enter")
    assert told(page).endswith("by Points, descending")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.get_by_role("link", name="ann wrong").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{page_name('ann wrong')}")


def test_each_student_s_link_opens_the_student_s_page(page):
    links = page.locator("#students tbody a")
    assert links.count() == ALL
    for one in a_class():
        assert page.locator(f"#students a[href='students/{page_name(one.student)}']").count() == 1
    page.get_by_role("link", name="Bob Both").click()
    page.wait_for_load_state()
    assert "Bob Both" in page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_role("cell", name="a slip in the last line").is_visible()


def test_what_is_asked_for_is_found_and_what_the_policy_forbids_does_not_happen(opened, tmp_path):
    planted = "<img src='http://127.0.0.1:9/x.png'><script>document.title = 'planted'</script></main>"
    free, bound = tmp_path / "free.html", tmp_path / "bound.html"
    page = index_of(a_class()).replace("</main>", planted)
    bound.write_text(page, encoding="utf-8")
    free.write_text(re.sub("<meta http-equiv[^>]*>", "", page), encoding="utf-8")
    seen, kept = opened(free), opened(bound)
    assert "http://127.0.0.1:9/x.png" in seen.asked
    assert seen.title() == "planted"
    assert kept.title() != "planted"
    assert len(kept.failed) == 2  # which the browser says of both


def pages(index: Path) -> list[Path]:
    """Return the class's page and those of three students, who have one of everything between them."""
    return [index, *(index.parent / "students" / page_name(one) for one in ("Bob Both", HOSTILE_NAME, LONG_NAME))]


@pytest.mark.parametrize("system", THEMES)
@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_every_page_is_legible_and_not_scrolled_sideways_and_asks_for_nothing(opened, index, width, system):
    for path in pages(index):
        page = opened(path, system, width)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if path == index:
            assert pale(page) == []
            for button in ("^wrong", "^mean-instead-of-sum", "^Points"):
                press(page, button)
        assert pale(page) == []
        assert (page.asked, page.failed) == ([path.as_uri()], [])


def test_on_a_phone_it_is_a_table_to_a_screen_reader_and_all_of_a_student_is_on_the_screen(opened, index):
    page = opened(index, width=PHONE)
    roles = {role: page.get_by_role(role).count() for role in ("columnheader", "rowheader", "row", "cell")}
    heads = len(COLUMNS)
    assert roles == {"columnheader": heads, "rowheader": ALL, "row": 1 + ALL, "cell": ALL * (heads - 1)}
    assert beyond_the_screen(page, OF_A_STUDENT, 2 * ALL) == []
    page.evaluate("document.querySelector('#students .badge').style.marginLeft = '20rem'")
    assert beyond_the_screen(page, OF_A_STUDENT, 2 * ALL)  # what is planted is found
    press(page, "^a-last")
    page.get_by_role("button", name="Points").click()
    assert students(page) == ["Cyd", "Bob"]


def test_without_a_script_all_is_there_and_nothing_can_be_pressed(opened, index):
    page = opened(index, java_script_enabled=False)
    assert page.locator("#students tbody tr:visible").count() == ALL
    assert page.locator("button:enabled, input:enabled").count() == 0


def test_printed_it_is_the_table(opened, index):
    page = opened(index, width=PRINTED)
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('#students').getBoundingClientRect().right") <= PRINTED
    assert page.locator("#students tbody tr:visible").count() == ALL
    assert not page.get_by_role("searchbox").is_visible()
