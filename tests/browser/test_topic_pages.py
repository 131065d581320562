"""The pages of `crosscheck automates --out` in a browser: they fit, can be read, lead to one another, and fetch nothing."""

from typing import Any

import pytest

from crosscheck.command.automating.pages import render
from crosscheck.command.automating.results import TopicOutcome, measured
from crosscheck.lecture.topic import random_start
from crosscheck.lecture.topics import TOPICS
from tests.browser.conftest import WIDE, Shown
from tests.browser.test_legible import PHONE, THEMES, pale
from tests.needs import has, torch_or_skip

torch_or_skip()
if not (has("matplotlib") and has("latex2mathml")):
    pytest.skip("matplotlib or latex2mathml is not installed", allow_module_level=True)

PROJECTED, BETWEEN = WIDE, 800  # pixels
LONGEST_TALK = 60  # presses
LEAST_PIXELS = 14  # of what is projected
MOST_BROKEN = 0.2  # of the lines of code, comments among them
MEASURED = ("forward", "stable_loss", "randomness")
*_, LAST = TOPICS
FILES = [*(f"{name}.html" for name in TOPICS), "index.html"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """All pages; of some topics with their numbers, and of the others with all that needs no measuring."""
    start, path = random_start(7), tmp_path_factory.mktemp("pages")
    outcomes = [
        measured(TOPICS[name], start, with_mistake=True)
        if name in MEASURED
        else TopicOutcome(TOPICS[name], "left out", reason="it is not measured in this test, which looks at its page")
        for name in TOPICS
    ]
    for name, page in render(outcomes, 7).items():
        (path / name).write_text(page, encoding="utf-8")
    return path


@pytest.fixture
def shown(opened, folder):
    """Open a page of the folder, ``shown(file, system, width)``."""
    return lambda file, *how: opened(folder / file, *how, offline=True)


@pytest.mark.parametrize("file", FILES)
def test_a_page_fits_and_asks_for_nothing(shown, file):
    page = shown(file)
    for width in (PROJECTED, BETWEEN, PHONE):
        page.set_viewport_size({"width": width, "height": 720})
        assert too_wide(page, width) == []
    assert page.asked == [page.url]


@pytest.mark.parametrize("system", THEMES)
@pytest.mark.parametrize("file", [*(f"{name}.html" for name in MEASURED), "fusion.html", "index.html"])
def test_a_page_can_be_read_and_is_large_enough_to_be_projected(shown, file, system):
    page = shown(file, system)
    assert (pale(page), small(page)) == ([], [])


def test_every_topic_is_on_the_first_screen_and_leads_to_the_next_and_most_lines_of_code_need_no_second_one(shown):
    page, lines = shown("index.html"), []
    for name in TOPICS:
        box = page.locator(f'.overview a[href="{name}.html"]').bounding_box()
        assert box["y"] + box["height"] <= 720
    page.locator(f'.overview a[href="{FILES[0]}"]').click()
    for name in TOPICS:
        assert page.url.endswith(f"/{name}.html")
        assert page.locator("h1").count() == 1
        lines += broken(page)
        page.locator("a[rel=next]" if name != LAST else "a:text('All topics')").first.click()
    assert page.url.endswith("/index.html")
    assert sum(lines) < MOST_BROKEN * len(lines)


def test_the_keyboard_reaches_the_content_at_once_and_a_picture_fits_the_screen(shown):
    page = shown("stable_loss.html")
    picture = page.locator(".picture svg")
    assert picture.bounding_box()["height"] <= 720
    assert picture.locator("title").count() == 1
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    assert page.locator(":focus").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[pytest.mark.second_stage] * (n not in MEASURED)) for n in TOPICS]
)
def test_slides_can_be_read_from_the_last_row(shown, name):
    page = shown(f"{name}.html")
    page.keyboard.press("p")
    places = []
    for _ in range(LONGEST_TALK):
        assert too_low(page) == []
        assert page.locator(".slide:not([hidden])").count() == 1
        places.append(page.locator(".place").inner_text())
        if len({*places}) == int(places[0].partition(" / ")[2]):
            break
        page.keyboard.press("PageDown")
    assert places[-1].partition(" / ")[0] == places[-1].partition(" / ")[2]
    page.keyboard.press("Escape")
    assert page.locator("main").is_visible()
    assert not page.locator(".slides").is_visible()


