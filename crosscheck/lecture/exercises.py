"""The exercises of all topics, by name. No notebook shows code that answers its own exercises."""

from crosscheck.lecture.topics import TOPICS

_ALL = {name: exercise for topic in TOPICS.values() for name, exercise in topic.exercises.items()}
__all__ = [*_ALL]
globals().update(_ALL)
