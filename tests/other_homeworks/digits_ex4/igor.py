import numpy as np


def g(z):
    return 1 / (1 + np.exp(-z))


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    border = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:border].reshape(hidden_layer_size, input_layer_size + 1)
    Theta2 = nn_params[border:].reshape(num_labels, hidden_layer_size + 1)
    m = len(X)
    J = 0
    G1, G2 = np.zeros_like(Theta1), np.zeros_like(Theta2)
    for i in range(m):
        a1 = np.r_[1, X[i]]
        a2 = np.r_[1, g(Theta1 @ a1)]
        a3 = g(Theta2 @ a2)
        target = np.zeros(num_labels)
        target[y[i] - 1] = 1
        J -= (target @ np.log(a3) + (1 - target) @ np.log(1 - a3)) / m
        J += lambda_ / (2 * m) * (np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2))
        d3 = a3 - target
        d2 = (Theta2.T @ d3 * a2 * (1 - a2))[1:]
        G2 += d3[:, None] * a2[None, :]
        G1 += d2[:, None] * a1[None, :]
    G1[:, 1:] += lambda_ * Theta1[:, 1:]
    G2[:, 1:] += lambda_ * Theta2[:, 1:]
    return J, np.concatenate([G1.flatten(), G2.flatten()]) / m
