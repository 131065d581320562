"""`crosscheck` as a test runs it, in its own process."""

from click.testing import CliRunner, Result

from crosscheck.command.cli import main


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
