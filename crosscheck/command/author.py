"""`crosscheck author`: begin another homework, and check it before any submission is judged."""

import sys
from pathlib import Path

import click

from crosscheck.classes.places import write_whole
from crosscheck.command import output
from crosscheck.command.judging import named_homework
from crosscheck.submissions.errors import CannotJudgeError


@click.group("author")
def author_command() -> None:
    """Write a homework of your own, in one file.

    \b
    Examples:
      crosscheck author new ours.py
      crosscheck author check ours.py
    """


@author_command.command("new")
@click.argument("file", type=output.PATH)
def new(file: Path) -> None:
    """Write a commented homework to begin with into FILE.

    \b
    Example:
      crosscheck author new ours.py
    """
    if file.suffix != ".py":
        raise CannotJudgeError(f"{file} is to end in .py: a homework is a Python file.")
    write_whole(file, Path(__file__).with_name("example_homework.py").read_bytes())
    click.echo(f"written to {file}; look at it with: crosscheck author check {file}")


@author_command.command("check")
@click.argument("homework", metavar="FILE.py[:NAME]")
def check(homework: str) -> None:
    """Report what is wrong in FILE.py and what its questions tell apart.

    Exit code 0: nothing is wrong, 1: something is, 2: it cannot be loaded or asked.

    \b
    Example:
      crosscheck author check ours.py
    """
    from crosscheck.homework.author import Homework
    from crosscheck.judge.authoring import look_at

    own = named_homework(homework)
    if not isinstance(own, Homework):
        what = "a homework of a network, not one by its functions"
        raise CannotJudgeError(f"{homework} is {what}: there is nothing to check.")
    looked = look_at(own)
    for line in (f"{kind}{line}" for kind, lines in looked.items() for line in lines):
        click.echo(line)
    wrong = len(looked["wrong: "])
    click.echo(f"{wrong} to correct" if wrong else "nothing is wrong")
    sys.exit(1 if wrong else 0)
