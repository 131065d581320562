"""A text of mistakes is read as it is meant: hints that go on, choices, what stands there, lines that are kept."""

import re
from pathlib import Path

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes import table as textbook_tables
from crosscheck.mistakes.fitting import linear
from crosscheck.mistakes.table import table, written

BOOK = CIRCLES.catalogue.textbook


@pytest.mark.parametrize("lines", ["G", "H = phi(q)", "G = q; H = q", ""])
def test_what_is_no_line_of_the_textbook_is_refused(lines):
    with pytest.raises(ValueError, match="ends with no line of the textbook"):
        written(BOOK, lines)


def test_a_name_for_which_nothing_is_given_is_refused():
    with pytest.raises(ValueError, match="nothing is given for 'k'"):
        table(BOOK, "loss", "some-kind: It is.\n    Why.\n    + E = {k} * ..\n")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("some-kind: It is.\n    + E = 2 * ..\n", "'some-kind' is not a kind and a hint, a formula"),
        ("some-kind: It is.\n    Why.\n", "'some-kind' is not a kind and a hint, a formula"),
        ("some-kind: It is.\n    Why.\n    E = 2 * ..\n", "'some-kind' is not a kind and a hint, a formula"),
        ("some-kind: It is {j}.\n    Why.\n    + E = {k} * ..\n", "'some-kind' says j, of which its lines tell"),
    ],
)
def test_an_entry_that_is_not_whole_is_refused(entry, message):
    with pytest.raises(ValueError, match=message):
        table(BOOK, "loss", entry, k=[2.0])


def test_a_mistake_is_its_kind_two_sentences_and_its_lines():
    one, other = table(
        BOOK,
        "loss_gradient",
        """
        no-slope: A slope
              is missing.
            It is G (1 - G).
            + dE_dq = dE_dG
            + G = {f(q)}; dE_dq = {0|1} * ..
            ~ dE_dV = dE_dq @ X
        no-label: The label is missing.
            It is y.
            + dE_dz = y_out
        """,
        f=["t + np.tanh(t)"],
    )
    assert (one.kind, one.function, one.hint, one.formula) == (
        *("no-slope", "loss_gradient", "A slope is missing.", "It is G (1 - G)."),
    )
    assert [edit.texts[-1] for edit in one.edits] == ["dE_dG", *(f"{k} * dE_dG * G * (1 - G)" for k in (0, 1))]
    assert one.edits[1].texts[:2] == ("phi(q)", "q + np.tanh(q)")
    assert {edit.by_hand for edit in one.edits} == {("dE_dq @ x.T", "dE_dq @ X")}
    assert [edit.texts for edit in other.edits] == [("y_out - y", "y_out")]


DOCUMENTED = [(Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8"), textbook_tables.__doc__ or ""]
EXAMPLES = [
    block
    for text in DOCUMENTED
    for block in re.findall(r"(?:^    .*\n)+", text, re.MULTILINE)
    if "\n        + " in block
]


@pytest.mark.parametrize("text", EXAMPLES, ids=[text.split(":")[0].strip() for text in EXAMPLES])
def test_a_documented_mistake_is_one(text):
    (mistake,) = table(BOOK, "loss_gradient", text, factor=[0.5, 2.0], shift=linear(1), k=linear(1))
    told = [family.told(family.edit.at(*(1 for _ in family.edit.names))) for family in mistake.families]
    assert mistake.hint.format(**told[0] if told else {}).endswith(".")
    assert [
        edit for edit in (*mistake.edits, *(family.edit for family in mistake.families)) if BOOK.difference(edit)[0]
    ]
