"""The versions of what is installed, for whoever asks.

They are read off the names of the folders that installers leave, as importlib.metadata does, in 1 ms: importing that module takes
15, and a verdict waits for it.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

OURS = "circles-crosscheck"
METADATA = (".dist-info", ".egg-info")  # how the folder of an installed distribution ends, which is called NAME-VERSION
UNKNOWN = "unknown"  # where a report must say something


def version_of(distribution: str) -> str | None:
    """Return the version of a distribution, by the name that pip knows; None if it is not installed."""
    return _installed(tuple(sys.path)).get(_normal(distribution))


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
