"""The homework's sheet, solved: its asserts are the sheet's and fail for what is wrong, its numbers agree, it is judged right."""

import ast
import re
from typing import Any

import pytest

from tests.judging.judging import judged_file
from tests.judging.notebooks import OTHER_GRADIENT_ASSERTS, RELEASE
from tests.needs import needs_torch
from tests.notebooks.stored import SHEET, cells, out_of_place, outputs_of_a_run

WIDTH = 88
FIGURES = 4  # the circles, the scans, the descent, and NumPy beside PyTorch
ROUNDING = 1e-12  # some forty times what was measured; another processor adds up in another order
BY_AUTOGRAD = re.compile(r"^by hand and by autograd differ by at most (\S+)$", re.MULTILINE)
LARGEST = re.compile(r"^the largest difference of all is (\S+)$", re.MULTILINE)
EACH = re.compile(r"^(loss|gradient|parameters): differs by at most (\S+) in 30 steps$", re.MULTILINE)


def sources() -> list[str]:
    return [cell.source for cell in cells(SHEET, "code")]


def asserts(source: str) -> list[str]:
    """Return what a source asserts, in whatever layout; of the notebook's two gradients each is a `loss_gradient`."""
    tree = ast.parse(re.sub(r"\bgradient\(", "loss_gradient(", source))
    return [ast.dump(node.test) for node in ast.walk(tree) if isinstance(node, ast.Assert)]


def planted(line: str, instead: str) -> list[str]:
    """Return the cells with another line in the place of one."""
    text = sources()
    (i,) = (i for i, source in enumerate(text) if line in source)
    assert text[i].count(line) == 1
    text[i] = text[i].replace(line, instead)
    return text


def run(text: list[str]) -> str | None:
    """Run cells in this process; return what the first one that fails was to print, or None if none fails."""
    names: dict[str, Any] = {}
    for source in text:
        try:
            exec(source, names)
        except AssertionError:
            return re.findall(r'print\("(\w+): 5 of 5', source)[0]
    return None


def until_the_asserts(text: list[str]) -> list[str]:
    last = max(i for i, source in enumerate(text) if asserts(source))
    return text[: last + 1]


def test_nothing_is_out_of_place():
    assert out_of_place(SHEET) == []
    assert [line for source in sources() for line in source.splitlines() if len(line) > WIDTH] == []


def test_its_asserts_are_the_15_of_the_sheet():
    released = [cell for cell in RELEASE.read_text(encoding="utf-8").split("# %%\n") if "assert" in cell]
    of_the_sheet = [each for source in (*released, OTHER_GRADIENT_ASSERTS) for each in asserts(source)]
    assert len(of_the_sheet) == 15
    assert [each for source in sources() for each in asserts(source)] == of_the_sheet


def test_its_asserts_hold(capsys):
    assert run(until_the_asserts(sources())) is None
    printed = capsys.readouterr().out
    told = "network: 5 of 5\nloss: 5 of 5\nloss_gradient: 5 of 5, by hand and by autograd\n"
    assert printed.endswith(told)
    assert float(BY_AUTOGRAD.findall(printed)[0]) < ROUNDING


def test_it_is_judged_right():
    verdict = judged_file(SHEET)
    assert {name: one.verdict for name, one in verdict.functions.items()} == dict.fromkeys(
        ("network", "loss", "loss_gradient", "optimize"), "right"
    )
    assert verdict.remarks == ()
    assert [one.remarks for one in verdict.functions.values() if one.remarks] == []


@needs_torch
@pytest.mark.second_stage
def test_it_runs_from_top_to_bottom_and_both_trainings_agree(tmp_path):
    outputs = outputs_of_a_run(SHEET, tmp_path)
    printed = "".join(output.text for output in outputs if output.get("name") == "stdout")
    shown = [output.get("data", {}) for output in outputs]
    assert sum("image/png" in data for data in shown) == FIGURES
    differences = {name: float(most) for name, most in EACH.findall(printed)}
    assert list(differences) == ["loss", "gradient", "parameters"]
    assert 0 < max(differences.values()) < ROUNDING
    assert [float(most) for most in LARGEST.findall(printed)] == [max(differences.values())]
    (table,) = (data["text/plain"] for data in shown if "largest difference" in data.get("text/plain", ""))
    assert re.findall(r"^(\d+) ", table, re.MULTILINE) == [str(step) for step in range(31)]
    told = shown[-1]["text/plain"]
    assert told.startswith("your functions: right (network, loss, loss_gradient)\n")


@needs_torch
@pytest.mark.second_stage
@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("lr=eta)", "lr=eta * (1 + 1e-9))"),
        ("G = torch.sigmoid(q)", "G = torch.sigmoid(q.float()).double()"),
        ('BCEWithLogitsLoss(reduction="sum")\n    opt', "BCEWithLogitsLoss()\n    opt"),
        ("params -= eta * loss_gradient", "params -= (1 + 1e-9) * eta * loss_gradient"),
    ],
)
def test_a_training_that_differs_is_told_by_the_largest_difference(line, instead, capsys):
    assert run(planted(line, instead)) is None
    assert float(LARGEST.findall(capsys.readouterr().out)[0]) > 100 * ROUNDING
