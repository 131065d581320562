"""Vectorised implementation, based on my notes from the deep learning course."""
import numpy as np

def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))

def forward_propagation(X, params):
    cache = {}
    cache["W1"] = params[5:13].reshape(4, 2)
    cache["W2"] = params[0:4].reshape(1, 4)
    cache["A0"] = np.atleast_2d(X).T
    cache["A1"] = sigmoid(cache["W1"] @ cache["A0"] + params[13:17].reshape(4, 1))
    cache["A2"] = sigmoid(cache["W2"] @ cache["A1"] + params[4])
    return cache["A2"], cache

def network(x, params):
    A2, _ = forward_propagation(np.array(x, dtype=float), params)
    return A2[0, 0]

def loss(params, X_train, y_train):
    A2, _ = forward_propagation(X_train, params)
    Y = y_train.reshape(1, -1)
    return -np.sum(np.multiply(np.log(A2), Y) + np.multiply(np.log(1 - A2), 1 - Y))

def loss_gradient(params, X_train, y_train):
    A2, cache = forward_propagation(X_train, params)
    m = X_train.shape[0]
    dZ2 = A2 - y_train.reshape(1, -1)
    dW2 = (1 / m) * np.dot(dZ2, cache["A1"].T)
    db2 = (1 / m) * np.sum(dZ2, axis=1)
    dZ1 = np.dot(cache["W2"].T, dZ2) * cache["A1"] * (1 - cache["A1"])
    dW1 = (1 / m) * np.dot(dZ1, cache["A0"].T)
    db1 = (1 / m) * np.sum(dZ1, axis=1)
    return np.concatenate([dW2.ravel(), db2, dW1.ravel(), db1])
