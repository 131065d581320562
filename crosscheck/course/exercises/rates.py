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
        (
            lambda k, n, s, eta: _rate(k, n, s, eta) if k < s else eta * (1 + cos(pi * (k - s) / (n - s - 1))) / 2,
            "The warm-up is right. With you the last step, k = n - 1, has a rate of 0. It would be 0 at k = n, not at n - 1.",
        ),
        (
            lambda k, n, s, eta: _rate(k, n, s, eta) if k < s else eta * cos(pi / 2 * (k - s) / (n - s)),
            "The warm-up is right. Then you have a quarter of a cosine, which is steepest at its end. Half a cosine comes down "
            "from its top to its bottom, and is level at both.",
        ),
        (
            lambda k, n, s, eta: eta * (1 / s + (1 - 1 / s) * k / s) if k < s else _rate(k, n, s, eta),
            "The cosine is right. The warm-up shown above gets to eta at k = s; here it should be there one step earlier.",
        ),
        (lambda k, n, s, eta: _rate(k, n, s, 1.0), "Your rates do not depend on eta."),
    ),
    otherwise="It should be eta / s at k = 0, and eta at k = s - 1 and at k = s.",
    lesson="In torch that is SequentialLR of LinearLR(start_factor=1/s, total_iters=s-1) and CosineAnnealingLR(T_max=n-s), "
    "with milestones=[s]. Large language models are trained with it.",
    calls=tuple((k, N, S, ETA) for k in range(N)),
    arguments=("k", "n", "s", "eta"),
)
