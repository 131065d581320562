"""The course: stored without output and without boilerplate, each with a prediction and an exercise; they run and draw."""

import json
import re
from pathlib import Path

import pytest

from crosscheck.lecture.topics import TOPICS
from crosscheck.lecture import exercises
from tests.needs import needs_torch
from tests.notebooks.stored import FOLDER, LESSONS, SHEET, cells, out_of_place, outputs_of_a_run, title

TO_THE_ROOM = "**To the room:**"
ANSWER = "<details><summary>Answer</summary>\n\n.+\n\n</details>"
ANSWERED = re.compile(rf"^{re.escape(TO_THE_ROOM)}.*\n\n{ANSWER}$", re.MULTILINE)
SHOWN_TOPIC = re.compile(r'\b(?:both_codes|numbers|picture)\("(\w+)"')
CALLED = re.compile(r"^exercises\.(\w+)\((\w+)\)$", re.MULTILINE)
each_lesson = pytest.mark.parametrize("path", LESSONS, ids=[path.stem for path in LESSONS])


def failings(path: Path) -> list[str]:
    """Return what a notebook of the course lacks, and what should not be in it."""
    found, sources = out_of_place(path), [cell.source for cell in cells(path, "code")]
    predictions = [i for i, source in enumerate(sources) if source.startswith("prediction = ...")]
    outcomes = [i for i, source in enumerate(sources) if "predicted(prediction," in source]
    if len(predictions) != 1 or len(outcomes) != 1 or predictions > outcomes:
        found.append("asks for no prediction before its outcome")
    checked = [match for source in sources for match in CALLED.finditer(source)]
    found += [f"no such exercise: {one[1]}" for one in checked if one[1] not in exercises.__all__]
    if not checked:
        found.append("has no exercise")
    open_ones = "\n".join(sources)
    for _, answer in (match.groups() for match in checked):
        still_open = rf'^(?:{answer} = \.\.\.|def {answer}\(.*\):\n    """.*"""\n    \.\.\.)$'
        if not re.search(still_open, open_ones, re.MULTILINE):
            found.append(f"is answered: {answer}")
    texts = [cell.source for cell in cells(path, "markdown")]
    if sum(text.count(TO_THE_ROOM) for text in texts) != sum(len(ANSWERED.findall(text)) for text in texts):
        found.append("leaves the room without an answer that can be opened")
    if not title(path).endswith("?"):
        found.append("asks no question")
    return found


def test_they_are_numbered_in_their_order_and_there_are_no_others_besides_the_sheet():
    assert [path.stem[:3] for path in LESSONS] == [f"{i:02}_" for i in range(1, len(LESSONS) + 1)]
    assert set(FOLDER.glob("*.ipynb")) == {SHEET, *LESSONS}


@each_lesson
def test_nothing_fails(path):
    assert failings(path) == []


def test_each_exercise_is_asked_once():
    sources = [cell.source for path in LESSONS for cell in cells(path, "code")]
    asked = [match[1] for source in sources for match in CALLED.finditer(source)]
    assert sorted(asked) == sorted(name for name in exercises.__all__ if name != "broken_gradient")


def test_the_list_has_each_notebook_with_its_title():
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    expected = [(title(path), path.name) for path in (SHEET, *LESSONS)]
    assert re.findall(r"\[([^]]*)\]\((\w*\.ipynb)\)", listed) == expected


def test_the_list_has_the_topics_that_each_lesson_takes_up():
    rows = re.findall(r"^\| (\d) \|.*\| ([^|]*) \|$", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    listed = {number: re.findall(r"`(\w+)`", topics) for number, topics in rows}
    for path in LESSONS:
        shown = [topic for cell in cells(path, "code") for topic in SHOWN_TOPIC.findall(cell.source)]
        assert listed.pop(path.stem[1]) == list(dict.fromkeys(shown))
    assert listed == {}


PLANTED = {
    "has output": ("exercises", {"outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}]}),
    "boilerplate: %mat": ("import", "%matplotlib inline\nimport numpy"),
    "not installed: tests": ("import", "from tests.tables import PARTIES"),
    "asks for no prediction": ("prediction = ...", "guess = ..."),
    "has no exercise": ("exercises.", "1"),
    "leaves the room without": ("</details>", {"source": "**To the room:** why?\n\n<details open>Since.</details>"}),
    "is answered": ("exercises.", "dE_dx = 1\nexercises.derivative_by_points(dE_dx)"),
}


@pytest.mark.parametrize(("told", "planted"), PLANTED.items(), ids=list(PLANTED))
def test_what_is_planted_is_found(told, planted, tmp_path):
    where, what = planted
    notebook = json.loads(LESSONS[0].read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == ("markdown" if where == "</details>" else "code") and where in source:
            cell |= what if isinstance(what, dict) else {"source": what}
    path = tmp_path / "planted.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert any(one.startswith(told) for one in failings(path)), failings(path)


@needs_torch
@pytest.mark.second_stage
@each_lesson
def test_runs_from_top_to_bottom_and_draws(path, tmp_path):
    outputs = outputs_of_a_run(path, tmp_path)
    shown = [output.get("data", {}) for output in outputs]
    captions = {topic.caption for topic in TOPICS.values()}
    drawn = [i for i, data in enumerate(shown) if "image/png" in data]
    assert drawn
    of_topics = [i for i in drawn if shown[i]["text/plain"] in captions]
    assert [shown[i + 1].get("text/plain") for i in of_topics] == [shown[i]["text/plain"] for i in of_topics]
    assert len(of_topics) == sum(cell.source.count('picture("') for cell in cells(path, "code"))
    texts = [data.get("text/plain", "") for data in shown]
    told = [text for text in texts if text.startswith(("Still to do", "Right", "Wrong"))]
    assert len(told) == 1 + len([1 for cell in cells(path, "code") for _ in CALLED.finditer(cell.source)])
    assert {words.partition(".")[0] for words in told} == {"Still to do"}
