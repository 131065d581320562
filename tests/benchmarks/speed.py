"""How long a loss gradient takes, party by party: ``python -m tests.benchmarks.speed`` prints the table of docs/speed.md.

Everything runs on one thread, in turns, so that a busy machine slows all alike; the fastest turn of each counts.
JAX must be installed, ``.[torch,frameworks]``, and a C compiler be there. Exits 1 when a ratio is not what the project
promises. Times depend on the machine, so the test suite does not run this.
"""

import os

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[threads] = "1"  # before NumPy is imported, or it has no effect
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"  # JAX's

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from crosscheck import INITIAL, load_circles
from crosscheck.homework.circles.contract import Array
from manual import by_hand, tape, with_autograd
from tests.memory import peak
from torch_ref.network import Network, cross_entropy

MANY = 10**6  # points
AT_MANY = ("by hand", "torch, eager", "JAX, compiled", "C, compiled")
MEMORY = 50.0  # MB above the data, by hand, at MANY points


@dataclass(frozen=True)
class Row:
    """A party's time, in the table's unit, how many times that by hand it is, and how many it is promised to be."""

    party: str
    time: float
    ratio: float
    promised: float | None

    @property
    def holds(self) -> bool:
        return self.promised is None or self.ratio >= self.promised


def contenders(X: Array, y: Array) -> dict[str, Callable[[], object]]:
    """Return each party's gradient as a call without arguments; torch's tensors and JAX's arrays are made beforehand."""
    from tests.parties.frameworks import in_c, in_jax  # which tests that import this file do without

    model, x, labels = Network(INITIAL), torch.tensor(X), torch.tensor(y)
    arrays = [in_jax.jnp.asarray(values) for values in (INITIAL, X, y)]

    def torch_eager() -> None:
        model.zero_grad()
        cross_entropy(model(x), labels).backward()

    return {
        "by hand": lambda: by_hand.loss_gradient(INITIAL, X, y),
        "tape": lambda: tape.loss_gradient(INITIAL, X, y),
        "torch, eager": torch_eager,
        "autograd": lambda: with_autograd.loss_gradient(INITIAL, X, y),
        "JAX, compiled": lambda: in_jax.compiled_gradient(*arrays).block_until_ready(),
        "C, compiled": lambda: in_c.loss_gradient(INITIAL, X, y),
    }


def fastest(calls: dict[str, Callable[[], object]], turns: int, repeat: int) -> dict[str, float]:
    """Take turns; return each call's fastest time in seconds."""
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(turns):
        for name, call in calls.items():
            start = time.perf_counter()
            for _ in range(repeat):
                call()
            best[name] = min(best[name], (time.perf_counter() - start) / repeat)
    return best


def rows(times: dict[str, float], unit: float, promised: dict[str, float]) -> list[Row]:
    """Relate the times to that by hand."""
    return [Row(party, t / unit, t / times["by hand"], promised.get(party)) for party, t in times.items()]


def table(few: list[Row], many: list[Row]) -> str:
    """Write the rows as markdown."""
    at_many = {row.party: row for row in many}
    lines = [
        "| loss gradient | 500 points | times by hand | 10^6 points, each | times by hand |",
        "|---|---:|---:|---:|---:|",
    ]
    for row in few:
        cells = [row.party, f"{row.time:.0f} µs", _ratio(row)]
        cells += [f"{at_many[row.party].time:.0f} ns", _ratio(at_many[row.party])] if row.party in at_many else ["", ""]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _ratio(row: Row) -> str:
    return f"{row.ratio:.1f}" + (f" (promised {row.promised:g})" if row.promised else "")


def main() -> int:
    """Measure, print, and return the exit code."""
    torch.set_num_threads(1)
    few = rows(fastest(contenders(*load_circles()), turns=400, repeat=10), 1e-6, {"torch, eager": 4, "autograd": 8})

    rng = np.random.default_rng(2024)
    X, y = rng.normal(size=(MANY, 2)), rng.integers(0, 2, MANY).astype(float)
    calls = {name: call for name, call in contenders(X, y).items() if name in AT_MANY}
    many = rows(fastest(calls, turns=12, repeat=1), 1e-9 * MANY, {"torch, eager": 2})
    with peak() as taken:
        calls["by hand"]()
    memory = taken.bytes / 1e6

    print(table(few, many))
    print(f"\nBy hand, 10^6 points take {memory:.0f} MB above the data (promised: at most {MEMORY:.0f}).")
    return 0 if all(row.holds for row in few + many) and memory <= MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
