"""The text a terminal shows."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from crosscheck.report import first_screen, html, text
from crosscheck.report.plain import pair
from crosscheck.verdict import Finding, Verdict
from tests.html_pages import read
from tests.judging.judging import judged_file
from tests.report.conftest import EXAMPLES, NOTE, STRAY

SAID = [
    ("right", ["right.ipynb: right", "agrees with the reference: yes", "passes 15 of 15 of the homework's"]),
    ("remarks", ["right, with remarks", "[float32]", "[stray-cell-error]"]),
    (
        "wrong",
        [
            "agrees with the reference: no",
            ", v21: yours",
            "[mean-instead-of-sum]",
            "where in blocks v and b",
            "cause The loss is",
            "your own work only",
        ],
    ),
    ("given", ["right, given your network", "right, given your loss, with remarks", "seen The values differ"]),
    ("partial", ["partial.ipynb: not done yet", "could be judged (network, loss)", "raises NotImplementedError"]),
    ("unjudged", ["could not be judged", "a loop without an end", "| step 2", "agrees with the reference: not known"]),
    ("unreadable", ["broken.ipynb: could not be judged", "reason broken.ipynb: is not a notebook"]),
    (
        "through_another",
        [
            "network wrong seen The call network([0, 0], initial) fails: raises TypeError in line 5.",
            "loss not judged reason it fails only through network",
            "fails: network([0, 0], initial); 5 of loss are not judged",
        ],
    ),
    (
        "noted",
        [
            "noted.py: right network right",
            "note loss, loss_gradient: Right wherever the homework asks. np.logaddexp has no limit. [nan-in-saturation]",
        ],
    ),
    ("by_the_formulas", ["loss_gradient right, by the homework's formulas, with remarks"]),
    (
        "at_a_random_point",
        [
            "params = np.array([0.1, -2.3, -4.7, -7.1, -9.5, -11.9, -14.299999999999999",
            "X = np.array([[0.25, 0.75]])",
            "where in blocks u, a and v",
            "letters q = V x + b, the arguments of the hidden nodes' sigmoids; G =",
        ],
    ),
    ("lacks_a_package", ["reason scipy is not installed: pip install scipy", "judged reason the same as for network"]),
    (
        "not_finite",
        [
            "yours NaN, right -24.1",
            "where in block u",
            "seen NaN or infinity",
            "judged in your own Python in 0.3 s with Python 3.11.7, NumPy 2.4.6",
            "repeat: check(network=network, loss=loss, loss_gradient=loss_gradient, seed=123)",
            "nothing limits time or memory",
        ],
    ),
]


NOT_SAID = {"given": "  cause", "wrong": "  seen", "unreadable": "judged in", "through_another": "  reason  raises"}


@pytest.mark.parametrize(("name", "expected"), SAID, ids=[name for name, _ in SAID])
def test_a_reader_finds(examples, name, expected):
    said = text.render(examples[name], explain=True)
    assert [words for words in expected if words not in " ".join(said.split())] == []
    assert NOT_SAID.get(name, "\0") not in said


def test_of_what_was_printed_the_end_is_shown(examples):
    printed = replace(examples["unjudged"], output="".join(f"step {i}\n" for i in range(20)))
    assert re.findall(r"\| step (\d+)", text.render(printed, explain=True)) == [*map(str, range(10, 20))]


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80])
def test_verdicts_fit_the_width_and_say_the_same(examples, width, explain):
    for verdict in examples.values():
        narrow, wide = (text.render(verdict, width=columns, explain=explain) for columns in (width, 10_000))
        begin = ("  ", *verdict.functions)
        wrapped = [line for line in narrow.splitlines() if line.startswith(begin) and "|" not in line]
        assert max(map(len, wrapped), default=0) <= width, verdict.submission
        assert narrow.split() == wide.split()
        assert text.render(verdict, width=1) == text.render(verdict, width=40)  # the narrowest


def test_a_verdict_too_long_for_the_line_stands_below_its_name_and_the_count_of_verdicts_fits_it(examples):
    lines = text.render(examples["by_the_formulas"], width=40).splitlines()
    at = lines.index("loss_gradient")
    assert lines[at + 1 : at + 3] == [" " * 10 + "right, by the homework's", " " * 10 + "formulas, with remarks"]
    assert "formulas.py: wrong" in lines
    counted, wide = (text.overview(list(examples.values()), width) for width in (40, 200))
    assert max(map(len, counted.splitlines())) <= 40
    assert counted.split() == wide.split()


def test_colour_adds_sequences_and_changes_no_word(verdict):
    plain, coloured = (text.render(verdict, colour=colour, explain=True) for colour in (False, True))
    assert "\x1b" not in plain
    assert coloured != plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


def test_quoted_words_print_and_cannot_pass_for_a_verdict(examples):
    told = text.render(examples["hostile"]) + text.render(examples["hostile"], explain=True)
    assert all(character.isprintable() or character == "\n" for character in told)
    assert [line for line in told.splitlines() if line.startswith("network")] == ["network         not done yet"] * 2


PAIRS = [
    ((5.0, 4.0), ("5", "4")),
    ((0.1 + 0.2, 0.3), ("0.30000000000000004", "0.29999999999999999")),
    ((41.4000001, 41.4), ("41.4000001", "41.4")),
    ((float("nan"), float("-inf")), ("NaN", "-infinity")),
]


@pytest.mark.parametrize(("values", "expected"), PAIRS)
def test_two_numbers_that_differ_look_different(values, expected):
    assert pair(*values) == expected


CORPUS = Path(__file__).parents[1] / "judging"
N_WRONG, N_RIGHT = 44, 16
MOST = 40
HEADING = 9  # words, as in: loss_gradient wrong (def in code cell 7, line 12)
SUBMISSIONS = [
    path
    for folder, n in (("wrong", N_WRONG), ("right", N_RIGHT))
    for every in [sorted((CORPUS / folder).glob("*.py"))]
    for path in every[:: len(every) // n][:n]
]


def faces(verdict: Verdict) -> dict[str, list[str]]:
    """Return the words of the first screens, without the line that names the rest."""
    page = read(html.Report(verdict)._repr_html_()).unfolded
    return {"terminal": text.render(verdict).split("\nmore: ")[0].split(), "page": page.split()}


def too_long(verdict: Verdict) -> list[str]:
    """Return where more words are said than may be: before the first cause, or on a function, by each of its causes."""
    causes = {name: len(list(first_screen.causes(verdict, one))) for name, one in verdict.functions.items()}
    told = [name for name, n in causes.items() if n]
    found = []
    for face, words in faces(verdict).items():
        before = words.index(told[0]) + HEADING if told else len(words)
        found += [f"{face}: {before} words before the first cause"] if before > MOST else []
    for name in told:
        alone = replace(verdict, functions={name: verdict.functions[name]}, remarks=(), reason=None)
        lengths = {face: len(words) - len(verdict.submission.split()) - 1 for face, words in faces(alone).items()}
        found += [f"{face}: {n} words on {name}" for face, n in lengths.items() if n > MOST * causes[name]]
    return found


@pytest.mark.share(6)
@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_said_first_of_a_submission_is_short(path):
    verdict = judged_file(path)
    assert too_long(verdict) == []
    if first_screen.all_right(verdict):
        assert text.render(verdict, width=200).count("\n") == 2


def test_one_word_too_many_is_found(monkeypatch):
    assert too_long(EXAMPLES["wrong"]) == []
    monkeypatch.setattr(first_screen, "_sentence", lambda finding, room: "word " * 60 + finding.kind)
    assert {where.split(":")[0] for where in too_long(EXAMPLES["wrong"])} == {"terminal", "page"}
    monkeypatch.setattr(first_screen, "remarks", lambda verdict: [("word " * 40, "kind")])
    found = [where.split(":")[0] for where in too_long(EXAMPLES["given"]) if "before the first cause" in where]
    assert found == ["terminal", "page"]


LONG = Finding("kind", "The answer depends on much, and on more of it than can be said in so few words as these.")
FOR_ALL = Finding("kind", "It behaves as if the line for p were another.", "As if: `p = 0 * q` (textbook: `p = q`).")
FOR_SOME = replace(FOR_ALL, hint="With respect to b1 alone: it behaves as if the line for p were another.")
EDIT = "As if the reference had `a * b` in place of `b` in the line for p, and so elsewhere."
EDITED = replace(FOR_ALL, formula=EDIT)
#: What is said of it first, and in how many words at most.
SENTENCES = {
    "ends at a comma": (LONG, 12, "The answer depends on much ..."),
    "keeps what it behaves as": (FOR_ALL, 13, "It behaves as if: `p = 0 * q` (textbook: `p = q`)."),
    "keeps it whatever room there is": (FOR_ALL, 5, "It behaves as if: `p = 0 * q`."),
    "loses the place of an edit": (
        EDITED,
        18,
        "It behaves as if the reference had `a * b` in place of `b`, and so elsewhere.",
    ),
    "keeps what is missing, and where": (
        replace(FOR_ALL, formula="As if the reference had no `a *` in the line for p: `b` in place of `a * b`."),
        16,
        "It behaves as if the reference had no `a *` in the line for p.",
    ),
    "keeps that there are other places": (EDITED, 5, "It behaves as if the reference had `a * b`, and so elsewhere."),
    "introduces a formula": (
        replace(LONG, hint="Too large.", formula="a / (b * c)."),
        9,
        "Too large. Right: a / (b * c).",
    ),
    "introduces an entry": (
        replace(LONG, hint="Too large.", formula="x[0] = 1 + ..."),
        9,
        "Too large. Right: x[0] = 1 + ...",
    ),
    "goes on with a number": (
        replace(LONG, hint="Too coarse.", formula="1e-12 is enough."),
        9,
        "Too coarse: 1e-12 is enough.",
    ),
    "keeps a question mark": (
        replace(LONG, hint="Is it too large?", formula="b * c."),
        9,
        "Is it too large? Right: b * c.",
    ),
    "says for which entries alone": (FOR_SOME, 15, "With respect to b1 alone: it behaves as if: `p = 0 * q`."),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_a_sentence_that_is_too_long_loses_its_end_and_stays_true(case):
    finding, room, told = SENTENCES[case]
    assert first_screen._sentence(finding, room) == told


def test_notes_of_a_right_file_are_a_number():
    told = text.render(EXAMPLES["noted"])
    assert told.splitlines()[0] == "noted.py: right (network, loss, loss_gradient)"
    assert re.fullmatch(r"1 note: crosscheck verify noted.py --seed 123 --explain", told.splitlines()[1])


def test_notes_of_one_name_that_say_different_things_are_all_told():
    noted = EXAMPLES["noted"]
    other = replace(noted.functions["loss"], remarks=(replace(NOTE, hint="Infinite far out."),))
    told = text.render(replace(noted, functions={**noted.functions, "loss": other}), explain=True)
    assert "Infinite far out." in told
    assert "Right wherever the homework asks." in told


def test_what_could_not_be_judged_begins_with_no_remark_on_the_whole():
    assert "NameError" not in text.render(replace(EXAMPLES["partial"], remarks=(STRAY,)))
