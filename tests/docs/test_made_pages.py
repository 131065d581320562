"""The pages that are made say what the tables and topics say; a kind's name stands in its table alone."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

import crosscheck
from crosscheck.automates.topic import lines_of_code
from crosscheck.automates.topics import TOPICS
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes.findings import BEHAVIOUR, READING, REASONS, REMARKS, SYMPTOMS
from crosscheck.submissions.outcomes import FailureKind
from tests.docs.pages import ROOT, maker, read

AUTOMATES = read("docs/automates.md")
CODE = Path(crosscheck.__file__).parent
ROW = re.compile(r"^\| `(\w+)` \| (.*) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (.*) \| (.*) \|$", flags=re.MULTILINE)
FINDINGS = (*CIRCLES.catalogue.mistakes, *CIRCLES.catalogue.remarks, *BEHAVIOUR, *SYMPTOMS, *REMARKS)
KINDS = [finding.kind for finding in FINDINGS]
OF_TABLES = [kind.kind for kind in (*READING, *REASONS)]


def strings(code: str) -> list[str]:
    """Return the string constants of a module."""
    return [
        node.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


@pytest.mark.parametrize("name", ["mistakes.md", "levels.md"])
def test_a_page_is_made_from_the_tables(name: str) -> None:
    assert read(f"docs/{name}") == maker("make_mistakes").PAGES[name](), "run python docs/make_mistakes.py"


def test_each_page_names_every_finding_once() -> None:
    pages = maker("make_mistakes").PAGES
    assert [kind for kind in KINDS if pages["mistakes.md"]().count(f"| `{kind}` |") != 1] == []
    rows = [kind for kind in (*KINDS, *OF_TABLES) if pages["levels.md"]().count(f"\n| `{kind}` |") != 1]
    assert rows == []


def test_the_levels_are_those_of_the_findings() -> None:
    page = maker("make_mistakes").levels_page()
    for finding in FINDINGS:
        placeholders = dict.fromkeys(re.findall(r"{(\w+)", finding.hint + finding.formula), 1.0)
        level = finding.finding(**placeholders).level
        assert f"| `{finding.kind}` | {level} |" in page


def literal_kinds(code: str) -> set[str]:
    """Return the kinds that are written out where a finding, a reason or a failure is made."""
    makers = {"Finding", "Remark", "Failed", "Failure", "SubmissionError"}
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in makers and call.args]
    first = [call.args[0] for call in named]
    return {arg.value for arg in first if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}


def test_every_kind_that_there_is_has_its_level() -> None:
    rooms = ("judge", "sandbox", "submissions", "command")
    code = [path for room in rooms for path in (CODE / room).rglob("*.py")]
    written = {kind for path in code for kind in literal_kinds(path.read_text(encoding="utf-8"))}
    assert {"error", "stub-after-definition", "rejected"} <= written, "the search finds nothing"
    told = {*KINDS, *OF_TABLES, "not_implemented"}  # which is told as missing
    assert written - told == set()
    assert set(get_args(FailureKind)) - told == set()


def test_no_two_findings_have_one_name() -> None:
    assert [kind for kind, times in Counter(KINDS).items() if times > 1] == []


def test_a_kind_s_name_is_a_string_or_begins_a_line_of_its_table_and_stands_nowhere_else() -> None:
    code = [path.read_text(encoding="utf-8") for path in CODE.rglob("*.py")]
    lines = (line.strip() for text in code for each in strings(text) for line in each.splitlines())
    found = Counter(line.partition(": ")[0] for line in lines)
    assert {kind: found[kind] for kind in KINDS if found[kind] != 1} == {}


def test_a_name_written_twice_would_be_found() -> None:
    assert strings('x = "mse-loss" if y == "mse-loss" else ""').count("mse-loss") == 2


def test_the_page_on_automation_is_made_from_the_topics() -> None:
    assert maker("make_automates").page() == AUTOMATES, "run python docs/make_automates.py"


def test_each_topic_has_a_row_with_what_it_costs() -> None:
    rows = {name: cells for name, *cells in ROW.findall(AUTOMATES)}
    assert [*rows] == [*TOPICS]
    for name, (automated, by_hand, torch, more_by_hand, more_in_torch, picture, mistake) in rows.items():
        topic = TOPICS[name]
        assert (automated, mistake) == (f"{topic.you_write}: {topic.framework_does}", topic.mistake.what)
        assert topic.caption.startswith(picture)
        assert [int(more_by_hand), int(more_in_torch)] == [len(one.splitlines()) for one in topic.deeper]
        for package, lines in (("manual", by_hand), ("torch_ref", torch)):
            assert int(lines) == lines_of_code((ROOT / package / "topics" / f"{name}.py").read_text(encoding="utf-8"))


def test_no_cell_of_the_table_breaks_it() -> None:
    for topic in TOPICS.values():
        for text in (topic.you_write, topic.framework_does, topic.mistake.what, topic.mistake.why):
            assert "|" not in text
            assert text.count("`") % 2 == 0
