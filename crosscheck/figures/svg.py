"""A figure as SVG that can stand in a page of HTML, beside others.

Text stays text, which is found, copied and read aloud. Nothing in it depends on the day or on what was drawn before,
nothing is fetched, and no identifier or style of it touches the rest of the page. Its colours are those of a light or of
a dark page.
"""

import io
import re
from html import escape

from crosscheck.figures.style import DARK, Figure, in_style

OF_THE_PAGE = re.compile(r"<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL)  # they would hold for the whole page
IDENTIFIER = re.compile(r'(\bid="|url\(#|href="#)')
COORDINATES = re.compile(r'\b(?:d|x|y|width|height|transform)="[^"]*"')
MARKERS = re.compile(r"<g([^>]*)>((?:\s*<use [^>]*/>)+)\s*</g>")
STYLE = re.compile(r' style="[^"]*"')
COLOUR = re.compile("|".join(DARK))
DECIMALS = re.compile(r"(\.\d\d)\d+(?!e)")  # from the third on
OF_ALL = "stroke-linejoin: round; stroke-linecap: butt"  # what matplotlib would say to every element of the page


def inline(figure: Figure, name: str, description: str) -> str:
    """Return the figure as one `<svg>` element, as wide as what it stands in.

    Its title names the picture to those who cannot see it, and the description says what it shows. The name begins each
    identifier; it is another one for each picture of a page.
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
    """Give markers of one style that style as a group: a picture has a thousand of them."""
    styles = set(STYLE.findall(markers[2]))
    if len(styles) != 1 or STYLE.search(markers[1]):
        return markers[0]
    return f"<g{markers[1]}{styles.pop()}>{STYLE.sub('', markers[2])}</g>"
