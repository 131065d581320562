"""A report is legible wherever it is shown: the contrast of all its texts, measured in a browser."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from crosscheck.homework.circles.contract import NAMES
from crosscheck.lecture.course import both_codes, exercises, numbers, picture, predicted
from crosscheck.report import html
from crosscheck.report.html import Report
from tests.browser.conftest import Shown
from tests.needs import needs_torch
from tests.report.conftest import EXAMPLES

#: What JupyterLab's sanitiser drops of what a report is made of, words and all or the tags alone.
DROPPED_WITH_WORDS, DROPPED = ("style",), ("svg", "rect", "line", "path", "g", "text", "title", "desc")
BODY = '<body data-jp-theme-light="{light}" data-jp-theme-name="{name}" class="jp-ThemedContainer">'
#: Of Bootstrap 3.4 and of the classic notebook's own sheet: what names our elements and classes.
BOOTSTRAP_3 = """
html { font-size: 10px; } body { background: #fff; color: #000; font: 13px/1.42857143 Helvetica, Arial, sans-serif; }
.badge { background-color: #777; border-radius: 10px; color: #fff; display: inline-block; font-size: 12px; font-weight: bold;
  line-height: 1; min-width: 10px; padding: 3px 7px; text-align: center; vertical-align: middle; white-space: nowrap; }
h1 small, h2 small, h3 small, h4 small { color: #777; font-size: 65%; font-weight: 400; } summary { display: block; }
code { background-color: #f9f2f4; border-radius: 2px; color: #c7254e; padding: 2px 4px; }
pre { background-color: #f5f5f5; border: 1px solid #ccc; color: #333; word-break: break-all; } caption { color: #777; }
.rendered_html { color: #000; } .rendered_html code { background-color: #eff0f1; }
.rendered_html tbody tr:nth-child(odd) { background: #f5f5f5; } .rendered_html tbody tr:hover { background: #e1f5fe; }
.rendered_html p { text-align: left; } .rendered_html * + p { margin-top: 1em; } .rendered_html table { font-size: 12px; }
"""
OUTPUT = """
<div class="jp-Notebook jp-NotebookPanel-notebook"><div class="jp-Cell jp-CodeCell"><div class="jp-Cell-outputWrapper">
<div class="jp-OutputArea jp-Cell-outputArea"><div class="jp-OutputArea-child">
<div class="jp-RenderedHTMLCommon jp-RenderedHTML jp-OutputArea-output" data-mime-type="text/html">{fragment}</div>
</div></div></div></div></div>"""


def in_jupyterlab(fragments: Sequence[str], theme: str) -> str:
    """Return a page that shows each fragment of HTML as JupyterLab does, in its theme "light" or "dark"."""
    light, name = str(theme == "light").lower(), f"JupyterLab {theme.title()}"
    outputs = "".join(OUTPUT.format(fragment=fragment) for fragment in fragments)
    body = BODY.format(light=light, name=name) + outputs
    return f"<!DOCTYPE html><html><head>{_style_sheets(theme)}</head>{body}</body></html>"


def in_nbconvert(fragments: Sequence[str], theme: str) -> str:
    """Return the page that nbconvert makes of a notebook with these outputs, in its theme "light" or "dark"."""
    import nbformat
    from nbconvert import HTMLExporter

    outputs = [nbformat.v4.new_output("execute_result", {"text/html": fragment}) for fragment in fragments]
    cells = [nbformat.v4.new_code_cell("check(..)", outputs=[output]) for output in outputs]
    page: str = HTMLExporter(theme=theme).from_notebook_node(nbformat.v4.new_notebook(cells=cells))[0]
    return page


def in_nbclassic(fragments: Sequence[str], theme: str) -> str:
    """Return a page that shows each fragment as the classic notebook does, which has Bootstrap 3's rules and one theme."""
    outputs = "".join(f'<div class="output_html rendered_html output_subarea">{each}</div>' for each in fragments)
    return f"<!DOCTYPE html><html><head><style>{BOOTSTRAP_3}</style></head><body class='notebook_app'>{outputs}</body></html>"


def sanitised(fragment: str) -> str:
    """Return what is left of a fragment in a notebook that is not trusted."""
    for tag in DROPPED_WITH_WORDS:
        fragment = re.sub(rf"<{tag}\b.*?</{tag}>", "", fragment, flags=re.DOTALL)
    return re.sub(rf"</?(?:{'|'.join(DROPPED)})\b[^>]*>", "", fragment)


@cache
def _style_sheets(theme: str) -> str:
    """Return the style sheets that nbconvert puts into the head of a page: the output areas', and the theme's."""
    return "".join(re.findall("<style.*?</style>", in_nbconvert([], theme).split("</head>")[0], re.DOTALL))


LEAST = 4.5  # WCAG 2, level AA, for text of ordinary size
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
PHONE = 390  # pixels
FOLDER = "submissions/a_name_without_an_end_and_its_matriculation_number_0123456789"
THEMES = ("light", "dark")
COMBINATIONS = list(product(THEMES, THEMES))
HOSTS = {"jupyterlab": in_jupyterlab, "nbconvert": in_nbconvert, "nbclassic": in_nbclassic}
EACH_HOST = [(host, *themes) for host in HOSTS for themes in COMBINATIONS if (host, themes[0]) != ("nbclassic", "dark")]


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


@pytest.mark.parametrize(("host", "theme", "system"), EACH_HOST)
def test_in_a_notebook_it_can_be_read_and_has_its_theme(show, host, theme, system):
    shown = show(HOSTS[host](fragments(), theme), system)
    assert len(shown.query_selector_all(".crosscheck")) == len(EXAMPLES)
    assert pale(shown, ".crosscheck") == []
    if host != "nbconvert":  # a card of the other theme would be legible, and would glare
        back = shown.eval_on_selector(".crosscheck", "report => getComputedStyle(report).backgroundColor")
        assert back == {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 17, 17)"}[theme]


BEYOND = """(all) => all.map((one) => [one.textContent, one.getBoundingClientRect()])
  .filter(([, box]) => box.left < 0 || box.right > innerWidth).map(([text]) => text)"""
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
    shown = show(page().replace("</main>", '<b style="color: var(--theirs)">a bar\'s colour</b></main>'), system, width)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    measured = shown.locator("body").evaluate(CONTRAST)
    (bar,) = [each for each in measured if each["text"] == "a bar's colour"]
    assert 3 <= bar["ratio"] < 10  # black or white, if there is no such colour
    assert [each for each in measured if each["ratio"] < LEAST and each is not bar] == []


def beyond_the_screen(shown: Shown, selector: str = ".badge", least: int = 2 * len(EXAMPLES)) -> list[str]:
    """Return what a reader must scroll sideways for, of more parts than the least."""
    parts = shown.locator(f"{selector}:visible")
    assert parts.count() > least
    beyond: list[str] = parts.evaluate_all(BEYOND)
    return beyond


def test_on_a_phone_all_verdicts_are_on_the_screen(show):
    shown = show(page(), "light", PHONE)
    assert beyond_the_screen(shown) == []
    shown.add_style_tag(content=".crosscheck .badge { margin-left: 20rem }")
    assert beyond_the_screen(shown)  # what is planted is found


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
    found = cut_off(show(in_jupyterlab(planted, "light"), "light", PHONE))
    assert found == {"bars without width", "a caption beyond its table's end"}


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
    words = "<p>words <i>hidden</i></p><p hidden style='color: #fff'>more</p>"
    assert pale(show(f"<style>{css}</style>{words}", "light")) == []


HEAVY, THEMED, BARE = ".crosscheck.crosscheck.crosscheck {", "[data-jp-theme-light", ".badge { background: none;"


@pytest.mark.parametrize(("host", "theme"), [("jupyterlab", "dark"), ("nbconvert", "dark"), ("nbclassic", "light")])
def test_a_report_whose_rules_weigh_less_than_a_notebook_s_is_found(show, host, theme):
    """As it was: the system's background with the notebook's letters, and badges on Bootstrap's grey."""
    weak = [each.replace(HEAVY, ":where(.crosscheck) {").replace(THEMED, "[no") for each in fragments()]
    grey = [each.replace(BARE, ".badge {") for each in fragments()]
    assert pale(show(HOSTS[host](weak if theme == "dark" else grey, theme), "light"), ".crosscheck")


@cache
def outputs() -> list[str]:
    told = (exercises.momentum_factor(answer) for answer in (..., 9, 10))
    shown = (both_codes("backward"), numbers("backward"), predicted(1, 2), *told)
    _, (caption, _) = picture("stable_loss").outputs()
    fragments = (*(one._repr_html_() for one in shown), caption["text/html"])
    return [f'<div class="shown">{each}</div>' for each in fragments]


@needs_torch
@pytest.mark.parametrize(("host", "theme", "system"), EACH_HOST)
def test_what_the_course_shows(show, host, theme, system):
    shown = show(HOSTS[host](outputs(), theme), system, 1280)
    assert len(shown.query_selector_all(".shown")) == len(outputs())
    assert pale(shown, ".shown") == []


def cut(shown: Shown) -> bool:
    """Whether a line of code is longer than its panel."""
    panels = shown.query_selector_all(".shown pre")
    assert len(panels) == 2
    return any(panel.evaluate("pre => pre.scrollWidth > pre.clientWidth") for panel in panels)


@needs_torch
@pytest.mark.parametrize("host", HOSTS)
def test_both_codes_stand_beside_each_other_and_none_is_cut(show, host):
    shown = show(HOSTS[host](outputs()[:1], "light"), "light", 1280)
    left, right = (panel.bounding_box() for panel in shown.query_selector_all(".shown > div > div"))
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    assert right["x"] + right["width"] <= 1280
    assert not cut(shown)
    planted = outputs()[0].replace("white-space: pre-wrap", "white-space: pre")
    assert cut(show(HOSTS[host]([planted], "light"), "light", 1280))
