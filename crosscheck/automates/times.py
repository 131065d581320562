"""How long both sides of a topic take over the number N of points, and from which N on which of them is faster.

Times are a machine's: a page has those that were recorded on one, or this machine's if it is asked to measure them.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from timeit import Timer
from typing import TypeAlias

import numpy as np

from crosscheck.automates.comparison import sides
from crosscheck.automates.topic import Topic, random_start
from crosscheck.figures.style import INK, Axes, line, picture, powers_of_ten
from crosscheck.versions import version_of

SIZES = [10**k for k in range(1, 7)]
ENOUGH = 0.5  # seconds for the calls at one N, or three calls
RECORDED = Path(__file__).with_name("times.json")

Times: TypeAlias = Mapping[str, Mapping[str, list[float]]]  # seconds at each of SIZES, by function and by side


def measured(topic: Topic, clock: Callable[[], float] = time.perf_counter) -> Times:
    """Time the topic's functions of params, X and y on both sides, with the circles as often as N needs them.

    The least of several calls counts: what else the machine does can only make a call longer.
    """
    start, found = random_start(1), dict[str, dict[str, list[float]]]()
    for name in topic.timed:
        found[name] = {"by hand": [], "torch": []}
        for side in sides(topic.name):
            for n in SIZES:
                given = side.arrays(start.params, np.resize(start.X, (n, 2)), np.resize(start.y, n))
                timer = Timer(partial(getattr(side.code, name), *given), timer=clock)
                calls = min(1000, 3 + int(ENOUGH / min(timer.repeat(3, 1))))
                found[name][side.name].append(min(timer.repeat(calls, 1)))
    return found


def recorded(topic: Topic) -> tuple[str, Times]:
    """Return the machine of the record, and a topic's times there."""
    record = json.loads(RECORDED.read_text(encoding="utf-8"))
    return record["machine"], record["times"][topic.name]


def machine() -> str:
    """Describe this machine in general words; torch is loaded."""
    versions = (f"{name} {version_of(name)}" for name in ("numpy", "torch"))
    threads = f"{sys.modules['torch'].get_num_threads()} of {os.cpu_count()} cores"
    return f"{threads}, {platform.system()} on {platform.machine()}, {', '.join(versions)}"


def crossing(by_hand: list[float], torch: list[float]) -> tuple[str, float]:
    """Return which side is faster at the end, and from which N on: where the lines cross for the last time, 0 if never."""
    apart, at = np.log(by_hand) - np.log(torch), np.log(SIZES)
    faster = "in torch" if apart[-1] > 0 else "by hand"
    turns = np.flatnonzero(np.diff(np.sign(apart)))
    if not turns.size:
        return faster, 0.0
    i = turns[-1]
    return faster, float(np.exp(at[i] + (at[i + 1] - at[i]) * apart[i] / (apart[i] - apart[i + 1])))


def told(times: Times) -> list[str]:
    """Say of each function which side is faster, and where the lines cross."""
    sentences = []
    for name, both in times.items():
        faster, n = crossing(*both.values())
        where = f"from about N = {float(f'{n:.0e}'):,.0f} on" if n else "at every N"
        sentences.append(f"{name.replace('_', ' ')}: faster {faster} {where}")
    return sentences


@picture("Seconds over the number of points", height=5.8, legend=2)
def draw(times: Times, ax: Axes) -> None:
    """Draw both curves of each function, and a line where they cross."""
    curves = {f"{name.replace('_', ' ')}, {side}": each for name, both in times.items() for side, each in both.items()}
    for i, (name, seconds) in enumerate(curves.items()):
        ax.plot(SIZES, seconds, label=name, **line(i))
    for both in times.values():
        if n := crossing(*both.values())[1]:
            ax.axvline(n, color=INK, linestyle=":", linewidth=1.6)
    powers_of_ten(ax, "x")
    powers_of_ten(ax, "y")
    ax.set(title="\n".join(told(times)), xlabel="points N", ylabel="seconds of one call")
