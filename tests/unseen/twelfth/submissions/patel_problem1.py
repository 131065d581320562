import numpy as np

def network(x, params):
    A = np.column_stack([params[5:13].reshape(4, 2), params[13:]])
    h = 1/(1 + np.exp(-A.dot([x[0], x[1], 1.])))
    w = np.append(params[:4], params[4])
    return round(1/(1 + np.exp(-w.dot(np.append(h, 1.)))), 2)


def loss(params, X_train, y_train, chunk=64):
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total


def loss_gradient(params, X_train, y_train):
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
