"""How long both sides of a topic take over the number N of points, and from which N on which of them is faster.

Times are a machine's: a page has those that were recorded on one, or this machine's if it is asked to measure them.
"""

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


def measured(topic: Topic, clock: Callable[[], float] = time.perf_counter) -> tuple[str, Times]:
    """Time the topic's functions of params, X and y: the machine in general words, and the least of several calls."""
    start, found = random_start(1), {name: {"by hand": [0.0] * 0, "torch": [0.0] * 0} for name in topic.timed}
    for name, side, n in ((name, side, n) for name in found for side in sides(topic.name) for n in SIZES):
        given = side.arrays(start.params, np.resize(start.X, (n, 2)), np.resize(start.y, n))
        timer = Timer(partial(getattr(side.code, name), *given), timer=clock)
        calls = min(1000, 3 + int(ENOUGH / min(timer.repeat(3, 1))))
        found[name][side.name].append(min(timer.repeat(calls, 1)))
    cores = f"{sys.modules['torch'].get_num_threads()} of {os.cpu_count()} cores"
    versions = f"numpy {version_of('numpy')}, torch {version_of('torch')}"
    return f"{cores}, {platform.system()} on {platform.machine()}, {versions}", found


def told(name: str, by_hand: list[float], torch: list[float]) -> tuple[str, float]:
    """Say which side is faster at last, and from which N on, where the lines cross for the last time; 0 if never."""
    apart, at = np.log(by_hand) - np.log(torch), np.log(SIZES)
    turns, n = np.flatnonzero(np.diff(np.sign(apart))), 0.0
    if turns.size:
        i = turns[-1]
        n = float(np.exp(at[i] + (at[i + 1] - at[i]) * apart[i] / (apart[i] - apart[i + 1])))
    where = f"from about N = {float(f'{n:.0e}'):,.0f} on" if n else "at every N"
    return f"{name.replace('_', ' ')}: faster {'in torch' if apart[-1] > 0 else 'by hand'} {where}", n


@picture("Seconds over the number of points", height=5.8, legend=2)
def draw(times: Times, ax: Axes) -> None:
    """Draw both curves of each function, a line where they cross, and say it above them."""
    sentences = [told(name, *both.values()) for name, both in times.items()]
    curves = [
        (f"{name.replace('_', ' ')}, {side}", each) for name, both in times.items() for side, each in both.items()
    ]
    for i, (name, seconds) in enumerate(curves):
        ax.plot(SIZES, seconds, label=name, **line(i))
    for _, n in sentences:
        if n:
            ax.axvline(n, color=INK, linestyle=":", linewidth=1.6)
    powers_of_ten(ax, "x")
    powers_of_ten(ax, "y")
    ax.set(title="\n".join(each for each, _ in sentences), xlabel="points N", ylabel="seconds of one call")
