"""A picture in a notebook."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHARP, WIDE = 150, 75  # dots an inch that are drawn, and that are shown: sharp also when enlarged
CAPTION = '<p style="max-width: 60em; margin: 0 0 0.5em; font-size: 0.9em">{}</p>'


class Picture:
    """A figure that a notebook shows, with words in its place where pictures are not shown, and with its caption below."""

    def __init__(self, figure: Figure, says: str, caption: str = "") -> None:
        self.figure, self.says, self.caption = figure, says, caption

    def __repr__(self) -> str:
        return self.says

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for data, told in self.outputs():
            display(data, metadata=told, raw=True)  # type: ignore[no-untyped-call]

    def outputs(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Return what is shown, the one below the other, by its media types; beside each, how."""
        # In one output a notebook would show the picture or the caption, not both.
        caption = {"text/html": CAPTION.format(escape(self.caption)), "text/plain": self.caption}
        return [self._drawn(), *([(caption, {})] if self.caption else [])]

    def _drawn(self) -> tuple[dict[str, Any], dict[str, Any]]:
        written = io.BytesIO()
        self.figure.savefig(written, format="png", dpi=SHARP)
        width = round(self.figure.get_size_inches()[0] * WIDE)
        data = {"image/png": written.getvalue(), "text/plain": self.says}
        return data, {"image/png": {"width": width, "alt": self.says}}


def picture(what: str | Figure, seed: int = 1) -> Picture:
    """Show a topic's picture with its caption, or a figure that was made otherwise and says all in its title.

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
        return Picture(topics.figure(what, seed), topics.says(what), caption=topics.says(what))
    return Picture(what, " ".join(what.get_suptitle().split()))
