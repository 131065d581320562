"""The progress of grading: in words, and on a terminal alone."""

from __future__ import annotations

import io
import sys

import pytest

from crosscheck.command.grading import judges


def test_progress_in_words() -> None:
    from crosscheck.classes.grading import Progress

    assert judges.in_words(Progress(0, 60, None), 0) == "60 left"
    assert judges.in_words(Progress(30, 60, (("anna",), 3.0)), 60) == "60 left, 30 a minute"
    assert judges.in_words(Progress(30, 60, (("anna",), 70.0)), 60).endswith("; anna for 70 s")
    together = judges.in_words(Progress(30, 60, (("anna", "ben", "cleo"), 70.0)), 60)
    assert together.endswith("; anna or one of 2 more for 70 s")


def test_progress_is_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from crosscheck.classes.grading import Progress

    for terminal in (False, True):
        stream = io.StringIO()
        monkeypatch.setattr(stream, "isatty", lambda terminal=terminal: terminal)
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("COLUMNS", "200")
        with judges.live(3) as show:
            show(Progress(1, 2, (("[red]anna",), 70.0)))
        assert bool(stream.getvalue()) is terminal
        assert ("2 left" in stream.getvalue()) is terminal
        assert ("[red]anna for 70 s" in stream.getvalue()) is terminal
