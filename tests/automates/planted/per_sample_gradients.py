from typing import Any

import numpy as np

from manual.by_hand import loss_gradient
from manual.topics import per_sample_gradients
from tests.automates.planted.planted import Planted


def the_mean_of_all(params: Any, X: Any, y: Any) -> Any:
    return np.tile(loss_gradient(params, X, y) / len(X), (len(X), 1))


def of_the_mean_loss(params: Any, X: Any, y: Any) -> Any:
    return per_sample_gradients.per_sample_gradients(params, X, y) / len(X)


def weights_by_columns(params: Any, X: Any, y: Any) -> Any:
    right = per_sample_gradients.per_sample_gradients(params, X, y)
    dE_dV = right[:, 5:13].reshape(-1, 4, 2).transpose(0, 2, 1).reshape(-1, 8)
    return np.hstack([right[:, :5], dE_dV, right[:, 13:]])


def labels_against_all_points(params: Any, X: Any, y: Any) -> Any:
    each_label = [per_sample_gradients.per_sample_gradients(params, X, np.full(len(X), label)) for label in (0.0, 1.0)]
    return each_label[0] * np.mean(y == 0) + each_label[1] * np.mean(y == 1)


def sum_clipped(gradients: Any, largest: Any) -> Any:
    g = gradients.sum(axis=0)
    return g * min(1, largest / np.linalg.norm(g))


def all_scaled(gradients: Any, largest: Any) -> Any:
    return (gradients * largest / np.linalg.norm(gradients, axis=1, keepdims=True)).sum(axis=0)


def by_value(gradients: Any, largest: Any) -> Any:
    return np.clip(gradients, -largest, largest).sum(axis=0)


PLANTED = (
    Planted("each point's share of the mean", {"per_sample_gradients": the_mean_of_all}, "gradients"),
    Planted("the mean loss is differentiated", {"per_sample_gradients": of_the_mean_loss}, "their sum"),
    Planted("V is flattened by columns", {"per_sample_gradients": weights_by_columns}, "gradients"),
    Planted("labels (500, 1) meet outputs (500,)", {"per_sample_gradients": labels_against_all_points}, "gradients"),
    Planted("the sum is clipped in place of each", {"clipped_sum": sum_clipped}, "clipped sum"),
    Planted("short gradients are made longer", {"clipped_sum": all_scaled}, "clipped sum"),
    Planted("clipped by value", {"clipped_sum": by_value}, "clipped sum"),
)
