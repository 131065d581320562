"""What README shows is real: its commands with what they print, its step of training in both halves, and its links."""

import re
import shlex
import shutil
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, load_circles
from manual import by_hand
from tests import commands
from tests.docs.pages import FIRST_SCREEN, ROOT, first_screen, python_blocks, read
from tests.needs import needs_torch, torch_or_skip

README = read("README.md")
PAGES = README + read("docs/judging.md")
PRINTED = dict(re.findall(r"^\$ (crosscheck .+)\n((?:(?!\$|```).*\n)+)", PAGES, re.MULTILINE))
ROUNDED = re.compile(r"\d\.\d+e[+-]\d+")  # errors of rounding, which another machine's sums may change
CIRCUMSTANCES = re.compile(r"judged in the \w+ sandbox.*")  # where and how long, with which versions
ENDS = {"verify": 1}  # of the examples, some are wrong


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Copy what README's commands read, and go there."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    shutil.copy(ROOT / "docs" / "examples" / "homework.py", tmp_path)
    monkeypatch.chdir(tmp_path)


def shows(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed, where the lines ``...`` stand for what was cut."""
    parts = re.split(r"^\.\.\.$", shown, flags=re.MULTILINE)
    return re.fullmatch(".*".join(re.escape(_comparable(part)) for part in parts), _comparable(printed)) is not None


def _comparable(text: str) -> str:
    return CIRCUMSTANCES.sub("", ROUNDED.sub("#", " ".join(text.split())))


@pytest.mark.parametrize(("command", "shown"), PRINTED.items(), ids=PRINTED)
@pytest.mark.usefixtures("tree")
def test_a_command_runs_as_it_stands_and_prints_what_is_shown(command, shown):
    program, name, *words = shlex.split(command)
    if name == "train":
        torch_or_skip()
    done = commands.run(name, *words)
    assert (program, done.exit_code) == ("crosscheck", ENDS.get(name, 0)), done.output
    assert shows(shown, done.stdout), f"refresh what the page shows of {command}:\n{done.stdout}"


SAID = "3 steps\n\n 0  41.3965370977  7.1e-15\n 1  38.8100437531  7.1e-15\nworst\nagree: within 7.1e-15\n    (all)\n"


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        (SAID, True),
        (SAID.replace("7.1", "2.3").replace("\n    (all)", " (all)"), True),
        (SAID.replace("worst", "..."), True),
        ("...\nagree: within 7.1e-15 (all)\n", True),
        ("3 steps\n...\n", True),
        (SAID.replace("41.3965370977", "41.3965370978"), False),
        (SAID.replace("worst\n", ""), False),
        (SAID.replace("worst", "best"), False),
        (SAID.replace("worst", "...\nagree: yes"), False),
        (SAID.replace("agree: within 7.1e-15\n    (all)\n", ""), False),
        (SAID.replace("3 steps\n", ""), False),
    ],
)
def test_a_line_that_is_not_printed_is_found(shown, right):
    assert shows(shown, SAID) is right


def test_the_first_screen_is_short_and_begins_with_what_it_is_and_how_it_is_installed():
    """Its commands are run by `.ci/run`, in the environment that README makes."""
    assert {one.split()[1] for one in FIRST_SCREEN} == {"train", "verify", "grade", "automates", "author", "play"}
    assert len(FIRST_SCREEN) >= 7
    assert [command.split()[1] for command in PRINTED] == ["train", "verify", "verify"]
    lines = first_screen().splitlines()
    assert len(lines) <= 45
    assert lines[0].endswith("Homework 09, a neural network by hand, checked against PyTorch")
    assert any("pip install" in line for line in lines[:12])
    assert sum("<img" in line for line in lines) == 1


def test_each_file_that_is_linked_to_is_there():
    links = re.findall(r'\]\((?!http)([^)#]+)|src="([^"]+)"', README)
    assert len(links) > 15
    assert [one + other for one, other in links if not (ROOT / (one + other)).exists()] == []


@needs_torch
def test_the_training_steps_shown_side_by_side_are_the_same_step():
    promised = re.search(r"the same 17 numbers, to within (1e-\d+)", README)
    _, expected = by_hand.optimize(INITIAL, *load_circles(), n_steps=1)
    for source in python_blocks(README):
        names: dict[str, Any] = {}
        exec(compile(source, "README.md", "exec"), names)
        np.testing.assert_allclose(names["params"], expected[1], rtol=0, atol=float(promised.group(1)))


@pytest.mark.parametrize("marker", ["train-command", "test-command"])
def test_each_command_that_is_run_elsewhere_stands_alone_on_one_line(marker):
    block = re.search(rf"<!-- {marker} -->\n```\w*\n(.*?)```", README, flags=re.DOTALL)
    assert len(block.group(1).splitlines()) == 1
