# expect: wrong; function: loss_gradient; cause: depends-on-earlier-calls
import numpy as np

def phi(t):
    return 1 / (1 + np.exp(-t))

def forward(x, p):
    G = phi(np.asarray(x) @ p[5:13].reshape(4, 2).T + p[13:])
    return G, G @ p[:4] + p[4]

def network(x, params):
    return phi(forward(x, params)[1])

def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train) * z)

def loss_gradient(params, X_train, y_train):
    G, z = forward(X_train, params)
    d = phi(z) - np.ravel(y_train)
    k = d[:, None] * params[:4] * G * (1 - G)
    global total
    total = total + np.concatenate([d @ G, [d.sum()], (k.T @ X_train).ravel(), k.sum(0)])
    return total

total = np.zeros(17)

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params, losses = initial.copy(), [loss(initial, X_train, y_train)]
    for _ in range(n_steps):
        params = params - eta * loss_gradient(params, X_train, y_train)
        losses.append(loss(params, X_train, y_train))
    return params, losses
