"""The ratios that docs/speed.md shows are those of its times, and the memory that it promises holds."""

from __future__ import annotations

import re

import numpy as np

from crosscheck import INITIAL
from manual import by_hand
from tests.docs.pages import read
from tests.needs import needs_torch

PAGE = read("docs/speed.md")
# A party's name, then for few and for many points: its time, how many times by hand, what is promised.
SPEED = re.findall(
    r"^\| (by hand|tape|torch, eager|autograd|JAX, compiled|C, compiled) \| (\d+) µs \| ([\d.]+)(?: \(promised (\d+)\))? "
    r"\| (?:(\d+) ns)? ?\| (?:([\d.]+)(?: \(promised (\d+)\))?)? ?\|$",
    PAGE,
    flags=re.MULTILINE,
)


def test_the_speed_table_s_ratios_are_those_of_its_times() -> None:
    assert [row[0] for row in SPEED] == ["by hand", "tape", "torch, eager", "autograd", "JAX, compiled", "C, compiled"]
    short = set()
    for few_or_many in (slice(1, 4), slice(4, 7)):
        by_hand_time = float(SPEED[0][few_or_many][0])
        for party, time, ratio, promised in ((row[0], *row[few_or_many]) for row in SPEED if row[few_or_many][0]):
            least, most = (float(time) - 0.5) / (by_hand_time + 0.5), (float(time) + 0.5) / (by_hand_time - 0.5)
            assert least - 0.05 <= float(ratio) <= most + 0.05
            if float(ratio) < float(promised or 0):
                short.add((promised, party))
    assert short == set(re.findall(r"[Tt]he promise of (\d+) for ([\w, ]+?) does not hold here", PAGE))


@needs_torch  # which the benchmark measures as well
def test_by_hand_takes_no_more_memory_than_promised() -> None:
    from tests.benchmarks.speed import MANY, peak_megabytes

    promised = re.search(r"By hand, 10\^6 points take (\d+) MB above the data \(promised: at most (\d+)\)", PAGE)
    assert promised is not None
    X, y = np.zeros((MANY, 2)), np.zeros(MANY)
    peak = peak_megabytes(lambda: by_hand.loss_gradient(INITIAL, X, y))
    assert peak <= float(promised.group(1)) + 1 <= float(promised.group(2))
