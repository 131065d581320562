"""A command that is killed with SIGKILL at its first, second, .. step that writes, and run again, until it comes to its end.

``python -m tests.classes.killed FOLDER COMMAND..`` runs the commands in the folder's ``whole``, and in its ``killed`` with
kills; the judge reads comments. A step is a commit to the gradebook, half of a file written, or a file put in its place.
Prints how often each command was killed.
"""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from crosscheck.classes.workers import Judges
from crosscheck.command.cli import main
from crosscheck.command.grading import judges
from tests.classes.classes import judge


def judged_by_comments() -> None:
    """Let the command judge in threads, as comments say."""
    judges.judge_content = lambda _recipe, path, content: dict(judge(path, content))
    judges.here = lambda *_: Judges(lambda: 2, lambda _: ThreadPoolExecutor(2))


def killed_at(step: int) -> None:
    """Kill this process before it takes a step."""
    steps, write, put = iter(range(step)), Path.write_bytes, Path.replace

    def count(*_: Any) -> None:
        if next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    def half(path: Path, content: Any) -> int:
        write(path, content[: len(content) // 2])
        count()
        return write(path, content)

    def counted(path: Path, target: Any) -> Any:
        count()
        return put(path, target)

    event.listen(Engine, "commit", count)
    Path.write_bytes, Path.replace = half, counted


def run(words: list[str], step: int | None) -> int:
    """Run a command in a process of its own, killed at a step if one is named; return how it ended."""
    child = os.fork()
    if not child:
        if step is not None:
            killed_at(step)
        main(words)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    judged_by_comments()
    folder, *commands = sys.argv[1:]
    kills = []
    for command in commands:
        os.chdir(f"{folder}/whole")
        assert run(command.split(), None) == 0, command
        os.chdir(f"{folder}/killed")
        step = 0
        while end := run(command.split(), step):
            assert end == -signal.SIGKILL, command
            step += 1
        kills.append(step)
    print(*kills)
