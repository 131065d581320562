"""The versions that a submission is judged with: the sandbox runs this same interpreter and its packages."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache

from crosscheck.versions import OURS, UNKNOWN, version_of

#: The distributions that submissions compute with, in the order in which a report names them.
COMPUTE_WITH = ("autograd", "torch", "scipy", "jax", "tensorflow", "sympy", "mpmath", "numba", "pandas")


@cache
def installed_versions() -> Mapping[str, str]:
    """Return the versions of crosscheck, Python, NumPy, and of what else is installed to compute with."""
    return {
        "crosscheck": version_of(OURS) or UNKNOWN,
        "python": platform.python_version(),
        "numpy": version_of("numpy") or UNKNOWN,
        **{name: version for name in COMPUTE_WITH if (version := version_of(name)) is not None},
    }
