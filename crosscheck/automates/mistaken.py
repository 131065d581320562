"""A topic's mistake made: one side's code with a piece of it changed, run as the right one is."""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any

import numpy as np

from crosscheck.automates.source import source_of
from crosscheck.automates.topic import Mistake, Side, Start, Topic


def measure_mistaken(topic: Topic, side: Side, start: Start) -> Mapping[str, Any]:
    """Measure one side of a topic with its mistake made."""
    with with_mistake(side, topic.mistake) as mistaken, np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # some mistakes are warned of: what they do to the numbers is shown all the same
        return topic.measure(mistaken, start)


@contextmanager
def with_mistake(side: Side, mistake: Mistake) -> Iterator[Side]:
    """Make the mistake: yield the side with a module of its own, from a file, so that other processes find it as well.

    Raises
    ------
    ValueError
        If the piece that the mistake changes does not stand in the side's file once.
    """
    module = f"{side.code.__name__.replace('.', '_')}_mistaken"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"{module}.py").write_text(changed(source_of(side), mistake), encoding="utf-8")
        sys.path.insert(0, folder)
        invalidate_caches()
        try:
            yield replace(side, code=import_module(module))
        finally:
            sys.path.remove(folder)
            sys.modules.pop(module, None)


def changed(source: str, mistake: Mistake) -> str:
    """Return the source with the mistake in it."""
    if source.count(mistake.right) != 1:
        raise ValueError(f"{mistake.right!r} stands in the code {source.count(mistake.right)} times, expected once")
    return source.replace(mistake.right, mistake.wrong)
