"""`crosscheck` as a test runs it, in its own process, and a party to run it on."""

from pathlib import Path

from click.testing import CliRunner, Result

from crosscheck.command.cli import main

PARTY = """
from manual.by_hand import loss, loss_gradient as right


def loss_gradient(params, X, y):
    gradient = right(params, X, y)
    {fault}
    return gradient
"""


def run(*words: object) -> Result:
    """Run the command with these words; it may end with any code, and raises nothing."""
    result = CliRunner().invoke(main, list(map(str, words)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def ok(*words: object) -> Result:
    """Run a command that must end well."""
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result


def refusal(*words: object) -> str:
    """Run a command that must be refused, and return what it says."""
    result = run(*words)
    assert result.exit_code == 2, result.output
    return result.stderr


def train(*words: object) -> Result:
    return run("train", *words)


def party(folder: Path, fault: str, name: str = "mine.py") -> Path:
    """Write a party that is right but for this line, in which `gradient` is its gradient; return the file."""
    (folder / name).write_text(PARTY.format(fault=fault), encoding="utf-8")
    return folder / name
