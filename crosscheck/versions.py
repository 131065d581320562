"""The versions of the installed packages.

They are read from the names of the installers' folders, as importlib.metadata does, in 1 ms. Importing that module takes
15 ms, and delays a verdict.
"""

import platform
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

OURS = "circles-crosscheck"
METADATA = (".dist-info", ".egg-info")  # suffixes of an installed distribution's folder, NAME-VERSION..
UNKNOWN = "unknown"  # for reports of an unknown version
# Packages that parties and figures use, by module name; pip has another name for one.
COMPUTES = ("numpy", "torch", "autograd", "flint", "h5py", "pandas", "matplotlib")
OF_PIP = {"flint": "python-flint"}

#: The distributions that submissions compute with, in the order in which a report names them.
COMPUTE_WITH = ("autograd", "torch", "scipy", "jax", "tensorflow", "sympy", "mpmath", "numba", "pandas")


def version_of(distribution: str) -> str | None:
    """Return the version of a distribution, by its name in pip; None if it is not installed."""
    return _installed(tuple(sys.path)).get(_normal(distribution))


def loaded_versions() -> dict[str, str]:
    """Return the versions of Python, this project, and the loaded packages of `COMPUTES`."""
    loaded = [OF_PIP.get(module, module) for module in COMPUTES if module in sys.modules]
    versions = {"python": platform.python_version(), "crosscheck": our_version()}
    return versions | {name: version_of(name) or UNKNOWN for name in loaded}


@cache
def installed_versions() -> Mapping[str, str]:
    """Return the versions of crosscheck, Python, NumPy, and the other installed packages for submissions."""
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
    for folder in reversed(path):  # the first folder is the one imported from, so it must be set last
        for entry in Path(folder).glob("*.*-info"):
            name, _, version = entry.stem.partition("-")
            if entry.suffix in METADATA and version:
                found[_normal(name)] = version.partition("-")[0]
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