def test_a_talk_goes_on_with_each_press_and_back(shown):
    page = shown("stable_loss.html")
    page.keyboard.press("p")
    drawn, later = page.locator(".slide:not([hidden]) svg"), page.locator(".formulas-slide .step").first
    seen = []
    for key in ("ArrowRight", "PageDown", "PageDown", "PageUp", "PageUp"):
        page.keyboard.press(key)
        seen.append((drawn.is_visible(), later.is_visible()))
    assert seen == [(True, False), (False, False), (False, True), (False, False), (True, False)]
    page.keyboard.press("PageDown")
    while page.locator(".formulas-slide").is_visible():
        page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    assert later.is_visible()  # back at the last step of the slide
    page.keyboard.press("Escape")
    assert page.locator("main .picture svg").is_visible()


def until_visible(page: Shown, part: Any) -> Any:
    for _ in range(LONGEST_TALK):
        if not part.is_visible():
            page.keyboard.press("PageDown")
    return part


def test_a_number_is_asked_for_before_it_is_told_and_a_pair_that_does_not_fit_is_turned(shown):
    page = shown("stable_loss.html")
    page.keyboard.press("p")
    number = until_visible(page, page.locator(".number .step").first)
    assert number.inner_text() == "?"
    page.keyboard.press("PageDown")
    assert number.inner_text() == number.get_attribute("data-answer") != "?"
    page = shown("randomness.html")
    page.keyboard.press("p")
    halves = page.locator(".slide.one").first.locator(".half")
    until_visible(page, halves.first)
    assert not halves.last.is_visible()
    page.keyboard.press("s")
    assert [halves.first.is_visible(), halves.last.is_visible()] == [False, True]


def test_what_is_planted_is_found(shown):
    def planted(css: str, width: int = PROJECTED) -> Shown:
        page = shown("forward.html", "light", width)
        page.add_style_tag(content=css)
        return page

    assert too_wide(planted(".line { white-space: pre !important }", PHONE), PHONE)
    assert small(planted(".line { font-size: 11px }"))
    each = broken(planted("pre.code.code.code { width: 10em }"))
    assert sum(each) > MOST_BROKEN * len(each)
    assert pale(planted(".line * { color: #999 !important }"))
    for css in (".slide .side { font-size: 20px !important }", ".formula.formula { margin: 100px !important }"):
        page = planted(css)
        page.keyboard.press("p")
        page.keyboard.press("PageDown")
        assert any(page.keyboard.press("PageDown") or too_low(page) for _ in range(LONGEST_TALK)), css


def too_wide(shown: Shown, width: int) -> list[str]:
    """Return what reaches beyond the screen, other than what scrolls by itself."""
    if shown.evaluate("document.documentElement.scrollWidth") > width:
        return [f"the page is {shown.evaluate('document.documentElement.scrollWidth')} pixels wide"]
    return shown.evaluate(
        """width => [...document.querySelectorAll("body *")]
            .filter(each => !each.closest(".formulas, .picture") && each.checkVisibility())
            .filter(each => each.getBoundingClientRect().right > width + 1)
            .map(each => each.outerHTML.slice(0, 80))""",
        width,
    )


def too_low(shown: Shown) -> list[str]:
    """Return what of a slide is less than 3 % of the window's height, is cut, or is a narrow line that goes on below."""
    if shown.evaluate('document.querySelector(".slide:not([hidden])").scrollHeight > innerHeight'):
        return ["the slide is higher than the window"]
    return shown.evaluate(
        """() => [...document.querySelectorAll(".slide:not([hidden]) *")]
            .filter(each => !each.closest("svg, math") && each.checkVisibility())
            .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .filter(each => parseFloat(getComputedStyle(each).fontSize) < 0.03 * innerHeight
                || each.getBoundingClientRect().bottom > innerHeight || each.getBoundingClientRect().right > innerWidth
                || (each.matches(".both .line") && each.textContent.length <= 48 && each.textContent.trim()
                    && each.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(each).lineHeight)))
            .map(each => each.textContent.slice(0, 60))"""
    )


def broken(shown: Shown) -> list[bool]:
    """Return of each line of the two codes whether it goes on below."""
    return shown.evaluate(
        """() => [...document.querySelectorAll("#codes .line")].filter(each => each.textContent.trim())
            .map(each => each.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(each).lineHeight))"""
    )


def small(shown: Shown) -> list[str]:
    """Return the words whose letters are too small to be projected."""
    return shown.evaluate(
        """least => [...document.querySelectorAll("main *, header *")]
            .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .filter(each => !each.closest("svg") && parseFloat(getComputedStyle(each).fontSize) < least)
            .map(each => each.textContent.slice(0, 60))""",
        LEAST_PIXELS,
    )
