"""`crosscheck automates`: what it prints, and when it says yes, no, or cannot say."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import Result
from rich.cells import cell_len

import crosscheck
from crosscheck.lecture import topics
from crosscheck.lecture.topic import Side, Start
from crosscheck.lecture.topics import TOPICS
from tests import commands
from tests.html_pages import faults
from tests.needs import torch_or_skip
from tests.schemas import valid

torch_or_skip()

QUICK = ("forward", "backward")
LINES = {"forward": (5, 5), "backward": (7, 1)}  # that they are about: q, G, z, y_out, E; and dE/dz .. dE/db
NARROW, WIDE = "80", "170"


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", NARROW)


def automates(*arguments: str) -> Result:
    return commands.run("automates", *arguments)


def json_of(*arguments: str, exit_code: int = 0) -> Any:
    result = automates(*arguments, "--format", "json")
    assert result.exit_code == exit_code, result.output
    return valid(result.stdout, "automates-1")


def rows(result: Result) -> dict[str, list[str]]:
    return {line.split()[0]: line.split() for line in result.stdout.splitlines() if line.strip()}


def plant(monkeypatch: pytest.MonkeyPatch, name: str, quantity: str, factor: float = 2.0) -> None:
    """Multiply a quantity of a topic by hand."""
    measure = TOPICS[name].measure

    def planted(side: Side, start: Start) -> Any:
        found = measure(side, start)
        return found if side.name == "torch" else {**found, quantity: factor * found[quantity]}

    change(monkeypatch, name, measure=planted)


def change(monkeypatch: pytest.MonkeyPatch, name: str, **changes: Any) -> None:
    """Change one topic."""
    monkeypatch.setitem(TOPICS, name, replace(TOPICS[name], **changes))


def test_each_topic_has_its_row_of_eighty_columns_and_the_seed_comes_last():
    result = automates(*QUICK, "--seed", "7")
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert max(map(cell_len, lines)) <= int(NARROW)
    assert lines[1].split()[:3] == ["topic", "by", "hand"]
    for name, line in zip(QUICK, lines[2:], strict=False):
        topic, by_hand, torch, difference, tolerance, *seconds, word = line.split()
        assert (topic, word) == (name, "agree")
        assert (int(by_hand), int(torch)) == LINES[name]
        assert 0 <= float(difference) <= float(tolerance) < 1e-9
        assert [float(second) >= 0 for second in seconds] == [True, True]
    assert lines[-1] == "2 agree. Repeat it with --seed 7."
    closing = " ".join(" ".join(lines[4:-1]).split())
    assert "whose largest difference comes closest to what is allowed. Seconds: of a second run," in closing


def test_a_seed_repeats_every_number_and_another_one_does_not():
    def quantities(*arguments: str) -> Any:
        return [topic["quantities"] for topic in json_of(*QUICK, *arguments)["topics"]]

    once = json_of(*QUICK)
    assert [topic["quantities"] for topic in once["topics"]] == quantities("--seed", str(once["seed"]))
    assert quantities("--seed", "1") != quantities("--seed", "2")


def test_a_planted_mistake_exits_1_and_is_named(monkeypatch):
    plant(monkeypatch, "forward", "y_out")
    result = automates(*QUICK)
    assert result.exit_code == 1
    assert [rows(result)[name][-1] for name in QUICK] == ["differ", "agree"]
    assert "forward: y_out at point " in result.stdout
    assert result.stdout.splitlines()[-1].startswith("1 agree; differ: forward. Repeat it with --seed ")
    alone = automates("forward")
    assert (alone.exit_code, "forward: y_out at point " in alone.stdout) == (1, True)

    found = json_of(*QUICK, exit_code=1)
    assert [topic["agree"] for topic in found["topics"]] == [False, True]
    named = {one["name"]: one for one in found["topics"][0]["quantities"]}
    assert named["y_out"]["difference"] > 1000 * named["y_out"]["tolerance"]


def test_nan_differs_and_is_null_in_json(monkeypatch):
    plant(monkeypatch, "forward", "E", np.nan)
    found = json_of("forward", exit_code=1)
    assert {one["name"]: one["difference"] for one in found["topics"][0]["quantities"]}["E"] is None
    assert rows(automates(*QUICK))["forward"][3] == "nan"


@pytest.mark.parametrize("columns", [NARROW, WIDE])
def test_one_topic_shows_both_codes_with_every_quantity_between(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    result = automates("backward")
    assert result.exit_code == 0
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert max(map(cell_len, lines)) <= int(columns)
    places = {what: result.stdout.index(what) for what in ("manual/topics/backward.py", "torch_ref/topics/backward.py")}
    for shown in ("dE_dq = dE_dG * G * (1 - G)", "E.backward()"):
        assert shown in result.stdout
    by_hand, torch = (next(i for i, line in enumerate(lines) if place in line) for place in places)
    assert (by_hand == torch) is (columns == WIDE)
    reasons = [line for line in lines if line.startswith("a: ")]
    assert reasons == ["a: two rounding errors, carried along in crosscheck/lecture/bounded.py"]
    for name in ("dE/dz", "dE/du", "dE/da", "dE/dG", "dE/dq", "dE/dV", "dE/db"):
        (at,) = [i for i, line in enumerate(lines) if line.startswith(f"{name} ") and line.split()[-1] == "a"]
        difference, tolerance = map(float, lines[at].split()[-3:-1])
        assert difference <= tolerance
        assert at > by_hand
        assert (at < torch) is (columns == NARROW)


def test_what_this_machine_lacks_something_for_is_listed_and_fails_nothing(monkeypatch):
    why = "it needs a C++ compiler, and there is none"
    change(monkeypatch, "forward", lacks=lambda: why)
    result = automates(*QUICK)
    assert result.exit_code == 0
    assert f"left out: {why}" in result.stdout
    assert "1 agree; left out: forward." in result.stdout
    assert json_of(*QUICK)["left_out"] == [{"topic": "forward", "reason": why}]
    alone = automates("forward")
    assert alone.exit_code == 2, "nothing was compared"
    assert why in alone.stdout


def test_a_topic_that_raises_exits_2_and_the_others_go_on(monkeypatch):
    def no_peer(*_: Any) -> Any:
        raise RuntimeError("the other rank did not come")

    change(monkeypatch, "forward", measure=no_peer)
    result = automates(*QUICK)
    assert result.exit_code == 2
    assert "failed: RuntimeError: the other rank did not come." in result.stdout
    assert rows(result)["backward"][-1] == "agree"
    failed = json_of(*QUICK, exit_code=2)["failed"]
    assert failed == [{"topic": "forward", "reason": "RuntimeError: the other rank did not come."}]
    plant(monkeypatch, "backward", "dE/dG")
    assert automates(*QUICK).exit_code == 1, "a difference is a verdict all the same"


@pytest.mark.parametrize("arguments", [(), ("forward",), ("--format", "json")])
def test_without_torch_there_is_one_sentence(arguments, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    told = "Half of every topic needs torch, which is not installed: pip install torch."
    assert commands.one_sentence("automates", *arguments) == told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("nosuch", f"there are {', '.join(TOPICS)}"),
        ("packing", f"there are {', '.join(TOPICS)}"),  # which there was, and is no slip for detaching
        ("forwad", "the nearest is forward"),
        ("resume", "the nearest is resuming"),
    ],
)
def test_an_unknown_topic_is_answered_with_the_nearest_or_with_all(wrong, told):
    assert commands.one_sentence("automates", "backward", wrong) == f"There is no topic {wrong!r}; {told}."


def test_a_topic_that_is_named_twice_is_measured_once_and_all_are_if_none_is_named(monkeypatch):
    assert [topic["topic"] for topic in json_of("backward", "forward", "backward")["topics"]] == ["backward", "forward"]
    monkeypatch.setattr(topics, "TOPICS", {name: TOPICS[name] for name in QUICK})
    assert [topic["topic"] for topic in json_of()["topics"]] == [*QUICK]


def test_help_loads_nothing_heavy():
    program = (
        "import sys\nfrom crosscheck.command.cli import main\n"
        "try: main(['automates', '--help'])\n"
        "except SystemExit: print(*{'torch', 'numpy', 'rich'} & {*sys.modules}, file=sys.stderr)"
    )
    result = commands.afresh(program)
    assert "[TOPIC].." in result.stdout
    assert result.stderr.split() == []


@pytest.mark.second_stage
def test_all_topics_agree_and_have_pages_in_a_program_that_does_not_expect_other_processes(tmp_path, slow):
    program, folder = tmp_path / "program.py", tmp_path / "pages"  # a new process would run it again, were it seen
    arguments = ["automates", "--out", str(folder)]
    program.write_text(f"from crosscheck.command.cli import main\nmain({arguments!r})\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(crosscheck.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run([sys.executable, program], capture_output=True, text=True, env=environment, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    lines = result.stdout.splitlines()
    assert max(map(cell_len, lines[:-1])) <= int(NARROW)
    assert [line.split()[0] for line in lines[2 : lines.index("")] if not line.startswith(" ")] == [*TOPICS]
    assert lines[-1] == f"Written: {folder / 'index.html'}, and {len(TOPICS)} pages beside it."
    assert faults({path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}) == []
