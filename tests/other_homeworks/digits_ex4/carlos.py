import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoidGradient(z):
    return sigmoid(z) * sigmoid(-z)


def addOnes(A):
    return np.vstack((np.ones((1, A.shape[1])), A))


def recode(y, K):
    Y = np.zeros((K, len(y)))
    Y[np.array(y) - 1, np.arange(len(y))] = 1
    return Y


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    nn_params = np.array(nn_params)
    cut = nn_params.size - num_labels * (hidden_layer_size + 1)
    Theta1, Theta2 = nn_params[:cut].reshape(hidden_layer_size, -1), nn_params[cut:].reshape(num_labels, -1)
    m = len(y)
    # the examples are columns here
    A1 = addOnes(np.transpose(X))
    Z2 = Theta1.dot(A1)
    A2 = addOnes(sigmoid(Z2))
    Z3 = Theta2.dot(A2)
    A3 = sigmoid(Z3)
    Y = recode(y, num_labels)

    J = -(np.vdot(Y, np.log(A3)) + np.vdot(1 - Y, np.log(1 - A3))) / m
    masks = [np.ones_like(T) for T in (Theta1, Theta2)]
    for M in masks:
        M[:, 0] = 0
    J = J + lambda_ / 2 / m * sum(np.sum(M * T**2) for M, T in zip(masks, (Theta1, Theta2)))

    delta3 = A3 - Y
    delta2 = Theta2[:, 1:].T.dot(delta3) * sigmoidGradient(Z2)
    grads = [delta2.dot(A1.T), delta3.dot(A2.T)]
    grad = []
    for G, M, T in zip(grads, masks, (Theta1, Theta2)):
        grad.extend(((G + lambda_ * M * T) / m).flatten().tolist())
    return J, grad
