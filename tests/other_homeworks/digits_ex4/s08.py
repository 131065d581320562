import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoidGradient(x):
    s = sigmoid(x)
    return s * (1 - s)


def forward(Theta1, Theta2, X):
    ones = np.ones((X.shape[0], 1))
    a1 = np.concatenate([ones, X], axis=1)
    z2 = np.dot(a1, Theta1.T)
    a2 = np.concatenate([ones, sigmoid(z2)], axis=1)
    z3 = np.dot(a2, Theta2.T)
    return a1, z2, a2, z3, sigmoid(z3)


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    n1 = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:n1].reshape(hidden_layer_size, input_layer_size + 1)
    Theta2 = nn_params[n1:].reshape(num_labels, hidden_layer_size + 1)
    m = X.shape[0]
    a1, z2, a2, z3, a3 = forward(Theta1, Theta2, X)
    Y = np.eye(num_labels)[y - 1]

    J = np.sum(-Y * np.log(a3) - (1 - Y) * np.log(1 - a3)) / m
    J += lambda_ / (2 * m) * (np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2))

    delta3 = a3 - Y
    delta2 = np.dot(delta3, Theta2[:, 1:]) * sigmoidGradient(z2)
    Theta1_grad = np.dot(delta2.T, a1) / m + lambda_ / m * Theta1
    Theta2_grad = np.dot(delta3.T, a2) / m + lambda_ / m * Theta2
    return J, np.concatenate([Theta1_grad.ravel(), Theta2_grad.ravel()])
