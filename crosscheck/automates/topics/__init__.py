"""The topics, one file each, found by being there."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from crosscheck.automates.topic import Topic

_FOUND: list[Topic] = [import_module(f"{__name__}.{module.name}").TOPIC for module in iter_modules(__path__)]

#: By their names, in the order in which a course takes them up.
TOPICS: Mapping[str, Topic] = {topic.name: topic for topic in sorted(_FOUND, key=lambda topic: topic.place)}
