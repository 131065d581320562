"""What a verdict costs beside the homework's own asserts: ``python -m tests.benchmarks.cost_of_a_verdict``.

Ten ways in which people write the homework, slow ones among them: ``style__*`` of the judge's corpus, each right, and with a
mistake planted. A fresh process that loads the file and runs the homework's 15 asserts, and the whole command `crosscheck
verify`, in turns: a verdict may take twice that time and 0.4 s, three times where something is wrong. Exits 1 where one takes
longer. Times depend on the machine, so the test suite does not run this.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.classes import RIGHT, ROOT

TURNS = 3
FREE_SECONDS, TIMES, TIMES_IF_WRONG = 0.4, 2.0, 3.0
# What is planted, V read the other way round: the first of these that a file holds.
PLANTED = (
    ("params[5:13].reshape(4, 2)", "params[5:13].reshape(2, 4).T"),
    ("p[5:13].reshape(4, 2)", "p[5:13].reshape(2, 4).T"),
    ("[5 + 2 * j]", "[5 + j]"),
    ("v[2 * j] * x[0]", "v[j] * x[0]"),
)
ASSERTS = """
import runpy, sys
import numpy as np
data = np.load(sys.argv[2])
X, y, initial = data["X"], data["y"], data["initial"]
namespace = runpy.run_path(sys.argv[1])
network, loss, loss_gradient = (namespace[name] for name in ("network", "loss", "loss_gradient"))
points = [np.array([[0.0, 0.0]]), np.array([[2.0, 1.0]])]
for x in ([0, 0], [0, 1], [1, 0], [1, -1], [-1, 1]):
    np.round(network(x, initial), 3)
for function in (loss, loss_gradient):
    for x in points:
        for label in (0.0, 1.0):
            np.round(function(initial, x, np.array([label])), 3)
    np.round(function(initial, X, y), 1)
"""


def asserts(file: Path, folder: Path) -> list[str]:
    """Return the command that loads a file and runs the homework's asserts; the data is written to a folder once."""
    import numpy as np

    from crosscheck import INITIAL, load_circles

    data = folder / "data.npz"
    if not data.exists():
        X, y = load_circles()
        np.savez(data, X=X, y=y.reshape(-1, 1), initial=INITIAL)
    return [sys.executable, "-c", ASSERTS, str(file), str(data)]


def seconds(command: Sequence[str]) -> float:
    """Time a whole process."""
    started = time.perf_counter()
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    took = time.perf_counter() - started
    if ended.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
    return took


def measured(file: Path, folder: Path) -> tuple[float, float]:
    """Return what the asserts and the verdict take, the least of a few turns."""
    command = asserts(file, folder)
    verify = [sys.executable, "-m", "crosscheck", "verify", "--format", "json", str(file)]
    turns = [(seconds(command), seconds(verify)) for _ in range(TURNS)]
    return min(one for one, _ in turns), min(other for _, other in turns)


def main(names: Sequence[str]) -> int:
    """Measure, print a table, and return the exit code."""
    holds = True
    with tempfile.TemporaryDirectory() as scratch:
        print(f"{'style':24}{'':8}{'asserts':>8}{'verdict':>9}{'allowed':>9}")
        for style in sorted(RIGHT.parent.glob("r*/style__*.py"), key=lambda path: path.name):
            name = style.stem.removeprefix("style__")
            if names and name not in names:
                continue
            source = style.read_text(encoding="utf-8")
            planted = source.replace(*next(pair for pair in PLANTED if pair[0] in source))
            for word, text, times in (("right", source, TIMES), ("wrong", planted, TIMES_IF_WRONG)):
                file = Path(scratch) / f"{name}_{word}.py"
                file.write_text(text, encoding="utf-8")
                own, verdict = measured(file, Path(scratch))
                allowed = times * own + FREE_SECONDS
                holds &= verdict <= allowed
                late = "" if verdict <= allowed else "  too long"
                print(f"{name:24}{word:8}{own:7.2f}s{verdict:8.2f}s{allowed:8.2f}s{late}", flush=True)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
