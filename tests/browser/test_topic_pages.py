"""The pages of `crosscheck automates --out` in a browser: they fit, can be read, lead to one another, and fetch nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crosscheck.automates.topic import random_start
from crosscheck.automates.topics import TOPICS
from crosscheck.command.automating.pages import render, write
from crosscheck.command.automating.results import Outcome, measured
from tests.browser.conftest import Shown
from tests.browser.test_legible import PHONE, THEMES, pale
from tests.needs import has, torch_or_skip

torch_or_skip()
if not (has("matplotlib") and has("latex2mathml")):
    pytest.skip("matplotlib or latex2mathml is not installed", allow_module_level=True)

PROJECTED, BETWEEN = 1280, 800  # pixels
LONGEST_TALK = 60  # presses
LEAST_PIXELS = 14  # of what is projected
MOST_BROKEN = 0.2  # of the lines of code, comments among them
WIDEST = "forward"  # its docstring has the longest lines of a table
MEASURED = ("forward", "stable_loss", "randomness")
FILES = [*(f"{name}.html" for name in TOPICS), "index.html"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages; of some topics with their numbers, and of the others with all that needs no measuring."""
    start, path = random_start(7), tmp_path_factory.mktemp("pages")
    outcomes = [
        measured(TOPICS[name], start, with_mistake=True)
        if name in MEASURED
        else Outcome(TOPICS[name], "left out", reason="it is not measured in this test, which looks at its page")
        for name in TOPICS
    ]
    write(path, render(outcomes, 7))
    return path


