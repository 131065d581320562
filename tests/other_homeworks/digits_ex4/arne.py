import numpy as np
from math import log


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    split = hidden_layer_size * (input_layer_size + 1)
    Theta1 = np.reshape(nn_params[:split], (hidden_layer_size, input_layer_size + 1))
    Theta2 = np.reshape(nn_params[split:], (num_labels, hidden_layer_size + 1))
    m = X.shape[0]
    J = 0.0
    Delta1 = np.zeros(Theta1.shape)
    Delta2 = np.zeros(Theta2.shape)
    for t in range(m):
        a1 = np.append(1, X[t])
        a2 = np.append(1, sigmoid(Theta1 @ a1))
        a3 = sigmoid(Theta2 @ a2)
        d3 = a3.copy()
        for k in range(num_labels):
            if y[t] == k + 1:
                J -= log(a3[k])
                d3[k] -= 1
            else:
                J -= log(1 - a3[k])
        d2 = (Theta2.T @ d3)[1:] * a2[1:] * (1 - a2[1:])
        Delta1 += np.outer(d2, a1)
        Delta2 += np.outer(d3, a2)
    J /= m
    J += lambda_ / (2 * m) * np.sum(Theta1[:, 1:] ** 2)
    J += lambda_ / (2 * m) * np.sum(Theta2[:, 1:] ** 2)
    Theta1_grad = Delta1 / m
    Theta2_grad = Delta2 / m
    Theta1_grad[:, 1:] += lambda_ / m * Theta1[:, 1:]
    Theta2_grad[:, 1:] += lambda_ / m * Theta2[:, 1:]
    return J, np.hstack([Theta1_grad.flatten(), Theta2_grad.flatten()])
