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


def cells(times: dict[str, float], party: str, unit: str, promised: dict[str, float]) -> tuple[str, bool]:
    """Write a party's time, in microseconds or nanoseconds, and its ratio to that by hand; and say whether it is as promised."""
    ratio, least = times[party] / times["by hand"], promised.get(party)
    time_told = f"{times[party] / {'µs': 1e-6, 'ns': 1e-9 * MANY}[unit]:.0f} {unit}"
    return f"{time_told} | {ratio:.1f}{f' (promised {least:g})' if least else ''}", least is None or ratio >= least


def main() -> int:
    """Measure, print the table, and return the exit code."""
    torch.set_num_threads(1)
    few = fastest(contenders(*load_circles()), turns=400, repeat=10)

    rng = np.random.default_rng(2024)
    X, y = rng.normal(size=(MANY, 2)), rng.integers(0, 2, MANY).astype(float)
    calls = {name: call for name, call in contenders(X, y).items() if name in AT_MANY}
    many = fastest(calls, turns=12, repeat=1)
    with peak() as taken:
        calls["by hand"]()
    memory, holds = taken.bytes / 1e6, taken.bytes / 1e6 <= MEMORY

    print("| loss gradient | 500 points | times by hand | 10^6 points, each | times by hand |")
    print("|---|---:|---:|---:|---:|")
    for party in few:
        at_few, kept = cells(few, party, "µs", {"torch, eager": 4, "autograd": 8})
        at_many, kept_too = cells(many, party, "ns", {"torch, eager": 2}) if party in many else (" | ", True)
        print(f"| {party} | {at_few} | {at_many} |")
        holds &= kept and kept_too
    print(f"\nBy hand, 10^6 points take {memory:.0f} MB above the data (promised: at most {MEMORY:.0f}).")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
