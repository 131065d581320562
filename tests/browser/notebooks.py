"""A notebook's output as JupyterLab, Notebook 7 and nbconvert show it: their elements, their variables, their rules.

nbconvert ships the style sheets of JupyterLab's output areas and themes, so that neither server need run for this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

#: What JupyterLab's sanitiser drops of what a report is made of, words and all or the tags alone.
DROPPED_WITH_WORDS, DROPPED = ("style",), ("svg", "rect", "line", "path", "g", "text", "title", "desc")
BODY = '<body data-jp-theme-light="{light}" data-jp-theme-name="{name}" class="jp-ThemedContainer">'
OUTPUT = """
<div class="jp-Notebook jp-NotebookPanel-notebook"><div class="jp-Cell jp-CodeCell"><div class="jp-Cell-outputWrapper">
<div class="jp-OutputArea jp-Cell-outputArea"><div class="jp-OutputArea-child">
<div class="jp-RenderedHTMLCommon jp-RenderedHTML jp-OutputArea-output" data-mime-type="text/html">{fragment}</div>
</div></div></div></div></div>"""


def in_jupyterlab(fragments: Sequence[str], theme: str) -> str:
    """Return a page that shows each fragment of HTML as JupyterLab does, in its theme "light" or "dark"."""
    light, name = str(theme == "light").lower(), f"JupyterLab {theme.title()}"
    outputs = "".join(OUTPUT.format(fragment=fragment) for fragment in fragments)
    body = BODY.format(light=light, name=name) + outputs
    return f"<!DOCTYPE html><html><head>{_style_sheets(theme)}</head>{body}</body></html>"


def in_nbconvert(fragments: Sequence[str], theme: str) -> str:
    """Return the page that nbconvert makes of a notebook with these outputs, in its theme "light" or "dark"."""
    import nbformat
    from nbconvert import HTMLExporter

    outputs = [nbformat.v4.new_output("execute_result", {"text/html": fragment}) for fragment in fragments]
    cells = [nbformat.v4.new_code_cell("check(..)", outputs=[output]) for output in outputs]
    page: str = HTMLExporter(theme=theme).from_notebook_node(nbformat.v4.new_notebook(cells=cells))[0]
    return page


def sanitised(fragment: str) -> str:
    """Return what is left of a fragment in a notebook that is not trusted."""
    for tag in DROPPED_WITH_WORDS:
        fragment = re.sub(rf"<{tag}\b.*?</{tag}>", "", fragment, flags=re.DOTALL)
    return re.sub(rf"</?(?:{'|'.join(DROPPED)})\b[^>]*>", "", fragment)


def _style_sheets(theme: str) -> str:
    """Return the style sheets that nbconvert puts into the head of a page: the output areas', and the theme's."""
    return "".join(re.findall("<style.*?</style>", in_nbconvert([], theme).split("</head>")[0], re.DOTALL))
