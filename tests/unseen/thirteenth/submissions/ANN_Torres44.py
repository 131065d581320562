from scipy import stats
import math
import numpy as np

def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    hid = stats.logistic.cdf(np.matmul(params[5:13].reshape(4, 2), x) + params[-4:])
    return float(stats.logistic.cdf(hid @ params[:4] + params[4]))


def ln(q):
    m, e = math.frexp(q)
    w = (m - 1)/(m + 1)
    return e*0.6931471805599453 + 2*sum(w**(2*k + 1)/(2*k + 1) for k in range(200))

def loss(params, X_train, y_train):
    """Evaluate the cross-entropy loss."""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    return -sum(ln(q) for q in np.where(t == 1, f, 1 - f))


def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    t = y_train.reshape(-1, 1)
    W1 = np.vstack([params[5:13].reshape(4, 2).T, params[13:]])
    w2 = params[:5].reshape(5, 1)
    ones = np.ones((len(X_train), 1))
    A0 = np.hstack([X_train, ones])
    A1 = np.hstack([1/(1 + np.exp(-A0 @ W1)), ones])
    delta2 = 1/(1 + np.exp(-A1 @ w2)) - t
    delta1 = (delta2 @ w2[:4].T) * A1[:, :4] * (1 - A1[:, :4])
    g1 = A0.T @ delta1
    g2 = A1.T @ delta2
    return np.concatenate([g2[:, 0], g1[:2].T.ravel(), g1[2]])
