import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    k = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:k].reshape((hidden_layer_size, input_layer_size + 1))
    Theta2 = nn_params[k:].reshape((num_labels, hidden_layer_size + 1))
    m = X.shape[0]
    Y = np.eye(num_labels)[y - 1, :]

    A1 = np.c_[np.ones((m, 1)), X]
    Z2 = A1.dot(Theta1.T)
    A2 = np.c_[np.ones((m, 1)), sigmoid(Z2)]
    Z3 = A2.dot(Theta2.T)
    A3 = sigmoid(Z3)

    cost = -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)) / m
    cost += (lambda_ / (2 * m)) * (np.sum(np.square(Theta1[:, 1:])) + np.sum(np.square(Theta2[:, 1:])))

    delta3 = (A3 - Y) * A3 * (1 - A3)
    delta2 = delta3.dot(Theta2[:, 1:]) * sigmoid(Z2) * (1 - sigmoid(Z2))

    Theta1_grad = delta2.T.dot(A1) / m
    Theta2_grad = delta3.T.dot(A2) / m
    Theta1_grad[:, 1:] = Theta1_grad[:, 1:] + (lambda_ / m) * Theta1[:, 1:]
    Theta2_grad[:, 1:] = Theta2_grad[:, 1:] + (lambda_ / m) * Theta2[:, 1:]
    return cost, np.r_[Theta1_grad.ravel(), Theta2_grad.ravel()]
