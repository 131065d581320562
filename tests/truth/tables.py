"""Parties changed: with an error planted, or a function of another make."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

from crosscheck.homework.circles.contract import FUNCTIONS, Party


def changed(party: Any, **functions: Callable[..., Any]) -> Party:
    """Replace some of a party's functions."""
    return cast("Party", SimpleNamespace(**{name: getattr(party, name) for name in FUNCTIONS} | functions))
