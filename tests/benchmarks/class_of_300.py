"""What a class takes: ``python -m tests.benchmarks.class_of_300 [rate|half-slow|killed|memory|dask] ..`` measures docs/scale.md.

Times depend on the machine, and on what else it does, so the test suite does not run this; processor time, which needs root to
be counted, depends least.
"""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import datetime
from itertools import product
from pathlib import Path
from statistics import median

import numpy as np

from crosscheck.classes.database import open_gradebook
from tests.benchmarks.classes import ROOT, Taken, grade, half_slow, of_the_corpus, quick, taken
from tests.benchmarks.cost_of_a_verdict import asserts
from tests.classes.classes import dumped, stored
from tests.classes.dask_cluster import Cluster

N = 300
PROMISED_SECONDS, PROMISED_TIMES, PROMISED_RATE, PROMISED_MEGABYTES = 10, 2.5, 1.8, 300
STUB = "tests.benchmarks.stub_judge"


def rate(folder: Path, n: int = N) -> None:
    """Quick submissions on all processors."""
    told = graded(quick(folder / "class", n), folder / "class.sqlite")
    print(f"{n} quick submissions: {told.seconds:.1f} s (promised for 300: {PROMISED_SECONDS} s), {per(told, n)}")


def slow(folder: Path, n: int = 20) -> None:
    """Half of the class calls autograd once a point and function."""
    place = half_slow(folder / "class", n)
    told = graded(place, folder / "class.sqlite")
    own = [taken(asserts(file, folder), ROOT, folder / "log") for file in sorted(place.rglob("*.py"))]
    if any(one.code for one in own):
        raise SystemExit("the asserts of a submission fail")
    start = taken([sys.executable, "-c", "import numpy"], ROOT, folder / "log").processor_seconds
    theirs = sum(one.processor_seconds - start for one in own)
    print(f"{n} submissions, half of them slow: {told.seconds:.1f} s, {told.processor_seconds:.1f} of the processor")
    print(
        f"their own asserts, without the start of Python: {theirs:.1f} of the processor; judging takes "
        f"{told.processor_seconds / theirs:.2f} times as much (promised, over the cores: {PROMISED_TIMES})"
    )


def killed(folder: Path, n: int = N) -> None:
    """The corpus, in one go and killed three times."""
    place = of_the_corpus(folder / "class", n)
    whole = graded(place, folder / "whole.sqlite")
    print(f"{n} of the corpus in one go: {whole.seconds:.1f} s, {per(whole, n)}")
    book, done = folder / "killed.sqlite", []
    for _ in range(3):
        before = stored(book)
        grader = subprocess.Popen(grade(place, book), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while grader.poll() is None and stored(book) < before + n // 5:
            time.sleep(0.05)
        time.sleep(random.uniform(0, 1))
        grader.kill()
        grader.wait()
        done.append(stored(book))
    graded(place, book)
    with closing(open_gradebook(folder / "whole.sqlite")) as one, closing(open_gradebook(book)) as other:
        same = dumped(one) == dumped(other)
    had, told = ", ".join(map(str, done)), "the same" if same else "ANOTHER"
    print(f"killed when it had {had} verdicts, and resumed: {told} gradebook")


def memory(folder: Path) -> None:
    """The grader's own memory and time, with judges that give one verdict for all."""
    for n in (30, 300, 3000):
        place = quick(folder / f"class{n}", n)
        words = ["--csv", str(folder / f"{n}.csv"), "--html", str(folder / f"pages{n}")]
        command = [sys.executable, "-m", STUB, *grade(place, folder / f"{n}.sqlite")[3:], *words]
        told = taken(command, ROOT, folder / "log")
        book = (folder / f"{n}.sqlite").stat().st_size / 1e6
        print(
            f"{n} submissions: the grader holds {told.megabytes:.0f} MB at most (promised at 3,000: {PROMISED_MEGABYTES}), "
            f"{per(told, n)}, {told.seconds:.1f} s; the gradebook has {book:.1f} MB",
            flush=True,
        )


def dask(folder: Path) -> None:
    """Two classes on one worker and on two, in turns: free to move, and each on a processor of its own."""
    classes = {
        "quick submissions": (quick(folder / "quick", 200), 5),
        "submissions, half of them slow,": (half_slow(folder / "half", 30), 3),
    }
    for (what, (place, turns)), stay in product(classes.items(), (False, True)):
        rates = [[_on_dask(place, folder, workers, stay) for workers in (1, 2)] for _ in range(turns)]
        for workers, of in zip((1, 2), zip(*rates, strict=True), strict=True):
            each = ", ".join(f"{rate:.1f}" for rate in of)
            print(f"{what} on {workers} of dask's workers{', each on one processor' * stay}: {each} a second")
        times = [two / one for one, two in rates]
        each = ", ".join(f"{time:.2f}" for time in times)
        told = f"two workers: {each}, median {median(times):.2f} times the rate of one (promised: {PROMISED_RATE})"
        print(told, flush=True)


def _on_dask(place: Path, folder: Path, workers: int, stay: bool) -> float:
    """Return how many verdicts a second are stored, by a straight line through their times: they come in batches."""
    own = Path(tempfile.mkdtemp(dir=folder))
    cluster = Cluster(own, *["worker"] * workers)
    try:
        for processor, worker in enumerate(cluster.workers):
            for thread in Path(f"/proc/{worker.pid}/task").iterdir() if stay else ():
                os.sched_setaffinity(int(thread.name), {processor})
        graded(place, own / "class.sqlite", "--dask", cluster.address)
    finally:
        cluster.end()
    with closing(sqlite3.connect(own / "class.sqlite")) as connection:
        rows = connection.execute("SELECT judged FROM verdict").fetchall()
    times = [datetime.fromisoformat(when).timestamp() for (when,) in rows]
    return float(np.polyfit(np.sort(times) - min(times), range(len(times)), 1)[0])


def graded(place: Path, book: Path, *words: str) -> Taken:
    """Grade a class, and see to it that all of it was judged."""
    told = taken(grade(place, book, *words), ROOT, book.with_suffix(".log"))
    if told.code:
        raise SystemExit(told.said)
    return told


def per(told: Taken, n: int) -> str:
    """Return the processor time for each submission."""
    return f"{1e3 * told.processor_seconds / n:.0f} ms of processor time each"


MEASURED = {"rate": rate, "half-slow": slow, "killed": killed, "memory": memory, "dask": dask}

if __name__ == "__main__":
    for what in sys.argv[1:] or MEASURED:
        with tempfile.TemporaryDirectory() as scratch:
            MEASURED[what](Path(scratch))
