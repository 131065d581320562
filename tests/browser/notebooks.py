"""A notebook's output as JupyterLab, Notebook 7 and nbconvert show it: their elements, their variables, their rules.

nbconvert ships the style sheets of JupyterLab's output areas and themes, so that neither server need run for this.
"""

import re
from collections.abc import Sequence
from functools import cache

#: What JupyterLab's sanitiser drops of what a report is made of, words and all or the tags alone.
DROPPED_WITH_WORDS, DROPPED = ("style",), ("svg", "rect", "line", "path", "g", "text", "title", "desc")
BODY = '<body data-jp-theme-light="{light}" data-jp-theme-name="{name}" class="jp-ThemedContainer">'
#: Of Bootstrap 3.4 and of the classic notebook's own sheet: what names our elements and classes.
BOOTSTRAP_3 = """
html { font-size: 10px; } body { background: #fff; color: #000; font: 13px/1.42857143 Helvetica, Arial, sans-serif; }
.badge { background-color: #777; border-radius: 10px; color: #fff; display: inline-block; font-size: 12px; font-weight: bold;
  line-height: 1; min-width: 10px; padding: 3px 7px; text-align: center; vertical-align: middle; white-space: nowrap; }
h1 small, h2 small, h3 small, h4 small { color: #777; font-size: 65%; font-weight: 400; } summary { display: block; }
code { background-color: #f9f2f4; border-radius: 2px; color: #c7254e; padding: 2px 4px; }
pre { background-color: #f5f5f5; border: 1px solid #ccc; color: #333; word-break: break-all; } caption { color: #777; }
.rendered_html { color: #000; } .rendered_html code { background-color: #eff0f1; }
.rendered_html tbody tr:nth-child(odd) { background: #f5f5f5; } .rendered_html tbody tr:hover { background: #e1f5fe; }
.rendered_html p { text-align: left; } .rendered_html * + p { margin-top: 1em; } .rendered_html table { font-size: 12px; }
"""
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


def in_nbclassic(fragments: Sequence[str], theme: str) -> str:
    """Return a page that shows each fragment as the classic notebook does, which has Bootstrap 3's rules and one theme."""
    outputs = "".join(
        f'<div class="output_html rendered_html output_subarea">{fragment}</div>' for fragment in fragments
    )
    return f"<!DOCTYPE html><html><head><style>{BOOTSTRAP_3}</style></head><body class='notebook_app'>{outputs}</body></html>"


def sanitised(fragment: str) -> str:
    """Return what is left of a fragment in a notebook that is not trusted."""
    for tag in DROPPED_WITH_WORDS:
        fragment = re.sub(rf"<{tag}\b.*?</{tag}>", "", fragment, flags=re.DOTALL)
    return re.sub(rf"</?(?:{'|'.join(DROPPED)})\b[^>]*>", "", fragment)


@cache
def _style_sheets(theme: str) -> str:
    """Return the style sheets that nbconvert puts into the head of a page: the output areas', and the theme's."""
    return "".join(re.findall("<style.*?</style>", in_nbconvert([], theme).split("</head>")[0], re.DOTALL))
