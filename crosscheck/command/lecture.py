"""`crosscheck lecture`: the page by hand, line by line, beside PyTorch, in one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crosscheck.optional import MissingPackageError

if TYPE_CHECKING:
    from crosscheck.comparison.page import Line

CALLS = {"forward": "E = loss(model(X), y)", "backward": "E.backward()"}  # in PyTorch


@click.command("lecture")
@click.pass_context
def lecture_command(context: click.Context) -> None:
    """Show forward and backward by hand beside PyTorch, line by line, at the homework's points and first parameters.

    Exit codes: 0 when they agree within what rounding allows, 1 when they differ, 2 when torch is not installed. Then the lines
    by hand are shown alone.

    \b
    Example:
      crosscheck lecture
    """
    from crosscheck.comparison.page import beside, in_torch

    missing = None
    try:
        halves = beside(in_torch())
    except MissingPackageError as why:
        halves, missing = beside({}), why
    click.echo("The lines of manual/by_hand/page.py, at the homework's points and first weights")
    for half, lines in halves.items():
        click.echo("\n" + (_columns(half, "by hand") if missing else _columns(half, "by hand", CALLS[half], "apart")))
        for line in lines:
            click.echo(_row(line))
    if missing:
        raise missing
    every = [line for lines in halves.values() for line in lines]
    click.echo("\n" + _verdict(every))
    context.exit(0 if all(line.agrees for line in every) else 1)


def _row(line: Line) -> str:
    """Write a line and its number that is farthest from PyTorch's; the first, where there is no other."""
    if line.in_torch is None:
        return _columns(line.code, f"{line.by_hand[0]:.15f}")
    i = int(line.apart.argmax())
    return _columns(line.code, f"{line.by_hand[i]:.15f}", f"{line.in_torch[i]:.15f}", f"{line.apart[i]:.1e}")


def _columns(code: str, by_hand: str, in_torch: str = "", apart: str = "") -> str:
    return f"{code:<30}{by_hand:>20}{in_torch:>22}{apart:>8}".rstrip()


def _verdict(lines: list[Line]) -> str:
    differ = [line.name for line in lines if not line.agrees]
    if differ:
        return f"differ: {differ[0]} is the first that is farther apart than rounding allows"
    largest = max(line.apart.max() for line in lines if line.in_torch is not None)
    return f"agree: within {largest:.1e} (of each line, the number that is farthest apart is shown)"
