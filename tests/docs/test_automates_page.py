"""The page on what frameworks automate is made from the topics and their codes."""

from __future__ import annotations

import re

from crosscheck.automates.topic import lines_of_code
from crosscheck.automates.topics import TOPICS
from tests.docs.pages import ROOT, maker, read

PAGE = read("docs/automates.md")
ROW = re.compile(r"^\| `(\w+)` \| (.*) \| (.*) \| (\d+) \| (\d+) \| (.*) \|$", flags=re.MULTILINE)


def test_the_page_is_made_from_the_topics() -> None:
    assert maker("make_automates").page() == PAGE, "run python docs/make_automates.py"


def test_each_topic_has_a_row_with_what_it_costs() -> None:
    rows = {name: cells for name, *cells in ROW.findall(PAGE)}
    assert [*rows] == [*TOPICS]
    for name, (you_write, framework_does, by_hand, torch, mistake) in rows.items():
        topic = TOPICS[name]
        assert (you_write, framework_does, mistake) == (topic.you_write, topic.framework_does, topic.mistake.what)
        for package, lines in (("manual", by_hand), ("torch_ref", torch)):
            assert int(lines) == lines_of_code((ROOT / package / "topics" / f"{name}.py").read_text(encoding="utf-8"))


def test_no_cell_of_the_table_breaks_it() -> None:
    for topic in TOPICS.values():
        for text in (topic.you_write, topic.framework_does, topic.mistake.what, topic.mistake.why):
            assert "|" not in text
            assert text.count("`") % 2 == 0
