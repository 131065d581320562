"""`crosscheck play`: write the page to play with, or compare a state of it with the numbers by hand."""

import sys
from pathlib import Path

import click

from crosscheck.classes.places import write_whole
from crosscheck.command import output


@click.command("play")
@click.option("--out", type=output.named, default="play.html", show_default=True, help="A new file for the page.")
@click.option(
    "--check", "state", metavar="STATE", help="Compare what “copy” on the page gives with the numbers by hand."
)
def play_command(out: Path, state: str | None) -> None:
    """Write a page to play with: the network, number by number.

    One file for any browser, which fetches nothing. With --check, nothing is written.

    Exit codes: 0 when it is written, or the numbers agree; 1 when they differ; 2 when STATE cannot be read.

    \b
    Example:
      crosscheck play --out ours.html
    """
    if state is not None:
        sys.exit(_compare(state))
    from crosscheck.lecture.playground.page import render

    write_whole(out, render())
    click.echo(f"Written: {out}; open it in a browser.")


def _compare(state: str) -> int:
    """Print E and each derivative of a state beside the one by hand; return the exit code."""
    from crosscheck.homework.circles.contract import NAMES
    from crosscheck.lecture.playground.page import beside_by_hand

    click.echo(f"{'':<10}{'the page':>26}{'by hand':>26}{'apart':>10}{'allowed':>10}")
    rows = beside_by_hand(state)
    columns = (rows.obtained, rows.expected, rows.apart, rows.allowed)
    for name, *row in zip(("E", *(f"dE/d{name}" for name in NAMES)), *(column[0] for column in columns), strict=True):
        click.echo("{:<10}{:>26.17g}{:>26.17g}{:>10.1e}{:>10.1e}".format(name, *row))
    differ = rows.outside.sum()
    click.echo(f"\ndiffer: {differ} of 18 are farther apart than rounding allows" if differ else "\nagree")
    return 1 if differ else 0
