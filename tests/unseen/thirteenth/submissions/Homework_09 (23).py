import numpy as np
from scipy import stats

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    hid = stats.logistic.cdf(np.matmul(params[5:13].reshape(4, 2), x) + params[-4:])
    return float(stats.logistic.cdf(hid @ params[:4] + params[4]))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))


def richardson(f, h, levels=2):
    T = [[(f(h) - f(-h))/(2*h)]]
    for i in range(1, levels):
        h /= 2
        row = [(f(h) - f(-h))/(2*h)]
        for j in range(1, i + 1):
            row.append(row[-1] + (row[-1] - T[-1][j-1])/(4**j - 1))
        T.append(row)
    return T[-1][-1]

def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    basis = np.eye(17)
    return np.array([richardson(lambda s: loss(params + s*e, X_train, y_train), 0.5) for e in basis])
