"""A mistake that people make, planted into the code by hand of a topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Planted:
    """A mistake, and where it must be seen.

    Attributes
    ----------
    what : str
    instead : mapping of str to callable
        What stands in the place of which function of `manual.topics.TOPIC`.
    quantity : str
        One that must be beyond a thousand times its tolerance; of those that go step by step, from `step` on.
    step : int, optional
    """

    what: str
    instead: Mapping[str, Callable[..., Any]]
    quantity: str
    step: int | None = None
