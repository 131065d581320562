import numpy as np
from numpy import log2

def σ(t): return 1/(1+np.exp(-t))

def network(x, params):
    *u, a = params[:5]
    w = params[5:13]
    h = [σ(w[2*i]*x[0] + w[2*i+1]*x[1] + params[13+i]) for i in range(4)]
    return σ(np.dot(u, h) + a)

def loss(params, X_train, y_train):
    H = 0
    for x, y in zip(X_train, np.ravel(y_train)):
        q = network(x, params)
        H -= y*log2(q) + (1-y)*log2(1-q)
    return H

def loss_gradient(params, X_train, y_train):
    *u, a = params[:5]
    u = np.array(u)
    W, b = params[5:13].reshape(4,2), params[13:]
    h = σ(X_train @ W.T + b)
    Δ = σ(h @ u + a) - np.ravel(y_train)
    δ = Δ[:,None]*u*h*(1-h)
    return np.concatenate([Δ @ h, [Δ.sum()], (δ.T @ X_train).ravel(), δ.sum(0)])
