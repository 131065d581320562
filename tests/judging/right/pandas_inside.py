# expect: right
import numpy as np
import pandas as pd

COLUMNS = ["g1", "g2", "g3", "g4"]


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def table(X, params):
    V = params[5:13].reshape(4, 2)
    df = pd.DataFrame(sigmoid(X @ V.T + params[13:]), columns=COLUMNS)
    df["z"] = (df[COLUMNS] * params[:4]).sum(axis=1) + params[4]
    return df


def network(x, params):
    return sigmoid(table(np.array([x], dtype=float), params)["z"].iloc[0])


def loss(params, X_train, y_train):
    df = table(X_train, params)
    df["y"] = y_train.ravel()
    return np.logaddexp(0, df.z.where(df.y == 0, -df.z)).sum()


def loss_gradient(params, X_train, y_train):
    df = table(X_train, params)
    delta = sigmoid(df["z"]) - y_train.ravel()
    G = df[COLUMNS]
    back = (G * (1 - G)).mul(delta, axis=0) * params[:4]
    return np.concatenate([G.mul(delta, axis=0).sum(), [delta.sum()], (back.T.values @ X_train).ravel(), back.sum()])
