"""Of the notebook on points in parts: a mean of means, and the steps of an epoch."""

from __future__ import annotations

import numpy as np

from crosscheck.course.exercise import Exercise, Numbers

steps_of_an_epoch = Exercise(
    right=8.0,
    mistakes=(
        (7.0, "Seven batches are full. What becomes of the 52 points that are left?"),
        (500 / 64, "The last batch is smaller than the others, but it is a step like them."),
        (64.0, "That is how many points a batch has. How many batches are there?"),
    ),
    otherwise="Count how many batches of 64 there are in 500 points, and what to do with the rest.",
    lesson="Seven of 64 points and one of 52. With drop_last=True torch's loader leaves the last one out.",
)


def _gradient(gradients: Numbers, sizes: Numbers) -> Numbers:
    mean: Numbers = (sizes[:, np.newaxis] * gradients).sum(axis=0) / sizes.sum()
    return mean


gradient_of_the_mean = Exercise(
    right=_gradient,
    mistakes=(
        (
            lambda gradients, sizes: gradients.mean(axis=0),
            "That counts each part as much as any other. The last part has fewer points, and each of these would count more.",
        ),
        (
            lambda gradients, sizes: gradients.sum(axis=0),
            "Each of these is a mean already. The sum of means is no mean.",
        ),
        (
            lambda gradients, sizes: (sizes[:, np.newaxis] * gradients).sum(axis=0),
            "That is the gradient of the sum over all points, not of the mean.",
        ),
        (
            lambda gradients, sizes: (sizes[:, np.newaxis] * gradients).mean(axis=0),
            "You divide by the number of parts. Of what is it a mean?",
        ),
        (
            lambda gradients, sizes: gradients.sum(axis=0) / sizes.sum(),
            "Each of these has been divided by its own size already.",
        ),
    ),
    otherwise="Each point should count as much as any other. How much does each part's gradient count, then?",
    lesson="In torch one writes (len(part) / N * mean).backward() for each part, and .grad adds them up.",
    calls=tuple(
        (np.random.default_rng(seed).normal(size=(3, 17)), np.array(sizes))
        for seed, sizes in ((1, (200, 200, 100)), (2, (64, 64, 5)))
    ),
)
