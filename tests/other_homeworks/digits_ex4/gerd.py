import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    k = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:k].reshape(hidden_layer_size, -1)
    Theta2 = nn_params[k:].reshape(num_labels, -1)
    m = X.shape[0]
    one = np.ones((m, 1))
    a1 = np.concatenate([one, X], axis=1)
    z2 = a1 @ Theta1.T
    a2 = np.concatenate([one, sigmoid(z2)], axis=1)
    a3 = sigmoid(a2 @ Theta2.T)
    Y = (np.arange(num_labels) == (y - 1)[:, None]).astype(int)
    J = -np.mean(np.sum(Y * np.log(a3) + (1 - Y) * np.log(1 - a3), axis=1))
    J += lambda_ / 2 / m * (np.sum(np.square(Theta1[:, 1:])) + np.sum(np.square(Theta2[:, 1:])))
    d3 = a3 - Y
    d2 = d3 @ Theta2[:, 1:] * sigmoid(z2) * (1 - sigmoid(z2))
    grad1 = d2.T @ a1 / m
    grad2 = d3.T @ a2 / m
    # not the bias
    grad1[1:] += lambda_ / m * Theta1[1:]
    grad2[1:] += lambda_ / m * Theta2[1:]
    return J, np.concatenate([grad1.ravel(), grad2.ravel()])
