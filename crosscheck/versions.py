"""The versions of what is installed, for whoever asks.

They are read off the names of the folders that installers leave, as importlib.metadata does, in 1 ms: importing that module takes
15, and a verdict waits for it.
"""

import platform
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

OURS = "circles-crosscheck"
METADATA = (".dist-info", ".egg-info")  # how the folder of an installed distribution ends, which is called NAME-VERSION
UNKNOWN = "unknown"  # where a report must say something
# That parties and figures compute with, by the name that is imported; pip knows one by another name.
COMPUTES = ("numpy", "torch", "autograd", "flint", "h5py", "pandas", "matplotlib")
OF_PIP = {"flint": "python-flint"}

#: The distributions that submissions compute with, in the order in which a report names them.
COMPUTE_WITH = ("autograd", "torch", "scipy", "jax", "tensorflow", "sympy", "mpmath", "numba", "pandas")


def version_of(distribution: str) -> str | None:
    """Return the version of a distribution, by the name that pip knows; None if it is not installed."""
    return _installed(tuple(sys.path)).get(_normal(distribution))


def loaded_versions() -> dict[str, str]:
    """Return the versions of all that computes here: Python, this project, and the packages of `COMPUTES` that are loaded."""
    loaded = [OF_PIP.get(module, module) for module in COMPUTES if module in sys.modules]
    versions = {"python": platform.python_version(), "crosscheck": our_version()}
    return versions | {name: version_of(name) or UNKNOWN for name in loaded}


@cache
def installed_versions() -> Mapping[str, str]:
    """Return the versions of crosscheck, Python, NumPy, and of what else is installed that submissions compute with."""
    return {
        "crosscheck": our_version(),
        "python": platform.python_version(),
        "numpy": version_of("numpy") or UNKNOWN,
        **{name: version for name in COMPUTE_WITH if (version := version_of(name)) is not None},
    }


def our_version() -> str:
    """Return this version of crosscheck."""
    return version_of(OURS) or UNKNOWN


@cache
def _installed(path: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in reversed(path):  # what comes first is imported, and so is said last
        for entry in Path(folder).glob("*.*-info"):
            name, _, version = entry.stem.partition("-")
            if entry.suffix in METADATA and version:
                found[_normal(name)] = version.partition("-")[0]
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
