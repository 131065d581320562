import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def cost(a3, labels, Theta1, Theta2, lambda_):
    total = 0.0
    for row, label in zip(a3, labels):
        for k, a in enumerate(row, start=1):
            total -= np.log(a) if k == label else np.log(1 - a)
    penalty = sum(np.sum(T[:, 1:] ** 2) for T in (Theta1, Theta2))
    return (total + 0.5 * lambda_ * penalty) / len(labels)


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    shapes = [(hidden_layer_size, input_layer_size + 1), (num_labels, hidden_layer_size + 1)]
    thetas, start = [], 0
    for rows, cols in shapes:
        thetas.append(nn_params[start : start + rows * cols].reshape(rows, cols))
        start += rows * cols
    m = len(X)

    activations = [X]
    for T in thetas:
        activations.append(sigmoid(activations[-1] @ T[:, 1:].T + T[:, 0]))

    delta = activations[-1].copy()
    delta[np.arange(m), y - 1] -= 1
    grads = []
    for layer in (1, 0):
        a, T = activations[layer], thetas[layer]
        g = np.empty_like(T)
        g[:, 0] = delta.mean(axis=0)
        g[:, 1:] = np.tensordot(delta, a, axes=(0, 0)) / m + lambda_ * T[:, 1:] / m
        grads.insert(0, g.ravel())
        delta = delta @ T[:, 1:] * a * (1 - a)
    return cost(activations[-1], y, *thetas, lambda_), np.concatenate(grads)
