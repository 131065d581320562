import numpy as np

def forward(X, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    A = 1/(1 + np.exp(-(X.dot(V.T) + b)))
    return A, 1/(1 + np.exp(-(A.dot(u) + a)))

def network(x, params):
    return forward(np.array(x, float), params)[1]

def loss(params, X_train, y_train):
    mask = (y_train == 1).reshape(len(X_train))
    pos, neg = X_train[mask], X_train[~mask]
    return -np.sum(np.log(forward(pos, params)[1])) - np.sum(np.log(1 - forward(neg, params)[1]))

def part(params, X, weight_fn):
    A, o = forward(X, params)
    w = weight_fn(o)
    B = A*(1-A)*params[:4]*w[:, None]
    return np.concatenate([w @ A, [w.sum()], (B.T @ X).ravel(), B.sum(0)])

def loss_gradient(params, X_train, y_train):
    mask = (y_train == 1).reshape(len(X_train))
    return part(params, X_train[mask], lambda o: o - 1) + part(params, X_train[~mask], lambda o: o)
