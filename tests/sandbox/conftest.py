"""Levels to test at, and a world outside whose every change is noticed."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from crosscheck.sandbox import processes
from crosscheck.sandbox.forkserver import SandboxUnavailable
from crosscheck.sandbox.levels import Level, choose_level
from crosscheck.submissions.outcomes import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WANTED = Wanted(
    functions=("network", "loss", "loss_gradient", "optimize"),
    n_parameters=17,
    descent="optimize",
    recorded={"loss": 0, "loss_gradient": 0},
)
GLOBALS = {"X": np.zeros((5, 2)), "y": np.zeros((5, 1)), "initial": np.arange(17.0)}


def level_or_skip(name: str) -> Level:
    """In continuous integration on Linux a level that is missing is a failure, not a skip."""
    try:
        return choose_level(name)  # type: ignore[arg-type]
    except SandboxUnavailable as reason:
        if "CI" in os.environ and sys.platform == "linux":
            raise
        pytest.skip(str(reason))


@pytest.fixture(params=["process", "strong"])
def level(request: pytest.FixtureRequest) -> Level:
    return level_or_skip(request.param)


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the children of this test carry in their environments, at the process level."""
    drawn: list[str] = []

    def token_hex(size: int) -> str:
        drawn.append(os.urandom(size).hex())
        return drawn[-1]

    monkeypatch.setattr(processes, "secrets", SimpleNamespace(token_hex=token_hex))
    return drawn


@dataclass
class Outside:
    """A file, a server and a secret that no submission may touch."""

    file: Path
    port: int
    server: socket.socket

    def fill_in(self, source: str) -> str:
        return source.replace("CANARY_FILE", str(self.file)).replace("CANARY_PORT", str(self.port))

    def is_unharmed(self) -> bool:
        alone = list(self.file.parent.iterdir()) == [self.file]
        return alone and self.file.read_text() == "alive" and not self._was_visited()

    def _was_visited(self) -> bool:
        try:
            self.server.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outside]:
    monkeypatch.setenv("CANARY_SECRET", "secret")
    file = tmp_path / "canary" / "file"
    file.parent.mkdir()
    file.write_text("alive")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield Outside(file, server.getsockname()[1], server)
