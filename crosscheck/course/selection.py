"""An exercise whose answer is some of several names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from crosscheck.course.shown import Told


@dataclass(frozen=True)
class Selection:
    """A question whose answer is some of several names.

    Attributes
    ----------
    right : tuple of str
    among : tuple of str
        All that may be named.
    missing, extra : callable
        Take the names that are missing, or too many; return the hint.
    lesson : str
        What is said when it is right.
    """

    right: tuple[str, ...]
    among: tuple[str, ...]
    missing: Callable[[list[str]], str]
    extra: Callable[[list[str]], str]
    lesson: str

    def __call__(self, names: Any) -> Told:
        """Check an answer.

        Parameters
        ----------
        names : iterable of str, or ...
            The dots are no answer yet.
        """
        if names is None or names is Ellipsis:
            return Told("still to do", "Name them in the place of the dots, and run this cell again.")
        if isinstance(names, str) or not isinstance(names, Iterable):
            return Told("wrong", f'Expected several names, such as {{"{self.among[0]}", "{self.among[-1]}"}}.')
        chosen = list(names)
        unknown = [name for name in chosen if name not in self.among]
        if unknown:
            return Told("wrong", f"{unknown[0]!r} is not one of {', '.join(self.among)}.")
        extra = [name for name in self.among if name in chosen and name not in self.right]
        if extra:
            return Told("wrong", self.extra(extra))
        missing = [name for name in self.right if name not in chosen]
        return Told("wrong", self.missing(missing)) if missing else Told("right", self.lesson)
