"""Gradebooks that a test leaves open are closed after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from crosscheck.classes import opening


@pytest.fixture(autouse=True)
def _gradebooks_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    engines: list[Engine] = []
    create = opening.create_engine

    def listed(*args: Any, **named: Any) -> Engine:
        engines.append(create(*args, **named))
        return engines[-1]

    monkeypatch.setattr(opening, "create_engine", listed)
    yield
    for engine in engines:
        engine.dispose()
