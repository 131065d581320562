"""The process level's children: a fresh interpreter for each, in a private folder."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
import sys
import tempfile
from typing import IO, TYPE_CHECKING, Any, TypeAlias, cast

from crosscheck.sandbox import bubblewrap, processes
from crosscheck.sandbox.environment import clean_environment

if TYPE_CHECKING:
    from collections.abc import Mapping

Pipes: TypeAlias = tuple[IO[bytes], IO[bytes], IO[bytes]]


class SpawnedChild:
    """An interpreter and whatever it starts, recognised by a mark in their environment."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._mark = secrets.token_hex(16)
        self._folder = tempfile.mkdtemp(prefix="judged-", suffix=self._mark)
        program = str(bubblewrap.INSIDE / "__main__.py")
        settings = {**settings, "folder": self._folder}
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-u", program, json.dumps(settings)],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self._folder,
            env=clean_environment(self._folder, self._mark),
            start_new_session=True,
        )

    @property
    def pipes(self) -> Pipes:
        """Requests, replies, and what is printed."""
        return cast("Pipes", (self._process.stdin, self._process.stdout, self._process.stderr))

    def exit_code(self, seconds: float = 0) -> int | None:
        """Return its exit code; None if it has not ended within these seconds."""
        try:
            return self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None

    def started(self) -> list[int]:
        """Return its id and those of the processes beneath it."""
        return [self._process.pid, *processes.descendants(self._process.pid)]

    def end(self) -> None:
        """End it and all that it started, and delete its folder."""
        processes.end_all(self._process, self._mark)
        _delete(self._folder)


def _delete(folder: str) -> None:
    """Delete a folder, even one nested more deeply than Python can recurse."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except RecursionError:
        subprocess.run(["rm", "-rf", "--", folder], check=False, stderr=subprocess.DEVNULL)
