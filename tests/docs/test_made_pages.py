"""The pages that are made say what the tables and topics say."""

import re
from typing import get_args

import numpy as np
import pytest

from crosscheck import INITIAL, compare, load_circles
from crosscheck.comparison.parties import DEFAULT_PARTIES, load_party
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.lecture.topics import TOPICS
from crosscheck.mistakes.findings import BEHAVIOUR, READING, REASONS, REMARKS, SYMPTOMS
from crosscheck.submissions.outcomes import FailureKind
from crosscheck.truth.errors import measure
from manual import by_hand
from tests.docs.pages import maker, read
from tests.memory import peak
from tests.needs import needs_torch

AUTOMATES = read("docs/automates.md")
ROW = re.compile(r"^\| `(\w+)` \| (.*) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (.*) \| (.*) \|$", flags=re.MULTILINE)
FINDINGS = (*CIRCLES.catalogue.mistakes, *CIRCLES.catalogue.remarks, *BEHAVIOUR, *SYMPTOMS, *REMARKS)
KINDS = [finding.kind for finding in FINDINGS]
OF_TABLES = [kind.kind for kind in (*READING, *REASONS)]


@pytest.mark.parametrize("name", ["mistakes.md", "levels.md"])
def test_a_page_is_made_from_the_tables(name):
    assert read(f"docs/{name}") == maker("make_mistakes").PAGES[name](), "run python docs/make_mistakes.py"


def test_each_page_names_every_finding_once():
    mistakes, levels = read("docs/mistakes.md"), read("docs/levels.md")
    assert [kind for kind in KINDS if mistakes.count(f"| `{kind}` |") != 1] == []
    assert [kind for kind in (*KINDS, *OF_TABLES) if levels.count(f"\n| `{kind}` |") != 1] == []
    told_as_missing = "not_implemented"
    assert set(get_args(FailureKind)) - {*KINDS, *OF_TABLES} == {told_as_missing}


def test_each_topic_has_a_row_with_what_it_costs_and_no_cell_breaks_it():
    assert maker("make_automates").page() == AUTOMATES, "run python docs/make_automates.py"
    rows = {name: cells for name, *cells in ROW.findall(AUTOMATES)}
    assert [*rows] == [*TOPICS]
    for name, (automated, lines, torch, more_by_hand, more_in_torch, picture, mistake) in rows.items():
        topic = TOPICS[name]
        assert (automated, mistake) == (": ".join(topic.does), topic.mistake.what)
        assert picture
        assert topic.caption.startswith(picture) or (not topic.caption and topic.timed)
        assert [int(more_by_hand), int(more_in_torch)] == [len(one.splitlines()) for one in topic.deeper]
        assert (0 < int(torch) <= 15, 0 < int(lines) <= 42) == (True, True)
        for text in (*topic.does, topic.mistake.what, topic.mistake.why):
            assert ("|" in text, text.count("`") % 2) == (False, 0)


PAGE, SPEED_PAGE = read("docs/training.md"), read("docs/speed.md")
NUMBER = re.compile(r"\d+\.\d+(?:e[+-]\d+)?|\d+e[+-]\d+")


def test_the_losses_shown_are_the_losses_trained():
    losses, _ = by_hand.optimize(INITIAL, *load_circles())
    rows = re.findall(r"^ +(\d+) +((?:\d+\.\d{10} +){4})", PAGE, flags=re.MULTILINE)
    assert {int(step) for step, _ in rows} >= {0, 30}
    for step, shown in rows:
        assert shown.split() == [f"{losses[int(step)]:.10f}"] * 4


@needs_torch
def test_the_errors_and_differences_shown_are_of_the_order_of_those_measured_here():
    pytest.importorskip("flint")
    comparison = compare(*map(load_party, DEFAULT_PARTIES))
    errors = measure(comparison.run).parties.values()
    measured = [
        *(comparison.relative_loss, comparison.largest["gradient"].apart, comparison.largest["params"].apart),
        *(max(each[quantity].apart.max() for each in errors) for quantity in ("loss", "gradient", "params")),
    ]
    lines = re.findall(r"^(?:agree|against the truth \(.*?\)): (.*)$", PAGE, flags=re.MULTILINE)
    shown = [float(number) for line in lines for number in NUMBER.findall(line)]
    np.testing.assert_array_less(np.abs(np.log10(np.array(shown) / measured)), 1)


def test_by_hand_takes_no_more_memory_than_promised():
    promised = re.search(r"By hand, 10\^6 points take (\d+) MB above the data \(promised: at most (\d+)\)", SPEED_PAGE)
    X, y = np.zeros((10**6, 2)), np.zeros(10**6)
    with peak() as taken:
        by_hand.loss_gradient(INITIAL, X, y)
    assert taken.bytes / 1e6 <= float(promised[1]) + 1 <= float(promised[2])
