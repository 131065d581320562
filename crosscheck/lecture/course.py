"""The notebooks' functions: both codes of a topic, their numbers side by side, pictures, exercises. No grades."""

import inspect
import io
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from crosscheck.figures.style import Figure
from crosscheck.homework.circles.run import Row
from crosscheck.lecture import exercises as exercises
from crosscheck.lecture.comparison import compare, sides
from crosscheck.lecture.exercise import Told
from crosscheck.lecture.topic import Side, Topic, random_start
from crosscheck.lecture.topics import TOPICS
from crosscheck.report.html import Shown
from manual.autodiff import Node

# Dark letters on a light ground in every theme. In a narrow window one code is above the other.
GRID = "display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 34em), 1fr)); gap: 1em"
# These override a notebook's own rules for code, which break words and choose another font.
CODE = (
    "margin: 0; padding: 0.8em; background: #ffffff; color: #000000; line-height: 1.4; font-size: 12px; font-family: "
    "var(--jp-code-font-family, monospace); white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere"
)
PANEL = "border: 1px solid #767676; background: #ffffff; color: #000000"
HEAD = "padding: 0.4em 0.8em; border-bottom: 1px solid #767676; font-weight: bold"
RECORD = "display: inline-block; vertical-align: top; margin: 0 2em 1em 0"
TREE = "margin: 0; line-height: 1.4; font-family: var(--jp-code-font-family, monospace)"
CAPTION = '<p style="max-width: 60em; margin: 0 0 0.5em; font-size: 0.9em">{}</p>'
SHARP, WIDE = 150, 75  # dots per inch of a picture as drawn, and as shown: sharp also when enlarged


def both_codes(topic: str, *functions: str) -> Shown:
    """Show a topic's code by hand beside its code in torch: some functions, or both whole files if none is named.

    Types are left out.

    Raises
    ------
    ValueError
        If there is no such topic, or neither side has such a function.
    """
    both = [(f"{side.name}: {side.path}", _source(side, functions)) for side in sides(_known(topic).name)]
    if not any(code for _, code in both):
        raise ValueError(f"Neither code of {topic} has a function {' or '.join(functions)}.")
    panel = '<div style="{}"><div style="{}">{}</div><pre style="{}">{}</pre></div>'
    panels = (panel.format(PANEL, HEAD, escape(head), CODE, _coloured(code)) for head, code in both)
    text = "\n\n".join(f"{head}\n\n{code}" for head, code in both)
    return Shown(text, f'<div style="{GRID}">{"".join(panels)}</div>')


def numbers(topic: str, *quantities: str, seed: int = 1) -> Shown:
    """Measure a topic on both sides from a random start, and show some quantities, or all if none is named.

    Each is shown at the entry whose difference is the largest. Another seed changes all numbers, not their agreement.

    Raises
    ------
    ValueError
        If there is no such topic, or it has no such quantity.
    """
    measured = {row.question.quantity: row for row in compare(_known(topic), random_start(seed)).rows}
    if unknown := [name for name in quantities if name not in measured]:
        raise ValueError(f"{topic} has no quantity {unknown[0]!r}; it has {', '.join(measured)}.")
    shown = [measured[name] for name in quantities or measured]
    rows = [_cells(row) for row in shown]
    differ = [row.question.quantity for row in shown if not row.within]
    verdict = f"They differ in {', '.join(differ)}." if differ else "All are within what rounding allows."
    heads = ("quantity", "where the difference is largest", "by hand", "in torch", "difference", "allowed")
    text = "\n".join("  ".join(row) for row in (heads, *rows))
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    html = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{verdict}</p>"
    return Shown(f"{text}\n{verdict}", html)


def predicted(prediction: Any, came_out: Any) -> Told:
    """Show a prediction, a number or words, beside the result. Dots mean that there is no prediction yet."""
    outcome = f"It came out as {_short(came_out)}."
    if prediction is ...:
        return Told("still to do", f"You made no prediction above. {outcome}")
    return Told("your prediction", f"{_short(prediction)}. {outcome}")


