"""Facts from a submission's text before it is judged: the packages that it imports, and the files similar to it.

Only the sandbox parses code. Here, text that looks like an import counts as one, even in a string.
"""

import builtins
import hashlib
import keyword
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from itertools import chain, islice
from typing import NamedTuple

import numpy as np

from crosscheck.sandbox.inside.failure import distribution
from crosscheck.sandbox.inside.reading.running import DRAWING

_IMPORT = re.compile(r"(?m)^[ \t]*(?:import[ \t]+(?P<names>[\w., \t]+)|from[ \t]+(?P<origin>\w[\w.]*)[ \t]+import\b)")


class Missing(NamedTuple):
    """The missing packages, each name with the number of submissions that import it."""

    modules: dict[str, int]  # all, by module name
    packages: dict[str, int]  # those on pip, by their name there
    others: dict[str, int]  # unknown modules, perhaps files of the students

    @property
    def command(self) -> str:
        """Return the command that installs the packages."""
        return f"pip install {' '.join(self.packages)}"


def imported(cells: Sequence[str]) -> frozenset[str]:
    """Return the names of the imported packages, without those for drawing."""
    each = (match["names"] or match["origin"] for match in chain.from_iterable(map(_IMPORT.finditer, cells)))
    found = (name.split()[0].split(".")[0] for names in each for name in names.split(",") if name.split())
    told = (name for name in found if name not in DRAWING and name.isidentifier() and len(name) <= LONGEST_NAME)
    return frozenset(islice(told, MOST_IMPORTS))


def missing(imports: Iterable[frozenset[str]]) -> Missing:
    """Return the missing packages, and the number of submissions that import each."""
    counted = sorted(Counter(chain.from_iterable(imports)).items(), key=lambda item: (-item[1], item[0]))
    absent = {name: n for name, n in counted if not _is_here(name)}
    packages, others = dict[str, int](), dict[str, int]()
    for name, n in absent.items():
        known = distribution(name)
        (packages if known else others).setdefault(known or name, n)
    return Missing(absent, packages, others)


def _is_here(name: str) -> bool:
    try:  # finding a module does not run it
        return name in sys.stdlib_module_names or find_spec(name) is not None
    except (ImportError, ValueError):
        return False


LONGEST_NAME, MOST_IMPORTS = 64, 1000  # characters of a package's name; imports of one submission
_TOKEN = re.compile(
    r"(?P<nothing>#[^\n]*|\s+|\w{0,2}(?:\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)))"  # docstrings are comments as well
    r"|(?P<text>\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?)"
    r"|(?P<number>\d[\w.]*)|(?P<name>\w+)|(?P<sign>.)",
    re.DOTALL,
)
_FROM, _NAME = re.compile(r"\bfrom\s+[\w.]+\s+import\s*(\([^)]{0,999}\)|[^\n;]*)"), re.compile(r"\w+")
FEWEST_TOKENS = 60  # shorter files are equal by chance, or not begun


def likeness(cells: Sequence[str]) -> str:
    """Return a word that is equal for texts that differ only in comments, blanks and names; "" for a very short text.

    A name counts by the order in which it first appears: two texts are alike if one renaming makes them equal. Names
    that the text does not choose stay: Python's own, imported ones, and those after a dot, as np.sin.
    """
    text, tokens = "\n".join(cells), list[str]()
    imports = _FROM.findall(text)
    stay = {*keyword.kwlist, *dir(builtins)}.union(*map(_NAME.findall, imports), dir(np) if "*" in imports else ())
    numbers: dict[str, str] = {name: name for name in stay}
    for match in _TOKEN.finditer(text):
        token = match[0]
        if match.lastgroup == "name" and tokens[-1:] != ["."]:
            token = numbers.setdefault(token, f"n{len(numbers)}")
        if match.lastgroup != "nothing":
            tokens.append(token)
    if len(tokens) < FEWEST_TOKENS:
        return ""
    return hashlib.sha256("\0".join(tokens).encode("utf-8", "replace")).hexdigest()
