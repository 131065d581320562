"""The exercises of all topics, by name. No answer to one stands in the codes that its notebook shows."""

from crosscheck.lecture.topics import TOPICS

_ALL = {name: exercise for topic in TOPICS.values() for name, exercise in topic.exercises.items()}
__all__ = [*_ALL]
globals().update(_ALL)