def recorded(taped: Mapping[str, Node], torched: Mapping[str, Any]) -> Shown:
    """Show the graph of a result on the tape and in torch, with names at its nodes.

    Parameters
    ----------
    taped : mapping of str to manual.autodiff.Node
        By name: the result first, then the nodes between it and the parameters.
    torched : mapping of str to torch.Tensor
        The same in torch, parameters included.
    """
    of_tape = {node: name for name, node in taped.items()}
    # A parameter has no grad_fn: the graph ends at the node that adds to its `.grad`, and has it as `variable`.
    of_torch = {tensor.grad_fn or tensor: name for name, tensor in torched.items()}
    by_hand = _tree(
        next(iter(taped.values())),
        lambda node: (of_tape.get(node, ""), f"{node.operation}  {node.value.shape}"),
        lambda node: (parent for parent, _ in node.parents),
    )
    in_torch = _tree(
        next(iter(torched.values())).grad_fn,
        lambda node: (of_torch.get(getattr(node, "variable", node), ""), node.name().rpartition("::")[2]),
        lambda node: (before for before, _ in node.next_functions if before is not None),
    )
    both = (("the tape", by_hand), ("torch's grad_fn", in_torch))
    panel = '<div style="{}"><b>{}</b><pre style="{}">{}</pre></div>'
    panels = (panel.format(RECORD, name, TREE, escape(tree)) for name, tree in both)
    return Shown("\n\n".join(f"{name}\n{tree}" for name, tree in both), "".join(panels))


class Picture:
    """A figure in a notebook, with its caption below it, and a text for places that show no pictures."""

    def __init__(self, figure: Figure, says: str, caption: str = "") -> None:
        self.figure, self.says, self.caption = figure, says, caption

    def __repr__(self) -> str:
        return self.says

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for data, told in self.outputs():
            display(data, metadata=told, raw=True)  # type: ignore[no-untyped-call]

    def outputs(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Return the outputs from top to bottom: data by media type, and metadata."""
        written = io.BytesIO()
        self.figure.savefig(written, format="png", dpi=SHARP)
        width = round(self.figure.get_size_inches()[0] * WIDE)
        data = {"image/png": written.getvalue(), "text/plain": self.says}
        drawn = data, {"image/png": {"width": width, "alt": self.says}}
        # In one output a notebook would show the picture or the caption, not both.
        caption = {"text/html": CAPTION.format(escape(self.caption)), "text/plain": self.caption}
        return [drawn, *([(caption, {})] if self.caption else [])]


def picture(what: str | Figure, seed: int = 1) -> Picture:
    """Show a topic's picture from a random start, with its caption, or another figure.

    The title of another figure is its description.

    Raises
    ------
    ValueError
        If there is no such topic, or it has no picture.
    """
    if not isinstance(what, str):
        return Picture(what, " ".join(what.get_suptitle().split()))
    topic = TOPICS.get(what)
    if topic is None or topic.draw is None:
        drawn = ", ".join(name for name, topic in TOPICS.items() if topic.draw)
        raise ValueError(f"There is no picture of {what!r}; there are pictures of {drawn}.")
    return Picture(topic.draw(random_start(seed)), topic.caption, caption=topic.caption)


def _known(topic: str) -> Topic:
    if topic not in TOPICS:
        raise ValueError(f"There is no topic {topic!r}; there are {', '.join(TOPICS)}.")
    return TOPICS[topic]


def _source(side: Side, functions: tuple[str, ...]) -> str:
    parts = [getattr(side.code, name) for name in functions if hasattr(side.code, name)] if functions else [side.code]
    return "\n\n".join(inspect.getsource(part).strip() for part in parts)


def _coloured(code: str) -> str:
    """Return code as coloured HTML. If a long line wraps, its rest is indented further."""
    formatter = HtmlFormatter(nowrap=True, noclasses=True, style="xcode")
    lines = highlight(code, PythonLexer(stripnl=False), formatter).splitlines()
    each = zip(lines, (len(line) - len(line.lstrip()) + 8 for line in code.splitlines()), strict=True)
    return "".join(f'<div style="padding-left: {n}ch; text-indent: -{n}ch">{line or " "}</div>' for line, n in each)


def _cells(row: Row) -> tuple[str, ...]:
    where = row.entry or "" if row.apart else "equal everywhere"
    difference = f"{row.apart:.1g}" if row.apart else "0"
    return row.question.quantity, where, repr(row.obtained), repr(row.expected), difference, f"{row.allowed:.1g}"


def _short(value: Any) -> str:
    try:
        return f"{float(value):.3g}"
    except (TypeError, ValueError):
        return str(value)


def _tree(
    root: Any, labels: Callable[[Any], tuple[str, str]], before: Callable[[Any], Iterable[Any]], depth: int = 0
) -> str:
    """Write a node, and indented below it the nodes that it was computed from, each with its name at the left."""
    name, operation = labels(root)
    lines = [f"{name:<4}{'  ' * depth}{operation}"]
    return "\n".join([*lines, *(_tree(node, labels, before, depth + 1) for node in before(root))])
