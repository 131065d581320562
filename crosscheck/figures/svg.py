"""A figure as SVG, to embed in a page of HTML with others.

Text stays text: it can be found, copied and read aloud. The SVG does not depend on the date or on earlier figures,
fetches nothing, and has no identifier or style that affects the rest of the page. Its colours suit a light or
dark page.
"""

import io
import re
from html import escape

from crosscheck.figures.style import DARK, Figure, in_style

OF_THE_PAGE = re.compile(r"<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL)  # they would apply to the whole page
IDENTIFIER = re.compile(r'(\bid="|url\(#|href="#)')
COORDINATES = re.compile(r'\b(?:d|x|y|width|height|transform)="[^"]*"')
MARKERS = re.compile(r"<g([^>]*)>((?:\s*<use [^>]*/>)+)\s*</g>")
STYLE = re.compile(r' style="[^"]*"')
COLOUR = re.compile("|".join(DARK))
DECIMALS = re.compile(r"(\.\d\d)\d+(?!e)")  # the digits from the third decimal on
OF_ALL = "stroke-linejoin: round; stroke-linecap: butt"  # what matplotlib's style sheet would set for the whole page


def inline(figure: Figure, name: str, description: str) -> str:
    """Return the figure as one `<svg>` element, as wide as its container.

    Its title and its description are for screen readers. Each identifier begins with
    `name`, which must differ between the pictures of a page.
    """
    import matplotlib

    written = io.StringIO()
    with in_style(), matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": name}):
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    head, _, drawn = written.getvalue().partition("<svg")[2].partition(">")
    drawn = IDENTIFIER.sub(rf"\1{name}-", OF_THE_PAGE.sub("", drawn)).replace("xlink:href", "href")
    drawn = MARKERS.sub(_styled_once, drawn)
    drawn = COLOUR.sub(lambda found: f"light-dark({found[0]}, {DARK[found[0]]})", drawn)
    drawn = COORDINATES.sub(lambda found: DECIMALS.sub(r"\1", found[0]), drawn)
    size = "".join(re.findall(r'viewBox="[^"]*"', head))
    words = escape(" ".join(figure.get_suptitle().split()))
    says = f'<title id="{name}-title">{words}</title><desc id="{name}-says">{escape(description)}</desc>'
    look = f'{size} role="img" aria-labelledby="{name}-title {name}-says" style="{OF_ALL}" width="100%"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {look}>{says}{drawn.strip()}'


def _styled_once(markers: re.Match[str]) -> str:
    """Move the common style of markers to their group, since a picture may have a thousand markers."""
    styles = set(STYLE.findall(markers[2]))
    if len(styles) != 1 or STYLE.search(markers[1]):
        return markers[0]
    return f"<g{markers[1]}{styles.pop()}>{STYLE.sub('', markers[2])}</g>"
