"""The judge: parties compared, trained side by side, and homework submissions verified.

Nothing heavy is imported here: torch, pandas and matplotlib are loaded where they are used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crosscheck.comparison.agreement import Comparison as Comparison
    from crosscheck.comparison.compare import assert_accurate as assert_accurate
    from crosscheck.comparison.compare import assert_agree as assert_agree
    from crosscheck.comparison.compare import compare as compare
    from crosscheck.comparison.parties import party as party
    from crosscheck.homework.author import Homework as Homework
    from crosscheck.homework.circles.contract import INITIAL as INITIAL
    from crosscheck.homework.circles.contract import NAMES as NAMES
    from crosscheck.homework.circles.data import load_circles as load_circles
    from crosscheck.homework.circles.data import plot_circles as plot_circles
    from crosscheck.judge.check import check as check
    from crosscheck.lecture.playground.page import play as play

    __version__: str

_HOMES = {
    "crosscheck.homework.circles.contract": ("INITIAL", "NAMES"),
    "crosscheck.comparison.agreement": ("Comparison",),
    "crosscheck.comparison.compare": ("assert_accurate", "assert_agree", "compare"),
    "crosscheck.comparison.parties": ("party",),
    "crosscheck.homework.circles.data": ("load_circles", "plot_circles"),
    "crosscheck.homework.author": ("Homework",),
    "crosscheck.judge.check": ("check",),
    "crosscheck.lecture.playground.page": ("play",),
}
__all__ = sorted(name for names in _HOMES.values() for name in names)


def __getattr__(name: str) -> Any:
    """Import a public name from its home when it is first used."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    if name == "__version__":
        from crosscheck.versions import our_version

        return our_version()
    raise AttributeError(f"module 'crosscheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, and the attributes that `help` reads."""
    return [*__all__, *(name for name in globals() if name.startswith("__")), "__version__"]
