"""README's picture of a training step shows numbers that are right, and lines that are run."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, load_circles
from tests.docs.pages import maker, python_blocks, read
from tests.needs import needs_torch, torch_ref

pytest.importorskip("matplotlib")
MAKER: Any = maker("make_one_step")
FILE = read("docs/one_step.svg")


def words(svg: str) -> list[str]:
    """Return the text of a picture, whose letters are outlines: each is written in a comment beside them."""
    return re.findall(r"<!-- (.*) -->", svg)


def test_the_picture_is_made_from_the_code() -> None:
    assert words(FILE) == words(MAKER.svg(MAKER.draw())), "run python docs/make_one_step.py"


def test_the_picture_is_opaque_and_not_large() -> None:
    assert re.search(r'id="patch_1">\s*<path d="M 0 [\d.]+ \nL [^"]*" style="fill: #ffffff"', FILE), (
        "its ground is white"
    )
    assert len(FILE) <= 100_000


def test_it_can_be_read_where_it_is_as_wide_as_a_column_or_a_telephone() -> None:
    from tests.figures.looks import faults

    code = [*MAKER.FORWARD, *MAKER.BACKWARD]  # the only words that need not be words
    assert [fault for fault in faults(MAKER.draw()) if not any(fault.startswith(repr(line)) for line in code)] == []


def test_its_lines_are_those_that_stand_beside_each_other_below_it() -> None:
    by_hand, torch = python_blocks(read("README.md"))
    shown = [re.sub(r"  #.*", "", line) for line in by_hand.splitlines()]
    for line in (*MAKER.FORWARD[:3], *MAKER.BACKWARD, MAKER.STEP):
        assert line in shown
        assert line in words(FILE)
    for line in MAKER.TORCH:
        assert line in torch.splitlines()
        assert line in words(FILE)


@needs_torch
def test_its_numbers_are_those_of_torch() -> None:
    import torch

    n = MAKER.computed()
    X, y = (torch.tensor(each[[MAKER.POINT]]) for each in load_circles())
    model = torch_ref.Network(INITIAL)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.001)
    q = model.hidden(X)
    G = torch.sigmoid(q)
    z = model.output(G).squeeze(-1)
    E = torch.nn.BCEWithLogitsLoss(reduction="sum")(z, y)
    for each in (q, G, z):
        each.retain_grad()
    E.backward()
    optimizer.step()
    for name, torch_s in {"q": q, "G": G, "z": z}.items():
        np.testing.assert_allclose(n[name].ravel(), torch_s.detach().numpy().ravel(), rtol=1e-13)
        np.testing.assert_allclose(n[f"dE_d{name}"].ravel(), torch_s.grad.numpy().ravel(), rtol=1e-7, atol=1e-14)
    np.testing.assert_allclose(n["E"], float(E.detach()), rtol=1e-13)
    np.testing.assert_allclose(n["params"], model.packed(), rtol=0, atol=1e-14)


def test_its_updates_follow_from_the_numbers_that_it_shows() -> None:
    for update in MAKER.updates(MAKER.computed()):
        left, product, right = update.replace("−", "-").replace("·", "*").split(" = ")
        assert left in {"u₁", "v₁₁"}
        assert f"{eval(product):.6f}" == right
