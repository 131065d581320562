"""The exercises of all topics, each by its name. None is a quotation of the codes that its notebook shows."""

from collections.abc import Callable
from typing import Any

from crosscheck.lecture.topics import TOPICS

__all__ = [name for topic in TOPICS.values() for name in topic.exercises]


def __getattr__(name: str) -> Callable[..., Any]:
    for topic in TOPICS.values():
        if name in topic.exercises:
            return topic.exercises[name]
    raise AttributeError(f"There is no exercise {name!r}; there are {', '.join(__all__)}.")
