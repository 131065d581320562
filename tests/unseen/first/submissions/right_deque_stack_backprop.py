from collections import deque
import numpy as np
sig = lambda z: 1/(1+np.exp(-z))

def run(params, X, stack=None):
    a = np.asarray(X, float)
    for W, c, sl in ((params[5:13].reshape(4, 2), params[13:], (5, 13, 13, 17)), (params[:4].reshape(1, 4), params[4:5], (0, 4, 4, 5))):
        out = sig(a @ W.T + c)
        if stack is not None:
            stack.append((a, W, sl, out))
        a = out
    return a

def network(x, params): return run(params, np.array([x]))[0, 0]

def loss(params, X_train, y_train):
    o = run(params, X_train)
    t = y_train.reshape(o.shape)
    return -(t*np.log(o) + (1-t)*np.log(1-o)).sum()

def loss_gradient(params, X_train, y_train):
    stack, g = deque(), np.zeros(17)
    o = run(params, X_train, stack)
    delta = o - y_train.reshape(o.shape)
    while stack:
        a, W, (i, j, k, l), _ = stack.pop()
        g[i:j] = (delta.T @ a).ravel(); g[k:l] = delta.sum(0)
        if stack:
            delta = (delta @ W)*a*(1-a)
    return g
