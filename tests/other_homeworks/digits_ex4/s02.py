import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def nnCostFunction(nn_params, input_layer_size, hidden_layer_size, num_labels, X, y, lambda_):
    split = hidden_layer_size * (input_layer_size + 1)
    Theta1 = nn_params[:split].reshape(hidden_layer_size, input_layer_size + 1)
    Theta2 = nn_params[split:].reshape(num_labels, hidden_layer_size + 1)
    m = X.shape[0]

    J = 0.0
    Delta1 = np.zeros(Theta1.shape)
    Delta2 = np.zeros(Theta2.shape)
    for t in range(m):
        # step 1: feedforward
        a1 = np.append(1, X[t])
        z2 = Theta1.dot(a1)
        a2 = np.append(1, sigmoid(z2))
        z3 = Theta2.dot(a2)
        a3 = sigmoid(z3)
        yt = np.zeros(num_labels)
        yt[y[t] - 1] = 1
        for k in range(num_labels):
            J += -yt[k] * np.log(a3[k]) - (1 - yt[k]) * np.log(1 - a3[k])
        # step 2 and 3: the deltas
        delta3 = a3 - yt
        delta2 = Theta2.T.dot(delta3)[1:] * sigmoid(z2) * (1 - sigmoid(z2))
        # step 4: accumulate
        Delta1 += np.outer(delta2, a1)
        Delta2 += np.outer(delta3, a2)
    J /= m
    Delta1 /= m
    Delta2 /= m

    # regularization, not for the first column
    for Theta, Delta in ((Theta1, Delta1), (Theta2, Delta2)):
        for i in range(Theta.shape[0]):
            for j in range(1, Theta.shape[1]):
                J += lambda_ / (2 * m) * Theta[i, j] ** 2
                Delta[i, j] += lambda_ / m * Theta[i, j]
    return J, np.hstack([Delta1.flatten(), Delta2.flatten()])
