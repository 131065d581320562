"""The textbook computes what `by_hand` does; an edit stands on it once, runs, and changes an answer; a right file needs none."""

import builtins
import re
from pathlib import Path

import numpy as np
import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes import table as textbook_tables
from crosscheck.mistakes.fitting import linear
from crosscheck.mistakes.table import table
from crosscheck.mistakes.textbook import ANSWERS, RIGHT, STANDS, Edit, Textbook, line
from crosscheck.submissions.probes import Array, Probe
from tests.commands import said_afresh
from tests.judging.judging import BY_HAND, judged

CATALOGUE = CIRCLES.catalogue
BOOK = CATALOGUE.textbook
AT = next(probe for probe in CIRCLES.examination(3).probes if probe.kind == "fresh" and len(probe.X) == 13)
#: 0.3 for all others
CONSTANTS = {"i": 2, "j": 9, "k": 2, "size": 2, "first": 2, "which": 1, "ddof": 1, "base": 2.7, "node": 1}


EDITS = [edit for mistake in CATALOGUE.mistakes for edit in mistake.edits]
for family in (family for mistake in CATALOGUE.mistakes for family in mistake.families):
    EDITS.append(family.at(*(CONSTANTS.get(name, 0.3) for name in family.names)))


def answers(book: Textbook, edit: Edit, at: Probe) -> list[Array | None]:
    """Return the outputs, objective and gradient of an edit of any of them."""
    of = [edit if book.about(edit) == answer else RIGHT for answer in ANSWERS]
    return [book.answer(at, *of[: answer + 1]) for answer in ANSWERS]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_textbook_is_what_is_right_within_the_bounds(seed):
    book = CIRCLES.catalogue.textbook
    for at in (probe for probe in CIRCLES.examination(seed).probes if probe.ordinary):
        for name, value in zip(BY_HAND, answers(book, RIGHT_TWICE, at), strict=True):
            assert (np.abs(value - at.values[name]) <= at.allowance(name)).all(), (at.at, name)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", BY_HAND)
def test_quick_bounds_are_below_the_tolerances_and_some_just_below(seed, name):
    ordinary = [probe for probe in CIRCLES.examination(seed).probes if probe.ordinary]
    pairs = [(probe.least_allowances[name], probe.allowance(name)) for probe in ordinary]
    assert all((least <= bound).all() for least, bound in pairs)
    assert not all((1.01 * least <= bound).all() for least, bound in pairs)


def unknown(edit: Edit) -> set[str]:
    """Return the names that an edit's lines use, and that neither the textbook nor the lines define."""
    lines = [line(text.replace(STANDS, "0")) for _, text in edit.lines]
    known = {*BOOK.names, *BOOK.arguments, *BOOK.space, *dir(builtins), *edit.names, *dict(edit.constants)}
    return set[str]().union(*(one.reads for one in lines)) - known.union(*(one.writes for one in lines))


@pytest.mark.parametrize("mistake", CATALOGUE.mistakes, ids=lambda mistake: mistake.kind)
def test_an_entry_uses_only_names_that_are_known(mistake):
    """A misspelt name would only make NaN of the answers."""
    assert [set[str]().union(*map(unknown, each)) for each in (mistake.edits, mistake.families)] == [set(), set()]


def test_a_misspelt_name_is_noticed():
    assert unknown(BOOK.edit("dE_dq = dE_dH; p = 1; u = p * {s} * ..")) == {"dE_dH"}


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_each_edit_runs_and_changes_what_it_is_about():
    assert len(EDITS) > 500
    assert [edit.lines for edit in EDITS if not changes_an_answer(edit)] == []


def changes_an_answer(edit: Edit) -> bool:
    with np.errstate(all="ignore"):
        changed, right = (answers(BOOK, one, AT)[BOOK.about(edit)] for one in (edit, RIGHT_TWICE))
    if changed.shape != right.shape:
        return False
    # one is right, and a mistake only where the hidden nodes are no sigmoids
    unchanged = BOOK.difference(edit)[0] == "" or edit.lines[0][1].endswith("phi(q) * (1 - phi(q))")
    return unchanged or not np.allclose(changed, right) or acts_elsewhere(edit)


