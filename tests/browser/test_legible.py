"""A report is legible wherever it is shown: the contrast of all its texts, measured in a browser."""

from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from crosscheck.homework.circles.contract import NAMES
from crosscheck.report import html
from crosscheck.report.html import Report
from tests.browser.conftest import Shown
from tests.browser.notebooks import in_jupyterlab, in_nbclassic, in_nbconvert, sanitised
from tests.report.conftest import EXAMPLES

LEAST = 4.5  # WCAG 2, level AA, for text of ordinary size
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
PHONE = 390  # pixels
FOLDER = "submissions/a_name_without_an_end_and_its_matriculation_number_0123456789"
THEMES = ("light", "dark")
COMBINATIONS = list(product(THEMES, THEMES))
HOSTS = {"jupyterlab": in_jupyterlab, "nbconvert": in_nbconvert, "nbclassic": in_nbclassic}


@cache
def fragments() -> list[str]:
    """The examples in a notebook, with all that is folded unfolded."""
    return [unfolded(Report(each)._repr_html_()) for each in EXAMPLES.values()]


def unfolded(source: str) -> str:
    return source.replace("<details", "<details open")


def page() -> str:
    """A page of all examples, from a folder a student."""
    verdicts = list(EXAMPLES.values())
    return unfolded(html.render([replace(each, submission=f"{FOLDER}/{each.submission}") for each in verdicts]))


def pale(shown: Shown, within: str = "body") -> list[str]:
    """Return the texts whose contrast is too low, with their colours; AssertionError if there is no text at all."""
    measured = [each for root in shown.query_selector_all(within) for each in root.evaluate(CONTRAST)]
    assert measured
    return [f"{each['text']}: {each['ink']} on {each['back']}" for each in measured if each["ratio"] < LEAST]


@pytest.mark.parametrize(("theme", "system"), COMBINATIONS)
@pytest.mark.parametrize("host", HOSTS)
def test_in_a_notebook(show, host, theme, system):
    shown = show(HOSTS[host](fragments(), theme), system)
    assert len(shown.query_selector_all(".crosscheck")) == len(EXAMPLES)
    assert pale(shown, ".crosscheck") == []


@pytest.mark.parametrize(("host", "theme"), [("jupyterlab", "light"), ("jupyterlab", "dark"), ("nbclassic", "light")])
@pytest.mark.parametrize("system", THEMES)
def test_in_a_notebook_it_has_the_notebook_s_theme(show, host, theme, system):
    """A card of the other theme would be legible, and would glare."""
    shown = show(HOSTS[host](fragments()[:1], theme), system)
    back = shown.eval_on_selector(".crosscheck", "report => getComputedStyle(report).backgroundColor")
    assert back == {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 17, 17)"}[theme]


SIZE = "(part) => [getComputedStyle(part).fontSize, getComputedStyle(part).backgroundColor, part.className]"


def test_sizes_and_badges_are_the_same_in_every_notebook(show):
    shown = [show(host(fragments(), "light"), "light") for host in (in_jupyterlab, in_nbclassic)]
    (one, other) = ([part.evaluate(SIZE) for part in each.query_selector_all(".badge, td, pre")] for each in shown)
    assert len(one) > 3 * len(EXAMPLES)
    assert one == other


@pytest.mark.parametrize(("theme", "system"), COMBINATIONS)
def test_in_a_notebook_that_is_not_trusted(show, theme, system):
    shown = show(in_jupyterlab([*map(sanitised, fragments())], theme), system)
    assert shown.query_selector_all(".crosscheck svg, .crosscheck style") == []
    assert pale(shown, ".crosscheck") == []
    told, left = (
        [report.inner_text().split() for report in each.query_selector_all(".crosscheck")]
        for each in (show(in_jupyterlab(fragments(), theme), system), shown)
    )
    assert [sorted(map(str.lower, words)) for words in left] == [sorted(map(str.lower, words)) for words in told]


