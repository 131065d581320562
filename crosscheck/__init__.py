"""The judge: parties compared, trained side by side, and homework submissions verified.

Nothing heavy is imported here: torch, pandas and matplotlib are loaded by what uses them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crosscheck.comparison.agreement import Comparison
    from crosscheck.comparison.compare import assert_accurate, assert_agree, compare
    from crosscheck.comparison.parties import party
    from crosscheck.homework.circles.contract import INITIAL, NAMES
    from crosscheck.homework.circles.data import load_circles, plot_circles
    from crosscheck.judge.check import check

    __version__: str

__all__ = [
    "INITIAL",
    "NAMES",
    "Comparison",
    "assert_accurate",
    "assert_agree",
    "check",
    "compare",
    "load_circles",
    "party",
    "plot_circles",
]

_HOMES = {
    "INITIAL": "crosscheck.homework.circles.contract",
    "NAMES": "crosscheck.homework.circles.contract",
    "Comparison": "crosscheck.comparison.agreement",
    "assert_accurate": "crosscheck.comparison.compare",
    "assert_agree": "crosscheck.comparison.compare",
    "check": "crosscheck.judge.check",
    "compare": "crosscheck.comparison.compare",
    "load_circles": "crosscheck.homework.circles.data",
    "party": "crosscheck.comparison.parties",
    "plot_circles": "crosscheck.homework.circles.data",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home when it is first used."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name == "__version__":
        from crosscheck.versions import OURS, UNKNOWN, version_of

        return version_of(OURS) or UNKNOWN  # in a folder that is not installed
    raise AttributeError(f"module 'crosscheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, and what `help` reads of a package."""
    return [*__all__, *(name for name in globals() if name.startswith("__")), "__version__"]
