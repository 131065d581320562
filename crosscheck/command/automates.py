"""`crosscheck automates`: what a framework automates, by hand beside torch, compared."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crosscheck.classes.places import write_whole
from crosscheck.command import output
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import counted

if TYPE_CHECKING:
    from crosscheck.command.automating.results import TopicOutcome
    from crosscheck.lecture.topic import Topic


@click.command("automates")
@click.argument("topics", nargs=-1, metavar="[TOPIC]..")
@click.option("--seed", type=click.IntRange(0), help="Repeat an earlier run's start.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--out", type=output.named, metavar="FOLDER", help="A new folder for pages to project, one per topic.")
@click.option("--projector", is_flag=True, help="Pages of --out open as slides; on any page the key p does the same.")
@click.option(
    "--times", is_flag=True, help="Time both sides from 10 to 10^6 points for --out; else it has recorded times."
)
def automates_command(
    topics: tuple[str, ...], seed: int | None, form: str, out: Path | None, projector: bool, times: bool
) -> None:
    """Measure what a framework automates, by hand and in torch.

    Both start from the same random numbers, and all that they compute is compared. Without a
    TOPIC, all of them. Of one TOPIC alone, both codes are shown with the numbers between them.

    Exit codes: 0 when both sides agree, 1 when they differ, 2 when they could not be compared. A topic that this
    machine lacks something for is left out, with its reason.

    \b
    Examples:
      crosscheck automates
      crosscheck automates optimizers
      crosscheck automates --out pages
    """
    from crosscheck.command.automating import results
    from crosscheck.homework.network import fresh_seed
    from crosscheck.lecture.comparison import sides
    from crosscheck.lecture.topics import TOPICS

    if unknown := [name for name in topics if name not in TOPICS]:
        near = get_close_matches(unknown[0], TOPICS, n=1, cutoff=0.7)
        told = f"the nearest is {near[0]}" if near else f"there are {', '.join(TOPICS)}"
        raise CannotJudgeError(f"There is no topic {unknown[0]!r}; {told}.")
    chosen = [TOPICS[name] for name in dict.fromkeys(topics or TOPICS)]
    for option, given in (("projector", projector), ("times", times)):
        if given and out is None:
            raise CannotJudgeError(f"--{option} is for the pages of --out.")
    seed = fresh_seed() if seed is None else seed
    sides(chosen[0].name)  # fails at once if torch is not installed
    if out is None:
        outcomes = _measured(chosen, seed, form, with_mistakes=False)
    else:
        from crosscheck.command.automating import pages

        with output.folder(out, "matplotlib", "latex2mathml"):
            if any(out.iterdir()):
                raise CannotJudgeError(f"{out} is not empty; --out writes to a new or an empty folder.")
            outcomes = _measured(chosen, seed, form, with_mistakes=True)
            for name, page in pages.render(outcomes, seed, projector, times).items():
                write_whole(out / name, page)
        beside = counted(len(outcomes), "page")
        click.echo(f"Written: {out / pages.INDEX}, and {beside} beside it.", err=form == "json")
    sys.exit(results.exit_code(outcomes))


def _measured(chosen: list[Topic], seed: int, form: str, with_mistakes: bool) -> list[TopicOutcome]:
    """Measure the topics in order. Print each result as soon as it is there, and a summary; or print all as JSON."""
    from crosscheck.command.automating import results
    from crosscheck.lecture.topic import random_start

    start, table = random_start(seed), form == "text" and len(chosen) > 1
    show = results.print_row if table else results.print_both_codes
    outcomes: list[TopicOutcome] = []
    if table:
        results.say(results.HEAD)
    with output.stdout_kept(form == "json"):
        for topic in output.tracked("topics", chosen):
            outcomes.append(results.measured(topic, start, with_mistakes))
            if form == "text":
                show(outcomes[-1])
    if form == "json":
        click.echo(results.to_json(outcomes, seed))
    else:
        results.print_closing(outcomes, seed)
    return outcomes
