"""The topics: each file here is one. Its functions are found by their names, its exercises by their type."""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

from crosscheck.lecture.exercise import Exercise, Selection
from crosscheck.lecture.topic import Topic


def _topic(name: str) -> Topic:
    module = import_module(f"{__name__}.{name}")
    own = vars(module)
    functions = {of: own[of] for of in ("measure", "telling", "allowed", "lacks", "draw") if of in own}
    exercises = {of: value for of, value in own.items() if isinstance(value, Exercise | Selection)}
    topic: Topic = module.TOPIC
    question = (module.__doc__ or "").partition("\n")[0]
    return replace(topic, name=name, question=question, **functions, exercises={**topic.exercises, **exercises})


_FOUND = [_topic(module.name) for module in iter_modules(__path__)]

#: The topics by name, in the order of the course.
TOPICS: Mapping[str, Topic] = {topic.name: topic for topic in sorted(_FOUND, key=lambda topic: topic.place)}
