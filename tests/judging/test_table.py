"""A text of mistakes is read as it is meant: hints that go on, choices, what stands there, lines that are kept."""

from __future__ import annotations

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes.table import table, written
from crosscheck.mistakes.textbook import Edit

BOOK = CIRCLES.catalogue.textbook
DQ = "dE_dq = dE_dG * G * (1 - G)"
READ = [
    ("dE_dq = dE_dG", [(DQ, "dE_dq = dE_dG")]),
    (DQ, [(DQ, DQ)]),
    ("dE_dz = -(..)", [("y_out - y", "-(y_out - y)")]),
    ("E = 0.5 * ..", [("E = ", "E = 0.5 * ")]),
    ("E = np.prod(terms)", [("-np.sum(terms)", "np.prod(terms)")]),
    ("q = V @ x; z = u @ G", [("q = V @ x + b", "q = V @ x", "z = u @ G + a", "z = u @ G")]),
    ("k = len(y); x = k * X.T", [("x = X.T", "k = len(y); x = k * X.T")]),
    ("G = np.tanh({2|3} * q)", [("G = phi(q)", f"G = np.tanh({k} * q)") for k in (2, 3)]),
    ("G = phi({k} * q)", [("G = phi(q)", "G = phi({k} * q)")]),
]


@pytest.mark.parametrize(("lines", "texts"), READ, ids=[lines for lines, _ in READ])
def test_lines_are_read(lines: str, texts: list[tuple[str, ...]]) -> None:
    assert list(written(BOOK, lines)) == texts


@pytest.mark.parametrize("lines", ["G", "H = phi(q)", "G = q; H = q", ""])
def test_what_is_no_line_of_the_textbook_is_refused(lines: str) -> None:
    with pytest.raises(ValueError, match="ends with no line of the textbook"):
        list(written(BOOK, lines))


def test_a_mistake_is_its_kind_two_sentences_and_its_lines() -> None:
    one, other = table(
        BOOK,
        "loss_gradient",
        """
        no-slope
            A slope
              is missing.
            It is G (1 - G).
            + dE_dq = dE_dG
            + $made
            ~ dE_dV = dE_dq @ X
        no-label
            The label is missing.
            It is y.
            + dE_dz = y_out
        """,
        made=[Edit(("X.T", "-X.T"))],
    )
    assert (one.kind, one.function, one.hint, one.formula) == (
        *("no-slope", "loss_gradient", "A slope is missing.", "It is G (1 - G)."),
    )
    by_hand = (("dE_dV = dE_dq @ x.T", "dE_dV = dE_dq @ X"),)
    assert one.edits == (Edit((DQ, "dE_dq = dE_dG"), by_hand=by_hand), Edit(("X.T", "-X.T")))
    assert [edit.texts for edit in other.edits] == [("dE_dz = y_out - y", "dE_dz = y_out")]
