"""What draws: matplotlib, which only pictures need."""

from __future__ import annotations

from typing import Any


def pyplot() -> Any:
    """Return `matplotlib.pyplot`; ModuleNotFoundError, which says what brings it, if matplotlib is not installed."""
    try:
        import matplotlib.pyplot as plt
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "matplotlib":
            raise
        told = "A picture needs matplotlib, which is not installed: pip install matplotlib."
        raise ModuleNotFoundError(told, name="matplotlib") from None
    return plt
