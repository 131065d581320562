import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_gradient(z):
    g = sigmoid(z)
    return g * (1 - g)


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    n = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[0:n].reshape(hidden_layer_size, input_layer_size + 1)
    Theta2 = nn_params[n:].reshape(num_labels, hidden_layer_size + 1)
    m = len(y)

    # Feedforward
    a1 = np.column_stack((np.ones(m), X))
    z2 = a1 @ Theta1.T
    a2 = np.column_stack((np.ones(m), sigmoid(z2)))
    z3 = a2 @ Theta2.T
    a3 = sigmoid(z3)

    # one-hot labels
    Y = (y.reshape(-1, 1) == np.arange(num_labels)).astype(float)

    reg = lambda_ / (2 * m) * (np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2))
    J = np.sum(-Y * np.log(a3) - (1 - Y) * np.log(1 - a3)) / m + reg

    # Backpropagation
    d3 = a3 - Y
    d2 = (d3 @ Theta2[:, 1:]) * sigmoid_gradient(z2)
    T1 = Theta1.copy()
    T1[:, 0] = 0
    T2 = Theta2.copy()
    T2[:, 0] = 0
    g1 = (d2.T @ a1 + lambda_ * T1) / m
    g2 = (d3.T @ a2 + lambda_ * T2) / m
    return J, np.concatenate((g1.flatten(), g2.flatten()))
