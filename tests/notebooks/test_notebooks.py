"""The notebooks: stored without output and without boilerplate, each with a prediction and an exercise; they run and draw."""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

from crosscheck.course import exercises
from crosscheck.figures import topics
from tests.needs import needs_torch

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
BOILERPLATE = re.compile(r"^\s*[%!]|sys\.path|\bpip\b|__file__|\.\./", re.MULTILINE)  # magics, installing, the checkout
# What `pip install ".[train,jupyter]"` brings, as notebooks/README.md says.
INSTALLED = {"crosscheck", "manual", "torch_ref", "numpy", "pandas", "torch", *sys.stdlib_module_names}
TO_THE_ROOM = "**To the room:**"
ANSWERED = re.compile(
    rf"^{re.escape(TO_THE_ROOM)}.*\n\n<details><summary>Answer</summary>\n\n.+\n\n</details>$", re.MULTILINE
)
SHOWN_TOPIC = re.compile(r'\b(?:both_codes|numbers|picture)\("(\w+)"')
CALLED = re.compile(r"^exercises\.(\w+)\((\w+)\)$", re.MULTILINE)
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])


def cells(path: Path, kind: str) -> list[Any]:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def question(path: Path) -> str:
    """Return the title."""
    title: str = cells(path, "markdown")[0].source.splitlines()[0]
    return title.removeprefix("# ")


def imported(source: str) -> set[str]:
    """Return the packages that a cell imports from."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def failings(path: Path) -> list[str]:
    """Return what a notebook lacks, and what should not be in it."""
    code = cells(path, "code")
    sources = [cell.source for cell in code]
    found = [f"has output: {cell.source}" for cell in code if cell.outputs or cell.execution_count is not None]
    found += [f"boilerplate: {source}" for source in sources if BOILERPLATE.search(source)]
    if not any(BOILERPLATE.search(source) for source in sources):  # magics are no Python
        found += [f"not installed: {name}" for source in sources for name in sorted(imported(source) - INSTALLED)]
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
        if not re.search(
            rf'^(?:{answer} = \.\.\.|def {answer}\(.*\):\n    """.*"""\n    \.\.\.)$', open_ones, re.MULTILINE
        ):
            found.append(f"is answered: {answer}")
    texts = [cell.source for cell in cells(path, "markdown")]
    if sum(text.count(TO_THE_ROOM) for text in texts) != sum(len(ANSWERED.findall(text)) for text in texts):
        found.append("leaves the room without an answer that can be opened")
    if not question(path).endswith("?"):
        found.append("asks no question")
    return found


def test_they_are_numbered_in_their_order() -> None:
    assert 6 <= len(NOTEBOOKS) <= 8
    assert [path.stem[:3] for path in NOTEBOOKS] == [f"{i:02}_" for i in range(1, len(NOTEBOOKS) + 1)]


@each_notebook
def test_nothing_fails(path: Path) -> None:
    assert failings(path) == []


def test_each_exercise_is_asked_once() -> None:
    sources = [cell.source for path in NOTEBOOKS for cell in cells(path, "code")]
    asked = [match[1] for source in sources for match in CALLED.finditer(source)]
    assert sorted(asked) == sorted(name for name in exercises.__all__ if name != "broken_gradient")


def test_the_list_has_each_notebook_with_its_question() -> None:
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\[([^]]*)\]\((\w*\.ipynb)\)", listed) == [(question(path), path.name) for path in NOTEBOOKS]


def test_the_list_has_the_topics_that_each_notebook_takes_up() -> None:
    rows = re.findall(r"^\| (\d) \|.*\| ([^|]*) \|$", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    listed = {number: re.findall(r"`(\w+)`", topics) for number, topics in rows}
    shown = {
        path.stem[1]: list(
            dict.fromkeys(topic for cell in cells(path, "code") for topic in SHOWN_TOPIC.findall(cell.source))
        )
        for path in NOTEBOOKS
    }
    assert listed == shown


PLANTED = {
    "has output": ("exercises", {"outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}]}),
    "boilerplate: %mat": ("import", "%matplotlib inline\nimport numpy"),
    "boilerplate: import sys": ("import", "import sys\nsys.path.append('.')"),
    "not installed: tests": ("import", "from tests.tables import PARTIES"),
    "asks for no prediction": ("prediction = ...", "guess = ..."),
    "no such exercise": ("exercises.", "from crosscheck.course import exercises\n\nx = ...\n\nexercises.nothing(x)"),
    "has no exercise": ("exercises.", "1"),
    "leaves the room": ("</details>", {"source": "**To the room:** why?"}),
    "leaves the room without an answer that": (
        "</details>",
        {"source": "**To the room:** why?\n\n<details open>Since.</details>"},
    ),
    "is answered": ("exercises.", "dE_dx = 1\nexercises.derivative_by_points(dE_dx)"),
}


@pytest.mark.parametrize(("told", "planted"), PLANTED.items(), ids=list(PLANTED))
def test_what_is_planted_is_found(told: str, planted: tuple[str, Any], tmp_path: Path) -> None:
    where, what = planted
    notebook = json.loads(NOTEBOOKS[0].read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == ("markdown" if where == "</details>" else "code") and where in source:
            cell |= what if isinstance(what, dict) else {"source": what}
    path = tmp_path / "planted.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert any(one.startswith(told) for one in failings(path)), failings(path)


@needs_torch
@pytest.mark.second_stage
@each_notebook
def test_runs_from_top_to_bottom_and_draws(path: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(tmp_path)}}  # not in the checkout: it must not lean on the working folder
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources=where).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    shown = [output.get("data", {}) for output in outputs]
    drawn = [i for i, data in enumerate(shown) if "image/png" in data]
    assert drawn
    of_topics = [i for i in drawn if shown[i]["text/plain"] in map(topics.says, topics.NAMES)]
    assert [shown[i + 1].get("text/plain") for i in of_topics] == [shown[i]["text/plain"] for i in of_topics]
    assert len(of_topics) == sum(cell.source.count('picture("') for cell in cells(path, "code"))
    told = [
        data["text/plain"] for data in shown if data.get("text/plain", "").startswith(("Still to do", "Right", "Wrong"))
    ]
    assert len(told) == 1 + len([1 for cell in cells(path, "code") for _ in CALLED.finditer(cell.source)])
    assert {words.partition(".")[0] for words in told} == {"Still to do"}
    assert list(tmp_path.iterdir()) == []
