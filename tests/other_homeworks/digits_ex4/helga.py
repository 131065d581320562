import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def one_hot(y, num_labels):
    Y = np.zeros((len(y), num_labels))
    for i, label in enumerate(y):
        Y[i, label % num_labels] = 1  # the digit 0 has the label 10
    return Y


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    n1 = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:n1].reshape(hidden_layer_size, input_layer_size + 1)
    Theta2 = nn_params[n1:].reshape(num_labels, hidden_layer_size + 1)
    m = X.shape[0]
    Y = one_hot(y, num_labels)
    A1 = np.column_stack((np.ones(m), X))
    A2 = np.column_stack((np.ones(m), sigmoid(A1 @ Theta1.T)))
    A3 = sigmoid(A2 @ Theta2.T)
    cost = -Y * np.log(A3) - (1 - Y) * np.log(1 - A3)
    J = cost.sum() / m + lambda_ / (2 * m) * ((Theta1[:, 1:] ** 2).sum() + (Theta2[:, 1:] ** 2).sum())
    E3 = A3 - Y
    E2 = (E3 @ Theta2 * A2 * (1 - A2))[:, 1:]
    T1, T2 = Theta1.copy(), Theta2.copy()
    T1[:, 0] = T2[:, 0] = 0
    return J, np.concatenate([(E2.T @ A1 + lambda_ * T1).ravel(), (E3.T @ A2 + lambda_ * T2).ravel()]) / m
