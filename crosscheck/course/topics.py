"""A topic in a notebook: both its codes side by side, and the numbers between them."""

from __future__ import annotations

import inspect
import textwrap
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from crosscheck.automates.comparison import Quantity, compare, sides
from crosscheck.automates.topic import Side, Topic, random_start
from crosscheck.automates.topics import NAMES, load
from crosscheck.course.shown import Shown

# Dark letters on a light ground in every theme. A window that is too narrow for both has one above the other.
GRID = "display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 34em), 1fr)); gap: 1em"
# Of a notebook's own rules for code, those that break words and choose another font are overruled.
CODE = (
    "margin: 0; padding: 0.8em; background: #ffffff; color: #000000; line-height: 1.4; font-size: 12px; "
    "font-family: var(--jp-code-font-family, monospace); white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere"
)
PANEL = "border: 1px solid #767676; background: #ffffff; color: #000000"
HEAD = "padding: 0.4em 0.8em; border-bottom: 1px solid #767676; font-weight: bold"


def both_codes(topic: str, *functions: str) -> Shown:
    """Show a topic's code by hand beside that in torch.

    Parameters
    ----------
    topic : str
        As `crosscheck automates` lists them.
    *functions : str
        Names of functions, of which a side may lack some; the whole of both files if none is given.

    Raises
    ------
    ValueError
        If there is no such topic, or neither side has such a function.
    """
    both = [(f"{side.name}: {_file(side)}", _source(side, functions)) for side in sides(_known(topic))]
    if not any(code for _, code in both):
        raise ValueError(f"Neither code of {topic} has a function {' or '.join(functions)}.")
    panels = (
        f'<div style="{PANEL}"><div style="{HEAD}">{escape(head)}</div><pre style="{CODE}">{_coloured(code)}</pre></div>'
        for head, code in both
    )
    text = "\n\n".join(f"{head}\n\n{code}" for head, code in both)
    return Shown(text, f'<div style="{GRID}">{"".join(panels)}</div>')


def numbers(topic: str, *quantities: str, seed: int = 1) -> Shown:
    """Measure a topic on both sides from a random start, and show each quantity.

    Each at the entry whose difference is the largest part of what is allowed there.

    Parameters
    ----------
    topic : str
    *quantities : str
        Those to show; all if none is given.
    seed : int
        Of the start; another one changes all numbers, and not their agreement.

    Raises
    ------
    ValueError
        If there is no such topic, or it has no such quantity.
    """
    measured = {one.name: one for one in compare(_known(topic), random_start(seed)).quantities}
    unknown = [name for name in quantities if name not in measured]
    if unknown:
        raise ValueError(f"{topic} has no quantity {unknown[0]!r}; it has {', '.join(measured)}.")
    shown = [measured[name] for name in quantities or measured]
    rows = [_row(one) for one in shown]
    differ = [one.name for one in shown if not one.within]
    verdict = f"They differ in {', '.join(differ)}." if differ else "All are within what rounding allows."
    heads = ("quantity", "closest to what is allowed at", "by hand", "in torch", "difference", "allowed")
    html = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    head = "".join(f"<th>{name}</th>" for name in heads)
    text = "\n".join("  ".join(row) for row in (heads, *rows))
    return Shown(
        f"{text}\n{verdict}", f"<table><thead><tr>{head}</tr></thead><tbody>{html}</tbody></table><p>{verdict}</p>"
    )


def _known(topic: str) -> Topic:
    if topic not in NAMES:
        raise ValueError(f"There is no topic {topic!r}; there are {', '.join(NAMES)}.")
    return load(topic)


def _row(one: Quantity) -> tuple[str, ...]:
    if one.difference == 0:
        return one.name, "equal everywhere", repr(one.by_hand), repr(one.torch), "0", f"{one.tolerance:.1g}"
    return one.name, one.where, repr(one.by_hand), repr(one.torch), f"{one.difference:.1g}", f"{one.tolerance:.1g}"


def _file(side: Side) -> str:
    return f"{side.code.__name__.replace('.', '/')}.py"


def _source(side: Side, functions: tuple[str, ...]) -> str:
    parts = [getattr(side.code, name) for name in functions if hasattr(side.code, name)] if functions else [side.code]
    return "\n\n".join(textwrap.dedent(inspect.getsource(part)).strip() for part in parts)


def _coloured(code: str) -> str:
    """Colour code; of a line that is too long the rest stands further to the right than its beginning."""
    formatter = HtmlFormatter(nowrap=True, noclasses=True, style="xcode")
    lines = highlight(code, PythonLexer(stripnl=False), formatter).splitlines()
    hanging = (len(line) - len(line.lstrip()) + 8 for line in code.splitlines())
    each = zip(lines, hanging, strict=True)
    return "".join(f'<div style="padding-left: {n}ch; text-indent: -{n}ch">{line or " "}</div>' for line, n in each)