RIGHT_TWICE = BOOK.edit(BOOK.lines["u"])


def acts_elsewhere(edit: Edit) -> bool:
    """Whether an edit acts on more points than a small question has, on larger sums, or on larger outputs."""
    signs = (":500", "< 500", "np.clip", "np.maximum", "np.where", "y_train", "y[:, None]")
    return any(sign in edit.lines[0][1] for sign in signs)


ACTIVATIONS = ["np.tanh(q)", "phi(phi(q))", "np.maximum(0, q)", "q * phi(q)"]
LOSSES = ["-((y_out - y) ** 2)", "y * np.log(y_out)", "-np.abs(y_out - y)"]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("loss", LOSSES)
def test_what_follows_from_edits_is_the_derivative(activation, loss):
    book, at = CIRCLES.catalogue.textbook, AT
    outputs = book.edit(f"G = {activation}")
    objective = book.edit(f"terms = {loss}")
    gradient = book.answer(at, outputs, objective, RIGHT)
    for i, step in enumerate(1e-5 * np.eye(17)):
        moved = (Probe("", "fresh", at.params + h, at.X, at.y, at.reference) for h in (step, -step))
        high, low = (book.answer(there, outputs, objective) for there in moved)
        assert gradient[i] == pytest.approx((high - low) / 2e-5, rel=1e-4, abs=1e-6)


def test_a_mistake_in_a_line_that_follows_from_another_edit_is_made_on_top_of_it():
    book, at = CIRCLES.catalogue.textbook, AT
    outputs = book.edit("y_out = phi(2 * z)")
    exact, negated = (book.answer(at, outputs, RIGHT, edit) for edit in (RIGHT, book.edit("dE_dz = -(y_out - y)")))
    assert negated == pytest.approx(-exact)


def test_a_named_cause_says_its_line_at_the_feedback_that_tells_formulas():
    def loss_gradient(params: Array, X: Array, y: Array) -> Array:
        at = Probe("", "fresh", params, X, y, AT.reference)
        return BOOK.answer(at, RIGHT, RIGHT, BOOK.edit("dE_dq = dE_dG"))

    verdict = judged(loss_gradient=loss_gradient)
    line = "As if: `dE_dq = dE_dG` (textbook: `dE_dq = dE_dG * G * (1 - G)`)."
    (cause,) = verdict.functions["loss_gradient"].causes
    assert cause.message.endswith(line)
    (cause,) = verdict.told("hint").functions["loss_gradient"].causes
    assert "dE_dG" not in cause.message


def test_a_line_on_the_way_back_from_other_outputs_is_not_told_as_the_textbook_s():
    outputs = BOOK.edit("q = V @ x")

    def at(params: Array, X: Array, y: Array) -> Probe:
        points = np.atleast_2d(np.asarray(X, dtype=float))
        return Probe("", "fresh", np.asarray(params), points, np.asarray(y), AT.reference)

    verdict = judged(
        network=lambda x, params: float(BOOK.answer(at(params, x, np.zeros(1)), outputs)[0]),
        loss=lambda *args: float(BOOK.answer(at(*args), outputs, RIGHT)),
        loss_gradient=lambda *args: -BOOK.answer(at(*args), outputs, RIGHT, RIGHT),
    )
    (cause,) = verdict.functions["loss_gradient"].causes
    assert (cause.kind, "As if" in cause.message) == ("sign-error-y-minus-p", False)


RIGHT_ALONE = """
import sys
from crosscheck import check
from manual.by_hand import loss, loss_gradient, network
verdict = check(network=network, loss=loss, loss_gradient=loss_gradient).verdict
assert verdict.functions["loss"].verdict == "right"
from crosscheck.mistakes.textbook import line
print([name for name in sys.modules if name.startswith("crosscheck.homework.circles.mistakes")], line.cache_info().misses)
"""


