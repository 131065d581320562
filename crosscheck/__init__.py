"""The judge: parties compared, trained side by side, and homework submissions verified.

Nothing heavy is imported here: torch, pandas and matplotlib are loaded by what uses them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crosscheck.agreement import Comparison, assert_agree, compare
    from crosscheck.checking import check
    from crosscheck.circles import load_circles, plot_circles
    from crosscheck.contract import INITIAL, NAMES

__all__ = ["INITIAL", "NAMES", "Comparison", "assert_agree", "check", "compare", "load_circles", "plot_circles"]

_HOMES = {
    "INITIAL": "crosscheck.contract",
    "NAMES": "crosscheck.contract",
    "Comparison": "crosscheck.agreement",
    "assert_agree": "crosscheck.agreement",
    "check": "crosscheck.checking",
    "compare": "crosscheck.agreement",
    "load_circles": "crosscheck.circles",
    "plot_circles": "crosscheck.circles",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home when it is first used."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'crosscheck' has no attribute {name!r}")
