"""Gradebooks that a test leaves open are closed after it, and judges that need no process of their own."""

from typing import Any

import pytest
from sqlalchemy import Engine

from crosscheck.classes import database
from crosscheck.command.grading import judges
from tests.classes.killed import judged_by_comments


@pytest.fixture(autouse=True)
def _gradebooks_are_closed(monkeypatch):
    engines: list[Engine] = []
    create = database.sa.create_engine

    def listed(*args: Any, **named: Any) -> Engine:
        engines.append(create(*args, **named))
        return engines[-1]

    monkeypatch.setattr(database.sa, "create_engine", listed)
    yield
    for engine in engines:
        engine.dispose()


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def by_comments(monkeypatch):
    """Let `crosscheck grade` judge in threads of this process, as the comments of submissions say."""
    for name in ("judge_content", "here"):
        monkeypatch.setattr(judges, name, getattr(judges, name))
    judged_by_comments()
