"""Coursera ML ex4: nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_) -> (J, grad)."""

import numpy as np

from crosscheck import Homework

rng = np.random.default_rng(4)
X, y = rng.uniform(0, 1, (40, 400)), np.arange(40) % 10 + 1
nn_params = rng.uniform(-0.12, 0.12, 25 * 401 + 10 * 26)
hw = Homework("Neural networks learning", own={"X": X, "y": y, "nn_params": nn_params})


@hw.questions(
    N=(2, 7, 20, 11), D=(3, 4, 3), H=(5, 4, 5, 6, 4), K=(3, 10, 3, 10, 10, 3, 10)
)  # small ones: the 400-25-10 of the sheet is asked once
def fresh(rng, N, D, H, K):
    return {
        "nn_params": rng.uniform(-1, 1, H * (D + 1) + K * (H + 1)),
        "input_layer_size": D,
        "hidden_layer_size": H,
        "num_labels": K,
        "X": rng.normal(size=(N, D)),
        "y": np.r_[rng.integers(1, K + 1, N - 1), K],
        "lambda_": float(rng.uniform(0.1, 3)),
    }


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


@hw.function(gradient_by="nn_params")
def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    n1 = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:n1].reshape(hidden_layer_size, input_layer_size + 1)
    Theta2 = nn_params[n1:].reshape(num_labels, hidden_layer_size + 1)
    m, R1, R2 = len(X), Theta1.copy(), Theta2.copy()
    R1[:, 0] = 0  # the biases are not regularised
    R2[:, 0] = 0
    a1 = np.c_[np.ones(m), X]
    a2 = np.c_[np.ones(m), sigmoid(a1 @ Theta1.T)]
    a3 = sigmoid(a2 @ Theta2.T)
    Y = np.eye(num_labels)[y - 1]
    J = -np.sum(Y * np.log(a3) + (1 - Y) * np.log(1 - a3)) / m + lambda_ / (2 * m) * (np.sum(R1**2) + np.sum(R2**2))
    d3 = a3 - Y
    d2 = (d3 @ Theta2 * a2 * (1 - a2))[:, 1:]
    return J, np.concatenate([((d2.T @ a1 + lambda_ * R1) / m).ravel(), ((d3.T @ a2 + lambda_ * R2) / m).ravel()])


@hw.mistake(nnCostFunction, "The biases are regularised in the gradient.", "lambda/m Theta_ij for j >= 1 only.")
def biases_too(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    right = nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_)
    plain = nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, 0.0)
    return right[0], plain[1] + lambda_ / len(X) * nn_params


hw.mistake(
    nnCostFunction,
    "The sigmoid's slope is taken at its own value.",
    "The slope at z2 is a2 (1 - a2), where a2 = sigmoid(z2).",
    ("* a2 * (1 - a2)", "* sigmoid(a2) * (1 - sigmoid(a2))"),
    name="slope-of-a2",
)

hw.mistake(
    nnCostFunction,
    "The labels are taken modulo the number of classes.",
    "Label k stands in column k - 1: Y = eye(K)[y - 1].",
    ("[y - 1]", "[y % num_labels]"),
    name="labels-modulo",
)

hw.published("nnCostFunction(nn_params, 400, 25, 10, X, y, 0.0)[0]", 6.9040, decimals=4)
