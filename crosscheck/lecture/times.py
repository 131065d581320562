"""The times of both sides of a topic for N points, recorded on one machine or measured here."""

import itertools
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from textwrap import fill
from timeit import Timer
from typing import TypeAlias

import numpy as np

from crosscheck.figures.style import INK, Axes, line, picture, powers_of_ten
from crosscheck.lecture.comparison import sides
from crosscheck.lecture.topic import Topic, random_start
from crosscheck.versions import version_of

SIZES = [10**k for k in range(1, 7)]
ENOUGH = 0.5  # seconds to spend on the calls at one N; there are at least three calls
TITLE_WIDTH = 60  # characters
ALIKE = 0.1  # times with a smaller relative difference count as equal
RECORDED = Path(__file__).with_name("times.json")

Times: TypeAlias = Mapping[str, Mapping[str, list[float]]]  # seconds at each of SIZES, by function and by side


def measured(topic: Topic, clock: Callable[[], float] = time.perf_counter) -> tuple[str, Times]:
    """Time the topic's functions of params, X and y. Return the machine in words, and the least time at each N."""
    start, found = random_start(1), {name: {"by hand": list[float](), "torch": list[float]()} for name in topic.timed}
    # The largest N first: the first large arrays of a process cost more.
    for name, side, n in itertools.product(found, sides(topic.name), SIZES[::-1]):
        given = side.arrays(start.params, np.resize(start.X, (n, 2)), np.resize(start.y, n))
        timer = Timer(partial(getattr(side.code, name), *given), timer=clock)
        calls = min(1000, 3 + int(ENOUGH / min(timer.repeat(3, 1))))
        found[name][side.name].insert(0, min(timer.repeat(calls, 1)))
    cores = f"{sys.modules['torch'].get_num_threads()} of {os.cpu_count()} cores"
    versions = f"numpy {version_of('numpy')}, torch {version_of('torch')}"
    return f"{cores}, {platform.system()} on {platform.machine()}, {versions}", found


def told(name: str, by_hand: list[float], torch: list[float]) -> tuple[str, list[float]]:
    """Say which side is faster, and from which N on. Also return each N at which the lines cross."""
    at, apart = np.log(SIZES), np.log(by_hand) - np.log(torch)
    ahead: list[float] = [*itertools.accumulate(apart, lambda last, one: one if abs(one) > ALIKE else last)]
    i = np.flatnonzero(np.diff(np.sign(ahead)))
    share = np.clip(apart[i] / (apart[i] - apart[i + 1]), 0, 1)  # of the way to the next N, where the lines cross
    crossings: list[float] = np.exp(at[i] + share * (at[i + 1] - at[i])).tolist()
    faster = ["in torch", "by hand"] if ahead[0] > 0 else ["by hand", "in torch"]
    turns = [f", from N ≈ {float(f'{n:.0e}'):,.0f} {faster[(i + 1) % 2]}" for i, n in enumerate(crossings)]
    return f"{name.replace('_', ' ')}: faster {faster[0]}{''.join(turns) or ' at every N'}", crossings


@picture("Seconds over the number of points", height=5.8, legend=2)
def draw(times: Times, ax: Axes) -> None:
    """Draw both curves of each function, a line where they cross, and a title that says which is faster."""
    sentences = [told(name, *both.values()) for name, both in times.items()]
    curves = [(name, side, each) for name, both in times.items() for side, each in both.items()]
    for i, (name, side, seconds) in enumerate(curves):
        ax.plot(SIZES, seconds, label=f"{name.replace('_', ' ')}, {side}", **line(i))
    for n in (n for _, crossings in sentences for n in crossings):
        ax.axvline(n, color=INK, linestyle=":", linewidth=1.6)
    powers_of_ten(ax, "x")
    powers_of_ten(ax, "y")
    title = "\n".join(fill(each, TITLE_WIDTH) for each, _ in sentences)
    ax.set(title=title, xlabel="points N", ylabel="seconds of one call")
