"""Every command and every block of Python that the README and the pages in docs/ show runs.

`test_readme.py` runs the commands of README's first screen.
"""

import re
import runpy
import shlex
import shutil
import tomllib
from pathlib import Path

import nbformat
import pytest

from tests.commands import run
from tests.docs.pages import COMMANDS, FIRST_SCREEN, PYTHON, ROOT, commands, python_blocks, read
from tests.needs import torch_or_skip

OF_SQUARES = """
import numpy as np

def loss(w, X, y):
    return sum((x @ w - t) ** 2 for x, t in zip(X, y)) / len(y)

def gradient(w, X, y):
    return 2 / len(y) * sum((x @ w - t) * x for x, t in zip(X, y))
"""
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
EXAMPLES = ROOT / "docs" / "examples"
ELSEWHERE = ("docs/grading.md", "docs/gradebook.md", "docs/ci.md")  # whose commands need a class or a repository
OF_CROSSCHECK = [one for one in COMMANDS if one.text.startswith("crosscheck ") and one.page not in ELSEWHERE]
OF_CROSSCHECK = list({one.text: one for one in OF_CROSSCHECK if one.text not in FIRST_SCREEN}.values())
OF_PIP = [one for one in COMMANDS if "pip install" in one.text]
# As a command is talked of; tests/automates runs all topics.
NOT_HERE = ("crosscheck verify", "crosscheck automates", "crosscheck grade")
NEEDS = {"--certify": "flint", "torch": "torch", "--out run": "pandas"}  # the default is all parties


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Lay out the files that the pages speak of: homeworks with a mistake, a right party, another homework."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "homework.py", tmp_path)
    shutil.copy(EXAMPLES / "mine.py", tmp_path)
    code = nbformat.v4.new_code_cell((EXAMPLES / "homework.py").read_text(encoding="utf-8"))
    Path("submissions").mkdir()
    for name in ("one", "another"):
        nbformat.write(nbformat.v4.new_notebook(cells=[code]), f"submissions/{name}.ipynb")
    (squares,) = python_blocks(read("docs/another_homework.md"))
    Path("squares.py").write_text(squares, encoding="utf-8")
    Path("submission.py").write_text(OF_SQUARES, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("shown", [one for one in PYTHON if one.page not in ELSEWHERE], ids=lambda shown: shown.page)
def test_every_python_block_runs(shown, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if re.search("torch|saturation", shown.text):
        torch_or_skip()
    own: dict[str, object] = {}
    if "check(" in shown.text:  # of what a student has written before
        assert "manual" not in shown.text, "which would certify the answer key"
        exec((EXAMPLES / "homework.py").read_text(encoding="utf-8"), own)
    Path("shown.py").write_text(shown.text, encoding="utf-8")  # a homework's functions are read in their file
    runpy.run_path("shown.py", own)


@pytest.mark.second_stage
@pytest.mark.parametrize("shown", OF_CROSSCHECK, ids=str)
def test_every_command_runs_and_ends_as_the_page_on_exit_codes_says(shown, desk):
    if shown.text in NOT_HERE:
        return
    for part, package in NEEDS.items():
        if part in shown.text or shown.text == "crosscheck train":
            torch_or_skip() if package == "torch" else pytest.importorskip(package)
    _, *words = shlex.split(shown.text)
    args = [path for word in words for path in (sorted(map(str, desk.glob(word))) if "*" in word else [word])]
    wrong = any(re.search(r"homework\.(py|ipynb)$|submissions/", arg) for arg in args)
    result = run(*args)
    assert result.exit_code == (1 if wrong else 0), result.output


@pytest.mark.parametrize("shown", OF_PIP, ids=str)
def test_what_is_installed_lies_in_this_folder_and_its_extras_exist(shown):
    installed = re.search(r'pip install (?:-q )?(?:-e )?"?\.(?:\[([\w,]+)\])?"?$', shown.text)
    assert set((installed.group(1) or "test").split(",")) <= EXTRAS.keys()


def test_what_is_shown_is_found():
    page = "Say `crosscheck train`:\n\n```bash\npip install . && crosscheck verify a.py\n```\n\n```\n$ crosscheck doctor\n```\n"
    assert commands(page) == ["pip install .", "crosscheck verify a.py", "crosscheck train", "crosscheck doctor"]
    assert python_blocks("```python\n1\n```\n\n```\n2\n```\n") == ["1\n"]
    assert len(OF_CROSSCHECK) >= 15
    assert len(PYTHON) >= 5
