"""A picture in a notebook."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHARP, WIDE = 150, 75  # dots an inch that are drawn, and that are shown: sharp also when enlarged


class Picture:
    """A figure that a notebook shows, with words in its place where pictures are not shown."""

    def __init__(self, figure: Figure, says: str) -> None:
        self.figure, self.says = figure, says

    def __repr__(self) -> str:
        return self.says

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        written = io.BytesIO()
        self.figure.savefig(written, format="png", dpi=SHARP)
        width = round(self.figure.get_size_inches()[0] * WIDE)
        data = {"image/png": written.getvalue(), "text/plain": self.says}
        return data, {"image/png": {"width": width, "alt": self.says}}


def picture(what: str | Figure, seed: int = 1) -> Picture:
    """Show a topic's picture, or a figure that was made otherwise.

    Parameters
    ----------
    what : str or matplotlib Figure
        The name of a topic that has a picture.
    seed : int
        Of the topic's random start.

    Raises
    ------
    ValueError
        If there is no such topic, or it has no picture.
    """
    from crosscheck.figures import topics

    if isinstance(what, str):
        if what not in topics.NAMES:
            raise ValueError(f"There is no picture of {what!r}; there are pictures of {', '.join(topics.NAMES)}.")
        return Picture(topics.figure(what, seed), topics.says(what))
    return Picture(what, " ".join(what.get_suptitle().split()))