@pytest.fixture
def opened(chromium: Any, folder: Path) -> Iterator[Any]:
    """Open a page of the folder, ``opened(file, system, width)``; all that it asks for goes to its `asked_for`."""
    contexts = []

    def of_folder(file: str, system: str = "light", width: int = PROJECTED) -> Shown:
        context = chromium.new_context(color_scheme=system, viewport={"width": width, "height": 720}, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.asked_for = []
        page.on("request", lambda request: page.asked_for.append(request.url))
        page.goto((folder / file).as_uri())
        return page

    yield of_folder
    for context in contexts:
        context.close()


@pytest.mark.parametrize("file", FILES)
def test_a_page_fits_and_asks_for_nothing(opened: Any, file: str) -> None:
    shown = opened(file)
    for width in (PROJECTED, BETWEEN, PHONE):
        shown.set_viewport_size({"width": width, "height": 720})
        assert too_wide(shown, width) == []
    assert shown.asked_for == [shown.url]


@pytest.mark.parametrize("system", THEMES)
@pytest.mark.parametrize("file", [*(f"{name}.html" for name in MEASURED), "fusion.html", "index.html"])
def test_a_page_can_be_read(opened: Any, file: str, system: str) -> None:
    assert pale(opened(file, system)) == []


@pytest.mark.parametrize("file", [f"{WIDEST}.html", "index.html"])
def test_what_is_projected_is_large(opened: Any, file: str) -> None:
    assert small(opened(file)) == []


def test_most_lines_of_code_need_no_second_one(opened: Any) -> None:
    shown, each = opened("index.html"), []
    for name in TOPICS:
        shown.goto(shown.url.rpartition("/")[0] + f"/{name}.html")
        each += broken(shown)
    assert sum(each) < MOST_BROKEN * len(each)


def test_a_lecturer_finds_every_topic_on_the_first_screen_and_gets_from_each_to_the_next(opened: Any) -> None:
    shown = opened("index.html")
    first, *others = TOPICS
    for name in TOPICS:
        link = shown.locator(f'.overview a[href="{name}.html"]')
        box = link.bounding_box()
        assert box["y"] + box["height"] <= 720
    shown.locator(f'.overview a[href="{first}.html"]').click()
    for name in others:
        shown.locator("a[rel=next]").first.click()
        assert shown.url.endswith(f"/{name}.html")
        assert shown.locator("h1").count() == 1
    shown.get_by_role("link", name="All topics").first.click()
    assert shown.url.endswith("/index.html")


def test_the_keyboard_reaches_the_content_at_once(opened: Any) -> None:
    shown = opened("stable_loss.html")
    shown.keyboard.press("Tab")
    assert shown.locator(":focus").inner_text() == "Skip to the content"
    assert shown.locator(":focus").bounding_box()["y"] >= 0
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.id") == "content"


def test_a_picture_fits_the_screen_with_all_its_words(opened: Any) -> None:
    picture = opened("stable_loss.html").locator(".picture svg")
    assert picture.bounding_box()["height"] <= 720
    assert picture.locator("title").count() == 1


@pytest.mark.parametrize("name", TOPICS)
def test_slides_can_be_read_from_the_last_row(opened: Any, name: str) -> None:
    shown = opened(f"{name}.html")
    shown.keyboard.press("p")
    places = []
    for _ in range(LONGEST_TALK):
        assert too_low(shown) == []
        assert shown.locator(".slide:not([hidden])").count() == 1
        places.append(shown.locator(".place").inner_text())
        if len({*places}) == int(places[0].partition(" / ")[2]):
            break
        shown.keyboard.press("PageDown")
    assert places[-1].partition(" / ")[0] == places[-1].partition(" / ")[2]
    shown.keyboard.press("Escape")
    assert shown.locator("main").is_visible()
    assert not shown.locator(".slides").is_visible()


def test_a_talk_goes_on_with_each_press_and_back(opened: Any) -> None:
    shown = opened("stable_loss.html")
    shown.keyboard.press("p")
    shown.keyboard.press("ArrowRight")
    assert shown.locator(".slide:not([hidden]) svg").is_visible()
    shown.keyboard.press("PageDown")
    later = shown.locator(".formulas-slide .step").first
    assert not later.is_visible()
    shown.keyboard.press("PageDown")
    assert later.is_visible()
    shown.keyboard.press("PageUp")
    assert not later.is_visible()
    shown.keyboard.press("PageUp")
    assert shown.locator(".slide:not([hidden]) svg").is_visible()
    shown.keyboard.press("Escape")
    assert shown.locator("main .picture svg").is_visible()


def test_a_number_is_asked_for_before_it_is_told_and_a_pair_that_does_not_fit_is_turned(opened: Any) -> None:
    shown = opened("stable_loss.html")
    shown.keyboard.press("p")
    number = shown.locator(".number .step").first
    for _ in range(LONGEST_TALK):
        if number.is_visible():
            break
        shown.keyboard.press("PageDown")
    assert number.inner_text() == "?"
    shown.keyboard.press("PageDown")
    assert number.inner_text() == number.get_attribute("data-answer") != "?"
    shown = opened("randomness.html")
    shown.keyboard.press("p")
    halves = shown.locator(".slide.one").first.locator(".half")
    for _ in range(LONGEST_TALK):
        if halves.first.is_visible():
            break
        shown.keyboard.press("PageDown")
    assert not halves.last.is_visible()
    shown.keyboard.press("s")
    assert [halves.first.is_visible(), halves.last.is_visible()] == [False, True]


def test_what_is_planted_is_found(opened: Any) -> None:
    def planted(css: str, width: int = PROJECTED) -> Shown:
        shown = opened("forward.html", width=width)
        shown.evaluate(
            "css => document.head.append(Object.assign(document.createElement('style'), {textContent: css}))", css
        )
        return shown

    assert too_wide(planted(".line { white-space: pre !important }", PHONE), PHONE)
    assert small(planted(".line { font-size: 11px }"))
    each = broken(planted("pre.code.code.code { width: 10em }"))
    assert sum(each) > MOST_BROKEN * len(each)
    assert pale(planted(".line * { color: #999 !important }"))
    shown = planted(".slide .side { font-size: 20px !important }")
    shown.keyboard.press("p")
    shown.keyboard.press("PageDown")
    assert any(shown.keyboard.press("PageDown") or too_low(shown) for _ in range(LONGEST_TALK))


def too_wide(shown: Shown, width: int) -> list[str]:
    """Return what reaches beyond the screen, other than what scrolls by itself."""
    if shown.evaluate("document.documentElement.scrollWidth") > width:
        return [f"the page is {shown.evaluate('document.documentElement.scrollWidth')} pixels wide"]
    found: list[str] = shown.evaluate(
        """width => [...document.querySelectorAll("body *")]
            .filter(each => !each.closest(".formulas, .picture") && each.checkVisibility())
            .filter(each => each.getBoundingClientRect().right > width + 1)
            .map(each => each.outerHTML.slice(0, 80))""",
        width,
    )
    return found


def too_low(shown: Shown) -> list[str]:
    """Return what of a slide is less than 3 % of the window's height, is cut, or is a narrow line that goes on below."""
    found: list[str] = shown.evaluate(
        """() => [...document.querySelectorAll(".slide:not([hidden]) *")]
            .filter(each => !each.closest("svg, math") && each.checkVisibility())
            .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .filter(each => parseFloat(getComputedStyle(each).fontSize) < 0.03 * innerHeight
                || each.getBoundingClientRect().bottom > innerHeight || each.getBoundingClientRect().right > innerWidth
                || (each.matches(".both .line") && each.textContent.length <= 48 && each.textContent.trim()
                    && each.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(each).lineHeight)))
            .map(each => each.textContent.slice(0, 60))"""
    )
    return found


def broken(shown: Shown) -> list[bool]:
    """Return of each line of the two codes whether it goes on below."""
    found: list[bool] = shown.evaluate(
        """() => [...document.querySelectorAll("#codes .line")].filter(each => each.textContent.trim())
            .map(each => each.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(each).lineHeight))"""
    )
    return found


def small(shown: Shown) -> list[str]:
    """Return the words whose letters are too small to be projected."""
    found: list[str] = shown.evaluate(
        """least => [...document.querySelectorAll("main *, header *")]
            .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .filter(each => !each.closest("svg") && parseFloat(getComputedStyle(each).fontSize) < least)
            .map(each => each.textContent.slice(0, 60))""",
        LEAST_PIXELS,
    )
    return found
