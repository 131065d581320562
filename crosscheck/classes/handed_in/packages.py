"""The packages that submissions import and that are missing here: said once, before anything runs.

Imports are read off the lines of the text. Parsing it is left to the sandbox, see `crosscheck.submissions.files`; what is said
here is a hint to the instructor, and a line within a text that looks like an import does no harm.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from crosscheck.sandbox.inside.reading import DRAWING, distribution

_IMPORT = re.compile(
    r"^[ \t]*(?:import[ \t]+(?P<names>[\w., \t]+)|from[ \t]+(?P<origin>\w[\w.]*)[ \t]+import\b)", re.MULTILINE
)


class Missing(NamedTuple):
    """What is missing here.

    Attributes
    ----------
    modules : tuple of (name, number of submissions)
        All of them, as they are imported.
    packages : tuple of (name, number of submissions)
        Those that pip knows, by the name that they have there.
    others : tuple of (name, number of submissions)
        Modules that nobody knows: the students' own, perhaps.
    """

    modules: tuple[tuple[str, int], ...]
    packages: tuple[tuple[str, int], ...]
    others: tuple[tuple[str, int], ...]

    @property
    def command(self) -> str:
        """Return the command that brings the packages."""
        return "pip install " + " ".join(name for name, _ in self.packages)


def imported(cells: Sequence[str]) -> frozenset[str]:
    """Return the names of the packages that a submission's cells import, but for those that only draw."""
    found: set[str] = set()
    for cell in cells:
        for match in _IMPORT.finditer(cell):
            names = match["names"].split(",") if match["names"] else [match["origin"]]
            found.update(name.split()[0].split(".")[0] for name in names if name.split())
    return frozenset(name for name in found - DRAWING if name.isidentifier())


def missing(imports: Iterable[frozenset[str]]) -> Missing:
    """Return which packages are missing here, and in how many submissions they are imported."""
    counted = Counter(name for names in imports for name in names)
    absent = {name: n for name, n in counted.items() if name not in sys.stdlib_module_names and not _is_here(name)}
    ordered = sorted(absent.items(), key=lambda each: (-each[1], each[0]))
    return Missing(
        tuple(ordered),
        tuple((known, n) for name, n in ordered if (known := distribution(name))),
        tuple((name, n) for name, n in ordered if not distribution(name)),
    )


def _is_here(name: str) -> bool:
    """Whether a top-level module can be found; looking for one runs none of it."""
    try:
        return name in sys.builtin_module_names or find_spec(name) is not None
    except (ImportError, ValueError):
        return False
