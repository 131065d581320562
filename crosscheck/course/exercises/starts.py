"""Of the notebook on random starts: how widely to draw, and how often."""

from __future__ import annotations

from math import ceil, log

from crosscheck.course.exercise import Exercise

spread_of_weights = Exercise(
    right=0.1,
    mistakes=(
        (0.01, "That is the variance. The spread is its square root."),
        (1.0, "Then q would be ten times as widely spread as x: 100 terms are added."),
        (10.0, "That is the other way round: more inputs need smaller weights."),
        (
            0.02,
            "That is the variance for a ReLU, which halves the mean square. Here is no ReLU, and a spread is asked for.",
        ),
        (0.02**0.5, "That is the spread for a ReLU, which halves the mean square. Here there is none."),
    ),
    otherwise="Each term w x has the variance of w times 1, and 100 independent terms add their variances.",
    lesson="1 / sqrt(m) for m inputs. For the way back it is 1 / sqrt(n) for n outputs, and Xavier's rule lies between the two.",
    rtol=1e-3,
)


def _starts(p: float, certainty: float) -> float:
    return ceil(log(1 - certainty) / log(1 - p))


starts_needed = Exercise(
    right=_starts,
    mistakes=(
        (lambda p, certainty: log(1 - certainty) / log(1 - p), "Nobody starts a part of a time: round up."),
        (
            lambda p, certainty: log(1 - certainty) // log(1 - p),
            "Rounded down, it is a little less certain than was asked for.",
        ),
        (
            lambda p, certainty: ceil(certainty / p),
            "Probabilities of independent tries do not add up: by that rule four tries at 0.3 would be more than certain.",
        ),
        (
            lambda p, certainty: ceil(log(certainty) / log(p)),
            "That is for all to succeed. What is the probability that all fail?",
        ),
        (
            lambda p, certainty: ceil(log(certainty) / log(1 - p)),
            "It is certain to that degree that one succeeds. How probable may it be, then, that all fail?",
        ),
        (
            lambda p, certainty: ceil(log(1 - certainty) / log(p)),
            "p is the probability that one succeeds. How probable is it that one fails?",
        ),
    ),
    otherwise="How probable is it that all n fail? And how probable may that be?",
    lesson="At a success rate of 0.3 it takes 13 starts to be 99 % certain. They can be trained at once, as the ensemble above.",
    calls=((0.3, 0.99), (0.05, 0.9), (0.5, 0.999), (0.9, 0.5)),
)
