"""The pages that are made say what the tables and topics say."""

import re
from typing import get_args

import pytest

from crosscheck.automates.topics import TOPICS
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes.findings import BEHAVIOUR, READING, REASONS, REMARKS, SYMPTOMS
from crosscheck.submissions.outcomes import FailureKind
from tests.docs.pages import maker, read

AUTOMATES = read("docs/automates.md")
ROW = re.compile(r"^\| `(\w+)` \| (.*) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (.*) \| (.*) \|$", flags=re.MULTILINE)
FINDINGS = (*CIRCLES.catalogue.mistakes, *CIRCLES.catalogue.remarks, *BEHAVIOUR, *SYMPTOMS, *REMARKS)
KINDS = [finding.kind for finding in FINDINGS]
OF_TABLES = [kind.kind for kind in (*READING, *REASONS)]


@pytest.mark.parametrize("name", ["mistakes.md", "levels.md"])
def test_a_page_is_made_from_the_tables(name):
    assert read(f"docs/{name}") == maker("make_mistakes").PAGES[name](), "run python docs/make_mistakes.py"


def test_each_page_names_every_finding_once():
    pages = maker("make_mistakes").PAGES
    assert [kind for kind in KINDS if pages["mistakes.md"]().count(f"| `{kind}` |") != 1] == []
    rows = [kind for kind in (*KINDS, *OF_TABLES) if pages["levels.md"]().count(f"\n| `{kind}` |") != 1]
    assert rows == []


def test_the_levels_are_those_of_the_findings():
    page = maker("make_mistakes").levels_page()
    for finding in FINDINGS:
        placeholders = dict.fromkeys(re.findall(r"{(\w+)", finding.hint + finding.formula), 1.0)
        level = finding.finding(**placeholders).level
        assert f"| `{finding.kind}` | {level} |" in page


def test_every_kind_of_failure_has_its_level():
    assert (
        set(get_args(FailureKind)) - {*KINDS, *OF_TABLES, "not_implemented"} == set()
    )  # the latter is told as missing


def test_the_page_on_automation_is_made_from_the_topics():
    assert maker("make_automates").page() == AUTOMATES, "run python docs/make_automates.py"


def test_each_topic_has_a_row_with_what_it_costs():
    rows = {name: cells for name, *cells in ROW.findall(AUTOMATES)}
    assert [*rows] == [*TOPICS]
    for name, (automated, by_hand, torch, more_by_hand, more_in_torch, picture, mistake) in rows.items():
        topic = TOPICS[name]
        assert (automated, mistake) == (f"{topic.you_write}: {topic.framework_does}", topic.mistake.what)
        assert picture
        assert topic.caption.startswith(picture) or (not topic.caption and topic.timed)
        assert [int(more_by_hand), int(more_in_torch)] == [len(one.splitlines()) for one in topic.deeper]
        assert 0 < int(torch) <= 15
        assert 0 < int(by_hand) <= 42


def test_no_cell_of_the_table_breaks_it():
    for topic in TOPICS.values():
        for text in (topic.you_write, topic.framework_does, topic.mistake.what, topic.mistake.why):
            assert "|" not in text
            assert text.count("`") % 2 == 0
