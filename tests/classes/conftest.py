"""Gradebooks that a test leaves open are closed after it; a class that is handed back in nbgrader."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from crosscheck.classes import database
from crosscheck.classes.export.nbgrader import gradebook_of, open_course
from tests.classes.classes import graded, written
from tests.classes.nbgrader_course import CLASS, CONFIGURATION, Class
from tests.needs import absent


@pytest.fixture(autouse=True)
def _gradebooks_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    engines: list[Engine] = []
    create = database.sa.create_engine

    def listed(*args: Any, **named: Any) -> Engine:
        engines.append(create(*args, **named))
        return engines[-1]

    monkeypatch.setattr(database.sa, "create_engine", listed)
    yield
    for engine in engines:
        engine.dispose()


@pytest.fixture(scope="session")
def nbgrader_is_there() -> None:
    if find_spec("nbgrader") is None:
        absent("nbgrader is not installed")


@pytest.fixture(scope="session")
def new_gradebook(tmp_path_factory: pytest.TempPathFactory, nbgrader_is_there: None) -> Path:
    """A gradebook as nbgrader makes it, which takes a while."""
    folder = written(tmp_path_factory.mktemp("course"), {"source/.keep": ""})
    with gradebook_of(open_course(folder)):
        return folder / "gradebook.db"


@pytest.fixture
def class_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_gradebook: Path) -> Class:
    for variable in ("JUPYTER_CONFIG_DIR", "HOME"):  # what the user of this machine has configured is none of it
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    course = tmp_path / "course"
    written(course, {"nbgrader_config.py": CONFIGURATION.format(exchange=str(tmp_path / "exchange"))})
    shutil.copy(new_gradebook, course)
    return Class(course, graded(tmp_path / "class.sqlite", written(tmp_path / "class", CLASS)))
