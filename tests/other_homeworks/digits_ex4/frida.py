import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    size1 = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:size1].reshape(hidden_layer_size, input_layer_size + 1)
    Theta2 = nn_params[size1:].reshape(num_labels, hidden_layer_size + 1)
    m = X.shape[0]

    # thetas for the regularisation: bias column set to zero
    Reg1 = Theta1
    Reg1[:, 0] = 0
    Reg2 = Theta2
    Reg2[:, 0] = 0

    A1 = np.c_[np.ones(m), X]
    A2 = np.c_[np.ones(m), sigmoid(A1 @ Theta1.T)]
    H = sigmoid(A2 @ Theta2.T)
    Y = np.zeros((m, num_labels))
    Y[np.arange(m), y - 1] = 1

    J = np.sum(-Y * np.log(H) - (1 - Y) * np.log(1 - H)) / m
    J += lambda_ / (2 * m) * (np.sum(Reg1**2) + np.sum(Reg2**2))
    D3 = H - Y
    D2 = (D3 @ Theta2[:, 1:]) * A2[:, 1:] * (1 - A2[:, 1:])
    G1 = (D2.T @ A1 + lambda_ * Reg1) / m
    G2 = (D3.T @ A2 + lambda_ * Reg2) / m
    return J, np.concatenate((G1.ravel(), G2.ravel()))
