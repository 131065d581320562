"""`crosscheck automates`: what a framework automates, by hand beside torch, compared."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crosscheck.command import out as place
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from crosscheck.automates.topic import Topic
    from crosscheck.command.automating.results import Outcome


@click.command("automates")
@click.argument("topics", nargs=-1, metavar="[TOPIC]..")
@click.option("--seed", type=click.IntRange(0), help="Repeat an earlier run's start.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--out", type=place.named, metavar="FOLDER", help="A new folder for pages to project, one a topic, and their index."
)
@click.pass_context
def automates_command(
    context: click.Context, topics: tuple[str, ...], seed: int | None, form: str, out: Path | None
) -> None:
    """Measure what a framework automates, by hand and in torch from one random start, and compare every number.

    Without a TOPIC, all of them. Of one TOPIC alone, both codes are shown with the numbers between them.

    Exit codes: 0 when both sides agree, 1 when they differ, 2 when they could not be compared. A topic that this
    machine lacks something for is left out, with its reason.

    \b
    Examples:
      crosscheck automates
      crosscheck automates optimizers
      crosscheck automates --out pages
    """
    from crosscheck.automates.comparison import sides
    from crosscheck.automates.topics import TOPICS
    from crosscheck.command.automating.results import exit_code
    from crosscheck.homework.network import fresh_seed

    chosen = [_known(name) for name in dict.fromkeys(topics or TOPICS)]
    seed = fresh_seed() if seed is None else seed
    sides(chosen[0].name)  # without torch there is nothing to begin with
    outcomes = _with_pages(out, chosen, seed, form) if out else _shown(chosen, seed, form, with_mistakes=False)
    context.exit(exit_code(outcomes))


def _known(name: str) -> Topic:
    from crosscheck.automates.topics import TOPICS

    if name not in TOPICS:
        near = get_close_matches(name, TOPICS, n=1)
        told = f"the nearest is {near[0]}" if near else f"there are {', '.join(TOPICS)}"
        raise CannotJudgeError(f"There is no topic {name!r}; {told}.")
    return TOPICS[name]


def _with_pages(out: Path, chosen: list[Topic], seed: int, form: str) -> list[Outcome]:
    """Measure topics, print what came of it, write the pages, and say where the first of them is."""
    from crosscheck.command.automating import pages

    with pages.new_folder(out):
        outcomes = _shown(chosen, seed, form, with_mistakes=True)
        with place.live("pages", len(outcomes)) as reached:
            pages.write(out, pages.render(outcomes, seed, reached))
        count = "1 page" if len(outcomes) == 1 else f"{len(outcomes)} pages"
        click.echo(f"Written: {out / pages.INDEX}, and {count} beside it.", err=form == "json")
    return outcomes


def _shown(chosen: list[Topic], seed: int, form: str, with_mistakes: bool) -> list[Outcome]:
    """Measure topics, and print what came of it."""
    from crosscheck.command.automating import results

    if form == "json":
        with contextlib.redirect_stdout(sys.stderr):  # the object is all that stdout gets
            outcomes = _measured(chosen, seed, with_mistakes, lambda _: None)
        click.echo(results.to_json(outcomes, seed))
        return outcomes
    if len(chosen) > 1:
        results.print_head()
    show = results.print_row if len(chosen) > 1 else results.print_both_codes
    outcomes = _measured(chosen, seed, with_mistakes, show)
    results.print_closing(outcomes, seed)
    return outcomes


def _measured(chosen: list[Topic], seed: int, with_mistakes: bool, show: Callable[[Outcome], None]) -> list[Outcome]:
    """Measure one topic after another, and show each as soon as it is done."""
    from crosscheck.automates.topic import random_start
    from crosscheck.command.automating.results import measured

    start, outcomes = random_start(seed), []
    with place.live("topics", len(chosen)) as reached:
        for topic in chosen:
            outcomes.append(measured(topic, start, with_mistakes))
            show(outcomes[-1])
            reached(len(outcomes))
    return outcomes
