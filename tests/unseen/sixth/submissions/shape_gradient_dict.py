import numpy as np
squash = lambda t: 1/(1+np.exp(-t))
NAMES = 'u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4'.split()

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = squash(np.dot(V, x)+b)
    return squash(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    total = 0.0
    for row, label in zip(X_train, y_train.ravel()):
        prob = network(row, params)
        total += -np.log(prob) if label == 1 else -np.log(1-prob)
    return total

def loss_gradient(params, X_train, y_train):
    H = squash(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = squash(H @ params[:4]+params[4])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return dict(zip(NAMES, np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])))
