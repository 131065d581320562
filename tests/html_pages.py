"""What a page holds, and what must hold of every page: it is whole, fetches nothing, and its links lead somewhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

FOLDED = {"details", "style", "figure"}  # what is not seen, or no text, until it is unfolded
VOID = {"wbr", "meta", "link", "br", "hr", "img", "input"}
FETCHING = re.compile(r"url\((?!#)|@import|<link|<iframe|<object|<base", re.IGNORECASE)


@dataclass
class Read(HTMLParser):
    """What a page holds: its elements, its words, its identifiers, links and headings, the texts of its cells by row."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    said: str = ""
    unfolded: str = ""  # the words that are seen before anything is unfolded
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    labelled: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    heads_without_scope: int = 0
    lang: str | None = None
    rows: list[list[str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"] or "")
        for name in ("href", "xlink:href"):
            if name in given:
                self.links.append(given[name] or "")
        for name in ("aria-labelledby", "aria-describedby"):
            self.labelled += (given.get(name) or "").split()
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.heads_without_scope += tag == "th" and "scope" not in given
        self.lang = given.get("lang") if tag == "html" else self.lang
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.said += data
        self.unfolded += "" if FOLDED & {*self.open} else data
        if {"th", "td"} & {*self.open[-3:]}:
            self.rows[-1][-1] += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of these tags."""
        return [attributes for tag, attributes in self.elements if tag in tags]


@lru_cache(maxsize=64)
def read(text: str) -> Read:
    """Read a page, once for all who look at it."""
    page = Read()
    page.feed(text)
    page.close()
    return page


def faults(pages: Mapping[str, str]) -> list[str]:
    """Return what is wrong with pages, which are given by their files' names."""
    each = {name: read(text) for name, text in pages.items()}
    return [f"{name}: {fault}" for name, page in each.items() for fault in _of(name, page, pages[name], each)]


def _of(name: str, page: Read, text: str, each: Mapping[str, Read]) -> list[str]:
    found = [*page.faults, *(f"<{tag}> stays open" for tag in page.open)]
    found += [f"fetches by {hit}" for hit in FETCHING.findall(text)]
    keys = [key for _, given in page.elements for key in given]
    found += [f"fetches or runs by {key}" for key in keys if key == "src" or key.startswith("on")]
    found += [f"sends <{tag}>" for tag in ("form", "object") if page.all(tag)]
    found += [f"two of the identifier {one}" for one in {*page.ids} if page.ids.count(one) > 1]
    found += [f"nothing is called {one}" for one in page.labelled if one not in page.ids]
    found += [] if page.lang else ["no language"]
    found += [] if page.headings.count(1) == 1 else ["not one heading of the first level"]
    steps = zip(page.headings, page.headings[1:], strict=False)
    found += ["a level of headings is left out"] * any(after > before + 1 for before, after in steps)
    found += ["a table's head has no scope"] * bool(page.heads_without_scope)
    for link in page.links:
        file, _, place = link.partition("#")
        target = each.get(file or name)
        if target is None:
            found.append(f"{link} leads out of the folder, or to no page")
        elif place and place not in target.ids:
            found.append(f"{link} leads to no place")
    return found
