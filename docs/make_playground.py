"""Record torch's numbers for the page to play with, and take README's picture of it.

``python docs/make_playground.py`` writes crosscheck/lecture/playground/recorded.json: E and its gradient in torch at 50
states, with the largest error bounds there. The states: where the page starts and 29 steps of a descent from it, the homework's
`initial` and 9 steps, and ten random ones that the page draws from the seeds 1 to 10.

``python docs/make_playground.py picture`` writes docs/play.png, by Playwright and Chromium (`.[browser]`).
"""

from __future__ import annotations

import json
import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

import torch_ref
from crosscheck import INITIAL, load_circles
from crosscheck.homework.circles.contract import Array
from crosscheck.homework.circles.rounding.point import on_the_way
from manual import by_hand

ROOT = Path(__file__).parents[1]
RECORDED, PICTURE = ROOT / "crosscheck/lecture/playground/recorded.json", ROOT / "docs" / "play.png"
#: Found by a search of random parameters with one decimal: 16 points are wrong, and no hidden node is saturated at `POINT`.
START = np.array(
    [4.9, 3.2, 6.5, 6.3, -17.0, 1.7, 1.3, -0.6, 1.7, -1.0, -0.9, 1.6, -0.9, 1.9, 1.5, 2.0, 2.2], dtype=float
)
POINT = 327  # that is wrong there


def states() -> Array:
    """Return the parameters of the 50 states, (50, 17)."""
    X, y = load_circles()
    descents = (by_hand.optimize(start, X, y, n_steps=n)[1] for start, n in ((START, 29), (INITIAL, 9)))
    return np.vstack([*descents, *map(random_params, range(1, 11))])


def random_params(seed: int) -> Array:
    """Draw parameters from -5 to 5 as the page does, by mulberry32: an integer of 32 bits a number."""
    numbers, state, most = [], seed, 2**32 - 1
    for _ in range(INITIAL.size):
        state = (state + 0x6D2B79F5) & most
        t = (state ^ (state >> 15)) * (state | 1) & most
        t ^= (t + ((t ^ (t >> 7)) * (t | 61) & most)) & most
        numbers.append((t ^ (t >> 14)) / 2**32 * 10 - 5)
    return np.array(numbers)


def bounds(every: Array, X: Array, y: Array) -> dict[str, float]:
    """Return the largest error bound of each line's numbers at all states."""
    found: dict[str, float] = {}
    for params in every:
        ends, between = on_the_way(params, X, y)
        blocks = dict(zip(("dE_du", "dE_da", "dE_dV", "dE_db"), by_hand.unpack(ends.gradient), strict=True))
        here: dict[str, Any] = {**between, **blocks, "E": ends.loss, "gradient": ends.gradient}
        for name, bound in here.items():
            found[name] = max(found.get(name, 0.0), float(np.max(bound)))
    return found | {"s": found["z"]}


def record() -> dict[str, Any]:
    """Return what the page reads."""
    X, y = load_circles()
    every = states()
    of_torch = [
        {"params": p.tolist(), "E": torch_ref.loss(p, X, y), "gradient": torch_ref.loss_gradient(p, X, y).tolist()}
        for p in every
    ]
    one = slice(POINT, POINT + 1)
    both = {"one": bounds(every, X[one], y[one]), "all": bounds(every, X, y)}
    return {"torch": version("torch"), "point": POINT, "states": of_torch, "bounds": both}


def take_picture() -> None:
    """Take the picture of the page as it opens, with the way of v32 and all points."""
    from playwright.sync_api import sync_playwright

    from crosscheck.lecture.playground.page import render

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720}, color_scheme="light", reduced_motion="reduce")
        page.set_content(render())
        page.locator('[data-name="v32"]').focus()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    if sys.argv[1:] == ["picture"]:
        take_picture()
    else:
        RECORDED.write_text(json.dumps(record()) + "\n", encoding="utf-8")
