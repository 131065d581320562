import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoidGradient(z):
    g = sigmoid(z)
    return g * (1 - g)


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    n = (input_layer_size + 1) * hidden_layer_size
    Theta1 = nn_params[0:n].reshape((hidden_layer_size, input_layer_size + 1))
    Theta2 = nn_params[n:].reshape((num_labels, hidden_layer_size + 1))
    m = len(X)
    a1 = np.insert(X, 0, 1, axis=1)
    a2 = sigmoid(a1.dot(Theta1.T))
    a2 = np.insert(a2, 0, 1, axis=1)
    a3 = sigmoid(a2.dot(Theta2.T))
    yk = np.array([[1.0 if label == k else 0.0 for k in range(1, num_labels + 1)] for label in y])
    J = -(yk * np.log(a3) + (1 - yk) * np.log(1 - a3)).sum() / m
    J = J + lambda_ * ((Theta1[:, 1:] ** 2).sum() + (Theta2[:, 1:] ** 2).sum()) / (2 * m)

    delta3 = a3 - yk
    delta2 = delta3.dot(Theta2) * sigmoidGradient(a2)
    delta2 = delta2[:, 1:]
    reg1 = np.insert(Theta1[:, 1:], 0, 0, axis=1)
    reg2 = np.insert(Theta2[:, 1:], 0, 0, axis=1)
    grad1 = delta2.T.dot(a1) / m + lambda_ / m * reg1
    grad2 = delta3.T.dot(a2) / m + lambda_ / m * reg2
    return J, np.append(grad1, grad2)
