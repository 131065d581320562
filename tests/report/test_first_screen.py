"""What is said first is short: at most 40 words before the first cause and 40 of each further function, on every face."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from crosscheck.report import first_screen, html, text
from crosscheck.verdict import Finding, Verdict
from tests.html_pages import read
from tests.judging.judging import judged_file
from tests.judging.test_corpus import LASTING
from tests.report.conftest import EXAMPLES

CORPUS = Path(__file__).parents[1] / "judging"
N_WRONG, N_RIGHT = 44, 16
MOST = 40
HEADING = 7  # words, as in: loss_gradient wrong (code cell 7, line 12)
SUBMISSIONS = [
    path
    for folder, n in (("wrong", N_WRONG), ("right", N_RIGHT))
    for every in [[path for path in sorted((CORPUS / folder).glob("*.py")) if path.stem not in LASTING]]
    for path in every[:: len(every) // n][:n]
]


def faces(verdict: Verdict) -> dict[str, list[str]]:
    """Return the words of the first screens, without the line that names the rest."""
    return {
        "terminal": text.render(verdict).split("\nmore: ")[0].split(),
        "page": read(html.Report(verdict)._repr_html_()).unfolded.split(),
    }


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
    verdict = EXAMPLES["wrong"]
    assert too_long(verdict) == []
    monkeypatch.setattr(first_screen, "_sentence", lambda finding, room: "word " * 60 + finding.kind)
    assert {where.split(":")[0] for where in too_long(verdict)} == {"terminal", "page"}


def test_words_before_the_first_cause_are_found(monkeypatch):
    many = [("word " * 40, "kind")]
    monkeypatch.setattr(first_screen, "remarks", lambda verdict: many)
    found = [where.split(":")[0] for where in too_long(EXAMPLES["given"]) if "before the first cause" in where]
    assert found == ["terminal", "page"]


def test_a_sentence_that_is_too_long_ends_at_a_comma():
    long = Finding("kind", "The answer depends on much, and on more of it than can be said in so few words as these.")
    assert first_screen._sentence(long, 12) == "The answer depends on much ..."


def test_notes_of_a_right_file_are_a_number():
    told = text.render(EXAMPLES["noted"])
    assert told.splitlines()[0] == "noted.py: right (network, loss, loss_gradient)"
    assert re.fullmatch(r"1 note: crosscheck verify noted.py --seed 123 --explain", told.splitlines()[1])
