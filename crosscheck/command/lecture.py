"""`crosscheck lecture`: the page by hand, run line by line, beside the same numbers in PyTorch, in one screen."""

import sys
from collections.abc import Mapping
from typing import Any, TypeAlias

import click
import numpy as np

from crosscheck.homework.circles.contract import INITIAL, Array
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.rounding.point import on_the_way
from crosscheck.homework.circles.run import Question, Rows
from crosscheck.lecture.playground.page import lines_of
from crosscheck.optional import MissingPackageError, needed_for
from manual.by_hand import page

HALVES = {"forward": (page.forward, page.cross_entropy), "backward": (page.backward,)}
DERIVATIVES = ("dE_dz", "dE_du", "dE_da", "dE_dG", "dE_dq", "dE_dV", "dE_db")  # as the topic `backward` returns them
CALLS = {"forward": "E = loss(model(X), y)", "backward": "E.backward()"}  # the same halves in PyTorch


#: A line of the page and the numbers that it computes: with PyTorch's (Rows), or alone if PyTorch has no such value.
PageLine: TypeAlias = tuple[str, Rows | Array]


@click.command("lecture")
def lecture_command() -> None:
    """Show forward and backward by hand beside PyTorch.

    Line by line, at the homework's points and first parameters.

    Exit codes: 0 when they agree within what rounding allows, 1 when they differ, 2 when torch is not installed. Then
    the lines by hand are shown alone.

    \b
    Example:
      crosscheck lecture
    """
    torch_s, missing = dict[str, Array](), None
    try:
        torch_s = in_torch()
    except MissingPackageError as why:
        missing = why
    halves = beside(torch_s)
    click.echo("The lines of manual/by_hand/page.py, at the homework's points and first weights")
    for half, lines in halves.items():
        click.echo("\n" + (_columns(half, "by hand") if missing else _columns(half, "by hand", CALLS[half], "apart")))
        for code, numbers in lines:
            click.echo(_told(code, numbers))
    if missing:
        raise missing
    held = [rows for lines in halves.values() for _, rows in lines if isinstance(rows, Rows)]
    if differ := [rows.question.quantity for rows in held if rows.outside.any()]:
        click.echo(f"\ndiffer: {differ[0]} is the first that is farther apart than rounding allows")
        sys.exit(1)
    largest = max(rows.largest.apart for rows in held)
    click.echo(f"\nagree: within {largest:.1e} (of each line, the number that is farthest apart is shown)")


def beside(torch_s: Mapping[str, Array]) -> dict[str, list[PageLine]]:
    """Run the page at the homework's start; return its lines, forward and backward, with the values of `in_torch`."""
    X, y = load_circles()
    u, a, V, b = page.unpack(INITIAL)
    names: dict[str, Any] = {**vars(page), "x": X.T, "y": y, "u": u, "a": a, "V": V, "b": b}
    ends, between = on_the_way(INITIAL, X, y)
    of_gradient = dict(zip(("dE_du", "dE_da", "dE_dV", "dE_db"), page.unpack(ends.gradient), strict=True))
    bounds: dict[str, Any] = {**between, "E": ends.loss, **of_gradient}

    def line(code: str) -> PageLine:
        exec(code, names)
        name = code.partition(" ")[0].rstrip(",")
        if name not in torch_s:
            return code, np.ravel(names[name])
        allowed = 2 * np.ravel(bounds.get(name, 0.0))  # both sides have rounding errors
        numbers = (np.reshape(each, (1, -1)) for each in (names[name], torch_s[name], allowed))
        return code, Rows(Question("by hand", name, "torch"), (0,), *numbers)

    return {half: [line(code) for part in parts for code in lines_of(part)] for half, parts in HALVES.items()}


def in_torch() -> dict[str, Array]:
    """Compute the page's values in PyTorch; return them by their names there. MissingPackageError without torch."""
    with needed_for("The half in PyTorch"):
        import torch

        from torch_ref.network import cross_entropy
        from torch_ref.topics.backward import backward
        from torch_ref.topics.forward import forward
    params, X, y = map(torch.tensor, (INITIAL, *load_circles()))
    q, G, z, _, _ = forward(params, X, y)
    derivatives = dict(zip(DERIVATIVES, backward(params, X, y), strict=True))
    values: dict[str, Any] = {"q": q, "G": G, "z": z, "E": cross_entropy(z, y), **derivatives}
    return {name: value.detach().numpy() for name, value in values.items()}


def _told(code: str, numbers: Rows | Array) -> str:
    """Write a line of code with its first number, or with the pair of numbers that differs most."""
    if not isinstance(numbers, Rows):
        return _columns(code, f"{numbers[0]:.15f}")
    largest = numbers.largest
    return _columns(code, f"{largest.obtained:.15f}", f"{largest.expected:.15f}", f"{largest.apart:.1e}")


def _columns(code: str, by_hand: str, in_torch: str = "", apart: str = "") -> str:
    return f"{code:<30}{by_hand:>20}{in_torch:>22}{apart:>8}".rstrip()
