"""A figure as SVG that can stand in a page of HTML, beside others.

Text stays text, which is found, copied and read aloud. Nothing in it depends on the day or on what was drawn before,
nothing is fetched, and no identifier or style of it touches the rest of the page. It brings its own light background.
"""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

from crosscheck.figures.style import Figure, in_style

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
COORDINATES = {"d", "x", "y", "width", "height", "transform"}
REFERENCE = re.compile(r"url\(#([^)]+)\)")
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
    root = ElementTree.fromstring(written.getvalue())

    for parent in root.findall(f".//{{{SVG}}}style/.."):  # it would hold for the whole page
        for sheet in parent.findall(f"{{{SVG}}}style"):
            parent.remove(sheet)
    for metadata in root.findall(f"{{{SVG}}}metadata"):
        root.remove(metadata)
    _salt(root, name)
    _shorten(root)

    for length in ("width", "height", "version"):
        root.attrib.pop(length, None)
    root.attrib |= {"role": "img", "aria-labelledby": f"{name}-title {name}-says", "style": OF_ALL, "width": "100%"}
    for tag, words in (("desc", description), ("title", " ".join(figure.get_suptitle().split()))):
        told = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{'title' if tag == 'title' else 'says'}"})
        told.text = words
        root.insert(0, told)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _salt(root: ElementTree.Element, name: str) -> None:
    """Let each identifier that is referred to begin with `name`, and take the others away."""
    used = set()

    def salted(reference: re.Match[str]) -> str:
        used.add(reference[1])
        return f"url(#{name}-{reference[1]})"

    for element in root.iter():
        href = element.attrib.pop(f"{{{XLINK}}}href", "").removeprefix("#")
        if href:
            used.add(href)
            element.set("href", f"#{name}-{href}")
        for key, value in element.attrib.items():
            element.set(key, REFERENCE.sub(salted, value))
    for element in root.iter():
        identifier = element.attrib.pop("id", None)
        if identifier in used:
            element.set("id", f"{name}-{identifier}")


def _shorten(root: ElementTree.Element) -> None:
    """Write coordinates to a hundredth of a point."""
    for element in root.iter():
        for key in COORDINATES & element.attrib.keys():
            element.set(key, DECIMALS.sub(r"\1", element.attrib[key]))