def test_a_right_submission_compiles_no_edit_and_reads_no_table_and_a_wrong_one_does():
    wrong = RIGHT_ALONE.replace("loss=loss,", "loss=lambda *at: -loss(*at),").replace('"right"', '"wrong"')
    right, edited = map(said_afresh, (RIGHT_ALONE, wrong))
    assert right.strip() == "[] 0"
    assert not edited.startswith("[]")


@pytest.mark.parametrize("lines", ["G", "H = phi(q)", "G = q; H = q", ""])
def test_what_is_no_line_of_the_textbook_is_refused(lines):
    with pytest.raises(ValueError, match="ends with no line of the textbook"):
        BOOK.edit(lines)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (" It is.\n    + E = 2 * ..\n", "'some-kind' is not a kind and a hint, a formula"),
        (" It is.\n    Why.\n", "'some-kind' is not a kind and a hint, a formula"),
        (" It is.\n    Why.\n    E = 2 * ..\n", "'some-kind' is not a kind and a hint, a formula"),
        (" It is {j}.\n    Why.\n    + E = {k} * ..\n", "'some-kind' says j, of which its lines tell"),
        (" It is.\n    Why.\n    + E = {i} * ..\n", "nothing is given for 'i'"),
    ],
)
def test_an_entry_that_is_not_whole_is_refused(entry, message):
    with pytest.raises(ValueError, match=message):
        table(BOOK, "loss", f"some-kind:{entry}", k=[2.0])


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
    told = (one.kind, one.function, one.hint, one.formula)
    assert told == ("no-slope", "loss_gradient", "A slope is missing.", "It is G (1 - G).")
    changed = [*(f"G = q + np.tanh(q); dE_dq = {k} * dE_dG * G * (1 - G)" for k in (0, 1))]
    assert [edit.lines for edit in one.edits] == [BOOK.edit(lines).lines for lines in ("dE_dq = dE_dG", *changed)]
    assert {edit.by_hand for edit in one.edits} == {(("dE_dV", "dE_dV = dE_dq @ X"),)}
    assert [edit.lines for edit in other.edits] == [(("dE_dz", "dE_dz = y_out"),)]


DOCUMENTED = [(Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8"), textbook_tables.__doc__ or ""]
INDENTED = [block for text in DOCUMENTED for block in re.findall(r"(?:^    .*\n)+", text, re.MULTILINE)]
EXAMPLES = [block for block in INDENTED if "\n        + " in block]


@pytest.mark.parametrize("text", EXAMPLES, ids=[text.split(":")[0].strip() for text in EXAMPLES])
def test_a_documented_mistake_is_one(text):
    (mistake,) = table(BOOK, "loss_gradient", text, factor=[0.5, 2.0], shift=linear(1), k=linear(1))
    told = [family.at(*(1 for _ in family.names)).said() for family in mistake.families]
    assert mistake.hint.format(**told[0] if told else {}).endswith(".")
    assert any(BOOK.difference(edit)[0] for edit in (*mistake.edits, *mistake.families))


#: Two edits, and the line that they make together, if they can be made at once.
TOGETHER = [
    ("E = 0.5 * ..", "E = -np.sum(terms[1:])", "E = 0.5 * -np.sum(terms[1:])"),
    ("gradient = 1 * ..", "gradient = 2 * ..", "gradient = 2 * 1 * pack(dE_du, dE_da, dE_dV, dE_db)"),
    ("E = np.sum(terms)", "E = -np.sum(terms[1:])", None),
    ("G = np.tanh(q)", "G = 2 * ..", None),
]


@pytest.mark.parametrize(("one", "other", "line"), TOGETHER)
def test_two_edits_are_made_together(one, other, line):
    both = BOOK.both(BOOK.edit(one), BOOK.edit(other))
    assert (both and BOOK.difference(both)[0]) == line
