"""What is recorded on the way there: the tape's nodes, and torch's `grad_fn` chain, both with the names of what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from crosscheck.course.shown import Shown
from manual.autodiff import Node

PANEL = "display: inline-block; vertical-align: top; margin: 0 2em 1em 0"
TREE = "margin: 0; line-height: 1.4; font-family: var(--jp-code-font-family, monospace)"


def recorded(taped: Mapping[str, Node], torched: Mapping[str, Any]) -> Shown:
    """Show the record of a result as the tape has it, and as torch has it.

    Parameters
    ----------
    taped : mapping of str to manual.autodiff.Node
        By its name, the result first, and what lies between it and the parameters.
    torched : mapping of str to torch.Tensor
        The same of torch, parameters too.
    """
    of_tape = {node: name for name, node in taped.items()}
    # A parameter has no grad_fn: the walk ends at what adds its derivative to `.grad`, which knows it as `variable`.
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
    panels = (
        f'<div style="{PANEL}"><b>{name}</b><pre style="{TREE}">{escape(tree)}</pre></div>' for name, tree in both
    )
    return Shown("\n\n".join(f"{name}\n{tree}" for name, tree in both), "".join(panels))


def _tree(
    root: Any, labels: Callable[[Any], tuple[str, str]], before: Callable[[Any], Iterable[Any]], depth: int = 0
) -> str:
    """Write a node and below it, further to the right, what it was computed from; each with its name at the left."""
    name, operation = labels(root)
    lines = [f"{name:<4}{'  ' * depth}{operation}"]
    return "\n".join([*lines, *(_tree(node, labels, before, depth + 1) for node in before(root))])
