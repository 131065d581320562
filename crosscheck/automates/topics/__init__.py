"""What is asked of both sides of each topic, and how far they may differ."""

from __future__ import annotations

from importlib import import_module

from crosscheck.automates.topic import Topic

# In the order in which a course takes them up.
NAMES = (
    "forward",
    "backward",
    "packing",
    "stable_loss",
    "custom_function",
    "optimizers",
    "schedules",
    "randomness",
    "initialization",
    "mini_batches",
    "accumulation",
    "regularization",
    "per_sample_gradients",
    "ensembles",
    "second_derivatives",
    "forward_mode",
    "gradient_checking",
    "checkpointing",
    "precision",
    "fusion",
    "data_parallel",
    "resuming",
)


def load(name: str) -> Topic:
    """Load a topic by its name."""
    topic: Topic = import_module(f"{__name__}.{name}").TOPIC
    return topic
