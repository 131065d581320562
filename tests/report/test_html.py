"""The HTML file stands alone, is readable by everybody, and quotes without obeying."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from crosscheck.homework.circles.contract import NAMES
from crosscheck.report import html, text
from crosscheck.report.plain import number

if TYPE_CHECKING:
    from crosscheck.verdict import Verdict

INKS = ("text", "quiet", "link", "right", "remarks", "wrong", "missing", "unjudged")
THEMES = r'\[data-jp-theme-light="(?:true|false)"\]|\.vscode-(?:light|dark)|\.notebook_app'  # notebooks say so
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Document(HTMLParser):
    """Elements in their order with what they say; fails on a tag that does not close what is open."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    def levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if re.fullmatch("h[1-6]", tag)]


def test_the_page_stands_alone_and_has_its_landmarks(verdict: Verdict) -> None:
    page = Document(html.render([verdict]))
    assert page.all("html")[0]["lang"] == "en"
    assert len(page.all("title")) >= 1
    assert [len(page.all(tag)) for tag in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    assert page.all("script", "link", "img", "iframe") == []
    addresses = [
        value for _, attributes in page.elements for key, value in attributes.items() if key in ("href", "src")
    ]
    assert all(str(address).startswith("#") for address in addresses)


def test_headings_descend_by_one(verdict: Verdict) -> None:
    levels = Document(html.render([verdict])).levels()
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_table_header_says_what_it_heads(examples: dict[str, Verdict]) -> None:
    page = Document(html.render(list(examples.values())))
    headers = page.all("th")
    assert headers
    assert all(header.get("scope") in ("row", "col") for header in headers)
    assert len(page.all("caption")) == len(page.all("table"))


def test_several_submissions_are_linked_from_a_summary(examples: dict[str, Verdict]) -> None:
    page = Document(html.render(list(examples.values())))
    links = [str(link["href"])[1:] for link in page.all("a")]
    identities = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert links == identities
    assert len(set(links)) == len(examples)


def test_it_says_what_the_text_says(verdict: Verdict) -> None:
    said = " ".join(Document(html.render([verdict])).said.split())
    for function in verdict.functions.values():
        for finding in [*function.causes, *function.remarks]:
            repeats = function.reason is not None and function.reason.message in finding.message
            assert repeats or finding.kind in said
    head, *parts = text.render(verdict, width=10_000, explain=True).split("\n\n")
    summary = parts[-1].splitlines() if parts else head.splitlines()[1:]
    assert summary
    told = [line.partition(" with Python")[0] for line in summary]  # the page has more versions, in a line of their own
    assert all(re.sub("^(agrees with the reference: |repeat: |  reason  )", "", line) in said for line in told)


def test_a_note_leaves_all_green_and_is_told_once(examples: dict[str, Verdict]) -> None:
    page = Document(html.render([examples["noted"]]))
    badges = [attributes["class"] for attributes in page.all("span") if "badge" in str(attributes.get("class"))]
    assert badges == ["badge right"] * 4
    assert page.said.count("Right wherever the homework asks.") == 1
    assert "Remarks:" not in page.said


def test_what_several_functions_share_is_said_once(examples: dict[str, Verdict]) -> None:
    for shown in (html.render([examples["lacks_a_package"]]), text.render(examples["lacks_a_package"])):
        assert shown.count("scipy is not installed") == 1
        assert shown.count("the same as for network") == 2


LABELS = [
    ("wrong", ["Cause:", "Where: in blocks v and b"], ["Seen:"]),
    ("given", ["Seen:"], ["Cause:", "Where:"]),
    ("not_finite", ["Seen:", "Where: in block u"], ["Cause:"]),
    ("unreadable", ["is not a notebook"], ["Run", "judged in"]),
]


@pytest.mark.parametrize(("name", "there", "absent"), LABELS, ids=[name for name, *_ in LABELS])
def test_a_symptom_is_no_cause(examples: dict[str, Verdict], name: str, there: list[str], absent: list[str]) -> None:
    said = " ".join(Document(html.render([examples[name]])).said.split("</style>")[-1].split())
    assert ([words for words in there if words not in said], [words for words in absent if words in said]) == ([], [])


def test_quoted_words_are_text(examples: dict[str, Verdict]) -> None:
    hostile = [examples["hostile"], examples["hostile_unjudged"]]
    for source in [html.render([each]) for each in hostile] + [html.Report(each)._repr_html_() for each in hostile]:
        document = Document(source)
        assert document.all("script") == []
        assert '<script>alert(1)</script> &amp; "quoted" ]]>' in document.said
        assert "{{ 7*7 }}" in document.said
        assert all(character.isprintable() or character in "\n\t" for character in source)
        source.encode("utf-8")


def test_the_picture_says_in_words_where_the_gradients_differ(examples: dict[str, Verdict]) -> None:
    differ = "They differ in 10 of 17 entries: v11, v12, v21, v22, v32, v42, b1, b2, b3, b4."
    assert differ in Document(html.render([examples["wrong"]])).said
    assert "They agree in all 17 entries." in Document(html.render([examples["right"]])).said


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_keep_their_contrast(examples: dict[str, Verdict], scheme: int) -> None:
    """On every machine; what a browser makes of them is measured in `tests/browser`."""
    page = html.render([examples["right"]])
    pairs = re.findall(r"--(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", page)
    colours = {name: pair[scheme] for name, *pair in pairs}
    assert min(_contrast(colours[name], colours["back"]) for name in INKS) >= 4.5
    assert _contrast(colours["theirs"], colours["back"]) >= 3


def test_a_picture_that_is_taken_out_leaves_no_words_and_takes_none_along(examples: dict[str, Verdict]) -> None:
    """A notebook that is not trusted drops pictures and styles, and keeps the words in a picture."""
    fragment = html.Report(examples["wrong"])._repr_html_()
    pictures = re.findall("<svg.*?</svg>", fragment, re.DOTALL)
    assert len(pictures) == len(NAMES) + 2  # and what marks the two columns
    assert "".join(Document(picture).said for picture in pictures).split() == []
    gradient = examples["wrong"].functions["loss_gradient"].gradient_comparison
    assert gradient is not None
    rows = re.findall(r"<tr(?: class=\"differs\")?><th scope=\"row\">.*?</tr>", fragment, re.DOTALL)[-len(NAMES) :]
    for row, name, obtained, expected in zip(rows, NAMES, gradient.obtained, gradient.expected, strict=True):
        assert re.findall(r">([^<>\s]+)<", re.sub("(?s)<svg.*?</svg>", "", row))[:3] == [
            name,
            number(obtained),
            number(expected),
        ]


def _contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_in_a_notebook_it_styles_nothing_but_itself(examples: dict[str, Verdict]) -> None:
    fragment = html.Report(examples["wrong"])._repr_html_()
    selectors = outer_selectors(fragment.split("<style>")[1].split("</style>")[0])
    assert selectors
    assert all(re.sub(f"^({THEMES}) ", "", selector).startswith(".crosscheck") for selector in selectors)
    assert not any("id" in attributes for _, attributes in Document(fragment).elements)  # a notebook may hold many


def outer_selectors(css: str) -> list[str]:
    """Return the selectors of the rules that stand within no other rule, be it within @media."""
    found, depth = [], 0
    for before, brace in re.findall(r"([^{}]*)([{}])", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if brace == "}":
            depth = max(depth - 1, 0)
        elif not before.strip().startswith("@"):
            found += [part.strip() for part in before.split(",")] if depth == 0 else []
            depth += 1
    return found


def test_a_rule_within_another_is_told_from_one_that_stands_alone() -> None:
    css = ".a, .b { color: red; c { d { e: f } } } /* .g {} */ h { } @media (i: j) { .k { l { m: n } } o { } }"
    assert outer_selectors(css) == [".a", ".b", "h", ".k", "o"]


def test_what_stands_between_backticks_is_code_and_markup_stays_text() -> None:
    assert str(html.marked_up("`a < b`, not <b>c</b> \x1b[31m")) == "<code>a &lt; b</code>, not &lt;b&gt;c&lt;/b&gt; "