@pytest.mark.parametrize("system", THEMES)
@pytest.mark.parametrize("width", [PHONE, 1100])
def test_the_page(show, width, system):
    shown = show(page(), system, width)
    assert pale(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def beyond_the_screen(shown: Shown) -> list[str]:
    """Return the verdicts that a reader must scroll sideways for."""
    badges = [badge for badge in shown.query_selector_all(".badge") if badge.is_visible()]
    assert len(badges) > 2 * len(EXAMPLES)
    boxes = [(badge.inner_text(), badge.bounding_box()) for badge in badges]
    return [text for text, box in boxes if box["x"] < 0 or box["x"] + box["width"] > PHONE]


def test_on_a_phone_all_verdicts_are_on_the_screen(show):
    assert beyond_the_screen(show(page(), "light", PHONE)) == []


def test_verdicts_beyond_the_screen_are_found(show):
    planted = page().replace("</head>", "<style>.crosscheck .badge { margin-left: 20rem }</style></head>")
    assert beyond_the_screen(show(planted, "light", PHONE))


BARS = """(all) => all.filter((bars) => bars.getBoundingClientRect().width < 50).map(() => "bars without width")"""
CAPTIONS = """(all) => all.filter((one) => one.getBoundingClientRect().right > 1 + one.closest(".scrolled")
  .getBoundingClientRect().right).map(() => "a caption beyond its table's end")"""


def cut_off(shown: Shown) -> set[str]:
    """Return what is not whole of the tables that scroll: bars that have no width, captions that scroll along."""
    assert len(shown.query_selector_all(".bars svg")) > 2 * len(NAMES)
    found = [*shown.eval_on_selector_all(".bars svg", BARS), *shown.eval_on_selector_all(".scrolled caption", CAPTIONS)]
    return set(found)


@pytest.mark.parametrize("host", HOSTS)
def test_on_a_phone_tables_scroll_and_bars_and_captions_are_whole(show, host):
    assert cut_off(show(HOSTS[host](fragments(), "light"), "light", PHONE)) == set()


def test_tables_that_are_cut_off_are_found(show):
    """As it was in JupyterLab, which gives pictures the width of their cells, and has margins of its own."""
    css = "max-width: none; width", "min(46 * var(--rem), 100cqw)"
    assert all(rule in fragments()[0] for rule in css)
    planted = [each.replace(css[0], "width").replace(css[1], "100vw") for each in fragments()]
    assert cut_off(show(in_jupyterlab(planted, "light"), "light", PHONE)) == {
        "bars without width",
        "a caption beyond its table's end",
    }


PLANTED = {
    "black on black": "body { background: #000 } p { color: #000 }",
    "grey on white": "body { background: #fff } p { color: #777 }",  # 4.48
    "what shines through": "body { background: #fff } p { color: #000; opacity: 0.3 }",
    "a dark veil": "body { background: #fff } p { color: #000; background: rgb(0 0 0 / 60%) }",
    "words in a picture": "body { background: #111 } p { color: #fff } text { fill: black }",
    "a colour by another name": "body { background: oklch(0 0 0) } p { color: color-mix(in srgb, black, white 10%) }",
}


@pytest.mark.parametrize("css", PLANTED.values(), ids=PLANTED)
def test_what_is_planted_is_found(show, css):
    words = "<p>words</p><svg width='90' height='30'><text y='20' fill='#888'>words</text></svg>"
    assert pale(show(f"<style>{css}</style>{words}", "light"))


def test_what_is_legible_or_hidden_is_not_found(show):
    css = "body { background: #fff } p { color: #767676 } i { color: #fff; visibility: hidden }"  # 4.54
    assert (
        pale(show(f"<style>{css}</style><p>words <i>hidden</i></p><p hidden style='color: #fff'>more</p>", "light"))
        == []
    )


@pytest.mark.parametrize("host", ["jupyterlab", "nbconvert"])
def test_a_report_whose_rules_weigh_less_than_a_notebook_s_is_found(show, host):
    """As it was: the background of the system's theme, and the letters of the notebook's."""
    weak = [
        fragment.replace(".crosscheck.crosscheck.crosscheck {", ":where(.crosscheck) {").replace(
            "[data-jp-theme-light", "[no"
        )
        for fragment in fragments()
    ]
    assert pale(show(HOSTS[host](weak, "dark"), "light"), ".crosscheck")


def test_a_badge_on_bootstrap_s_grey_is_found(show):
    """As it was in the classic notebook: a contrast of 1.6."""
    grey = [each.replace(".badge { background: none;", ".badge {") for each in fragments()]
    assert pale(show(in_nbclassic(grey, "light"), "light"), ".crosscheck")
