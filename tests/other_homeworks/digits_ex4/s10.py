import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoidGradient(z):
    return np.multiply(sigmoid(z), 1 - sigmoid(z))


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    Theta1 = nn_params[:(hidden_layer_size * (input_layer_size + 1))].reshape(
        hidden_layer_size, input_layer_size + 1)
    Theta2 = nn_params[(hidden_layer_size * (input_layer_size + 1)):].reshape(
        num_labels, hidden_layer_size + 1)
    m = y.size

    a1 = np.concatenate([np.ones((m, 1)), X], axis=1)
    z2 = a1 @ Theta1.T
    a2 = np.concatenate([np.ones((m, 1)), sigmoid(z2)], axis=1)
    a3 = sigmoid(a2 @ Theta2.T)

    J = 0
    for k in range(1, num_labels + 1):
        yk = (y == k).astype(int)
        hk = a3[:, k - 1]
        J += np.sum(-yk * np.log(hk) - (1 - yk) * np.log(1 - hk))
    J = J / m
    J = J + (lambda_ / m) * (np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2))

    Y = np.eye(num_labels)[y.reshape(-1) - 1]
    delta_3 = a3 - Y
    delta_2 = (delta_3 @ Theta2)[:, 1:] * sigmoidGradient(z2)
    Theta1_grad = (1 / m) * delta_2.T @ a1
    Theta2_grad = (1 / m) * delta_3.T @ a2
    Theta1_grad[:, 1:] = Theta1_grad[:, 1:] + (lambda_ / m) * Theta1[:, 1:]
    Theta2_grad[:, 1:] = Theta2_grad[:, 1:] + (lambda_ / m) * Theta2[:, 1:]
    return J, np.concatenate([Theta1_grad.ravel(), Theta2_grad.ravel()])
