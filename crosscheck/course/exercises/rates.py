"""Of the notebook on the length of a step: momentum's limit, and a schedule."""

from __future__ import annotations

from math import cos, pi

from crosscheck.course.exercise import Exercise

N, S, ETA = 20, 5, 0.1

momentum_factor = Exercise(
    right=10.0,
    mistakes=(
        (0.9, "0.9 is what one step keeps of the last v. And then g is added."),
        (1.0, "That is SGD's step, and momentum's first. The second is longer: v = 0.9 g + g."),
        (1.9, "That is momentum's second step. Go on: what v stays as it is under v = 0.9 v + g?"),
        (9.0, "That is what v brings along from the steps before. This step's own g comes to it."),
        (0.1, "That is the other way round."),
    ),
    otherwise="After many steps v no longer changes: put v on both sides of v = 0.9 v + g, and solve for v.",
    lesson="1 / (1 - 0.9). So a rate that suits SGD may be ten times too large with momentum.",
)


def _rate(k: int, n: int, s: int, eta: float) -> float:
    return eta * (k + 1) / s if k < s else eta * (1 + cos(pi * (k - s) / (n - s))) / 2


warm_up_then_cosine = Exercise(
    right=_rate,
    mistakes=(
        (
            lambda k, n, s, eta: eta * k / s if k < s else _rate(k, n, s, eta),
            "The cosine is right. In the warm-up, step 0 has a rate of 0 with you: it would do nothing.",
        ),
        (
            lambda k, n, s, eta: eta * (k + 1) / s if k < s else eta * (1 + cos(pi * k / n)) / 2,
            "The warm-up is right. The cosine should begin at the top when the warm-up ends: count its steps from there.",
        ),
        (
            lambda k, n, s, eta: eta * (k + 1) / s if k < s else eta * (1 + cos(pi * (k - s) / n)) / 2,
            "The warm-up is right. The cosine has only n - s steps to come down.",
        ),
        (
            lambda k, n, s, eta: eta * (k + 1) / s if k < s else eta * (1 + cos(pi * (k - s) / (n - s))),
            "The warm-up is right. The cosine is twice too large: 1 + cos(0) is 2.",
        ),
        (lambda k, n, s, eta: _rate(k, n, s, 1.0), "Your rates do not depend on eta."),
    ),
    otherwise="Look at k = 0, where it should be eta / s, at k = s - 1 and k = s, where it should be eta both times.",
    lesson="In torch that is SequentialLR of LinearLR and CosineAnnealingLR, and large language models are trained with it.",
    calls=tuple((k, N, S, ETA) for k in range(N)),
)
