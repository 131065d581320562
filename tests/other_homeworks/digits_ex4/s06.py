import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    cut = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:cut].reshape(hidden_layer_size, -1)
    Theta2 = nn_params[cut:].reshape(num_labels, -1)
    m = X.shape[0]
    X1 = np.insert(X, 0, 1, axis=1)

    hidden = sigmoid(X1.dot(Theta1.T))
    hidden1 = np.insert(hidden, 0, 1, axis=1)
    output = sigmoid(hidden1.dot(Theta2.T))

    Y = np.zeros_like(output)
    Y[np.arange(m), y - 1] = 1
    J = -(Y * np.log(output) + (1 - Y) * np.log(1 - output)).sum() / m
    J += lambda_ * ((Theta1[:, 1:] ** 2).sum() + (Theta2[:, 1:] ** 2).sum()) / (2 * m)

    # backprop
    err_out = output - Y
    err_hidden = err_out.dot(Theta2[:, 1:])
    grad1 = err_hidden.T.dot(X1) / m
    grad2 = err_out.T.dot(hidden1) / m
    grad1[:, 1:] += lambda_ / m * Theta1[:, 1:]
    grad2[:, 1:] += lambda_ / m * Theta2[:, 1:]
    return J, np.append(grad1.ravel(), grad2.ravel())
