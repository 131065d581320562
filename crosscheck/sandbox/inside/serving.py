"""The child's side: runs the submission and answers the judge's requests, one at a time.

Requests come on stdin, replies go to stdout and the submission's own output to stderr. Nothing here decides
anything: submission and runner share a process, so every reply is taken as the submission's word.
"""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, Any

from . import wire
from .channel import Channel
from .isolation import self_restriction
from .isolation.seccomp import refuse_system_calls
from .runner import Runner

if TYPE_CHECKING:
    from typing import NoReturn


def serve(settings: dict[str, Any]) -> NoReturn:
    """Give up what no formula needs, then serve requests until the judge goes away."""
    if settings["guard"]:
        self_restriction.stand_guard()
    channel = Channel(settings["largest_request"])
    self_restriction.limit_resources(**settings["resources"])
    self_restriction.landlock(settings["folder"])
    refuse_system_calls()
    _draw_new_numbers()
    warnings.simplefilter("ignore")
    runner = Runner()
    while True:
        request = wire.parse(channel.receive())
        channel.send(wire.frame(runner.answer(request)))


def _draw_new_numbers() -> None:
    """Forks of one process would otherwise draw the same; Python's own generator sees to it by itself."""
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
