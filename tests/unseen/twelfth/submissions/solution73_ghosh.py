import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """выход сети в точке x"""
    A = np.column_stack([params[5:13].reshape(4, 2), params[13:]])
    h = 1/(1 + np.exp(-A.dot([x[0], x[1], 1.])))
    w = np.append(params[:4], params[4])
    return 1/(1 + np.exp(-w.dot(np.append(h, 1.))))


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    """перекрёстная энтропия"""
    yy = np.asarray(y_train).flatten()
    out = np.array([network(x, params) for x in X_train])
    return -np.log(out[yy == 1]).sum() - np.log(1 - out[yy == 0]).sum()


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """градиент"""
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
