"""`crosscheck lecture`: the page's lines beside PyTorch in one screen, and an error in one of them."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from crosscheck.command.lecture import lines_of
from manual.by_hand import page
from tests import commands
from tests.needs import torch_or_skip

torch_or_skip()
NAMES = ["q", "G", "z", "s", "E", "dE_dz", "dE_du", "dE_da", "dE_dG", "dE_dq", "dE_dV", "dE_db"]
ROW = re.compile(r"^((\w+).* = .*?) +(-?\d+\.\d{15})(?: +(-?\d+\.\d{15}) (\d\.\de[+-]\d\d))?$", re.MULTILINE)


def test_it_fits_a_screen_of_80_columns_and_24_lines():
    lines = commands.run("lecture").stdout.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_each_line_of_the_page_stands_beside_torch_s_number():
    result = commands.run("lecture")
    assert result.exit_code == 0
    rows = ROW.findall(result.stdout)
    halves = (page.forward, page.cross_entropy, page.backward)
    assert [code for code, *_ in rows] == [line for half in halves for line in lines_of(half)]
    assert [name for _, name, *_ in rows] == NAMES
    assert [name for _, name, _, theirs, _ in rows if not theirs] == ["s"]  # which torch keeps to itself
    for _, name, mine, theirs, apart in rows:
        if theirs:
            assert float(mine) == pytest.approx(float(theirs), abs=1e-13), name
            assert float(apart) <= 1e-13
    said = re.search(r"^agree: within (\S+) ", result.stdout, re.MULTILINE)
    assert float(said.group(1)) == max(float(apart) for *_, apart in rows if apart)


RIGHT = page.phi_and_slope
PLANTED: dict[str, tuple[str, Callable[..., Any], str]] = {
    "a slope": ("phi_and_slope", lambda t: (RIGHT(t)[0], RIGHT(t)[1] * (1 + 1e-9)), "dE_dq"),
    "a sign": ("y_out_minus_y", lambda z, y: y - page.phi(z), "dE_dz"),
    "no number": ("phi_and_slope", lambda t: (RIGHT(t)[0], t * np.nan), "dE_dq"),
}


@pytest.mark.parametrize(("name", "wrong", "told"), PLANTED.values(), ids=PLANTED)
def test_a_planted_error_is_named_by_the_first_line_that_it_reaches(name, wrong, told, monkeypatch):
    monkeypatch.setattr(page, name, wrong)
    result = commands.run("lecture")
    assert result.exit_code == 1
    assert f"\ndiffer: {told} is the first that is farther apart than rounding allows\n" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
