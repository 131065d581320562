"""What is asked of both sides of each topic, and how far they may differ."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from crosscheck.automates.topic import Topic

# In the order in which a course takes them up.
COURSE: Mapping[str, tuple[str, ...]] = {
    "The network and its gradient": ("forward", "backward", "packing", "stable_loss", "custom_function"),
    "Steps of descent": ("optimizers", "schedules"),
    "Random numbers and the points": (
        "randomness",
        "initialization",
        "mini_batches",
        "accumulation",
        "regularization",
    ),
    "More derivatives, and checks": (
        "per_sample_gradients",
        "ensembles",
        "second_derivatives",
        "forward_mode",
        "gradient_checking",
    ),
    "Memory, digits, speed, and long runs": ("checkpointing", "precision", "fusion", "data_parallel", "resuming"),
}
# Which of the course's eight notebooks takes up a topic.
NOTEBOOKS: Mapping[str, int] = {
    "forward": 1,
    "backward": 1,
    "gradient_checking": 2,
    "stable_loss": 3,
    "optimizers": 4,
    "schedules": 4,
    "initialization": 5,
    "ensembles": 5,
    "mini_batches": 6,
    "per_sample_gradients": 6,
    "second_derivatives": 7,
    "forward_mode": 7,
    "randomness": 8,
    "resuming": 8,
}
NAMES = tuple(name for names in COURSE.values() for name in names)


def load(name: str) -> Topic:
    """Load a topic by its name."""
    topic: Topic = import_module(f"{__name__}.{name}").TOPIC
    return topic
