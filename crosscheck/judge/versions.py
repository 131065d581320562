"""The versions that a submission is judged with: the sandbox runs this same interpreter and its packages."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import numpy as np

#: The distributions that submissions compute with, in the order in which a report names them.
COMPUTE_WITH = ("autograd", "torch", "scipy", "jax", "tensorflow", "sympy", "mpmath", "numba", "pandas")
OURS = "circles_crosscheck"
METADATA = ".dist-info"  # a folder of each installed distribution, called NAME-VERSION.dist-info


@cache
def installed_versions() -> Mapping[str, str]:
    """Return the versions of crosscheck, Python, NumPy, and of what else is installed to compute with.

    They are read off the names of the folders that installers leave, as importlib.metadata does, in 1 ms: importing that
    module takes 15, and a verdict waits for it.
    """
    installed = dict(_distributions())
    return {
        "crosscheck": installed.get(OURS, "unknown"),
        "python": platform.python_version(),
        "numpy": np.__version__,
        **{name: installed[name] for name in COMPUTE_WITH if name in installed},
    }


def _distributions() -> Iterator[tuple[str, str]]:
    for folder in reversed(sys.path):  # what comes first is imported, and so is said last
        for entry in Path(folder).glob(f"*{METADATA}"):
            name, _, version = entry.name.removesuffix(METADATA).partition("-")
            yield name.lower(), version
