import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    t1_len = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:t1_len].reshape(hidden_layer_size, input_layer_size + 1)
    Theta2 = nn_params[t1_len:].reshape(num_labels, hidden_layer_size + 1)
    m = X.shape[0]
    Xb = np.c_[np.ones(m), X]
    hid = sigmoid(Xb @ Theta1.T)
    hidb = np.c_[np.ones(m), hid]
    out = sigmoid(hidb @ Theta2.T)
    Y = np.eye(num_labels)[y - 1]
    J = -(Y * np.log(out)).sum() / m - ((1 - Y) * np.log(1 - out)).sum() / m
    J += lambda_ / (2 * m) * sum((T[:, 1:] ** 2).sum() for T in (Theta1, Theta2))

    err_out = out - Y
    err_hid = (err_out @ Theta2)[:, :-1] * hid * (1 - hid)
    dT1 = err_hid.T @ Xb / m
    dT2 = err_out.T @ hidb / m
    dT1[:, 1:] += lambda_ / m * Theta1[:, 1:]
    dT2[:, 1:] += lambda_ / m * Theta2[:, 1:]
    return J, np.concatenate([dT1.ravel(), dT2.ravel()])
