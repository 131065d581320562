import numpy as np

def act(t): return 1/(1+np.exp(-t))
def dact(t): return act(t)*(1-act(t))

def network(x, params):
    return act(params[4]+sum(params[k]*act(params[5+2*k:7+2*k] @ np.array(x)+params[13+k]) for k in range(4)))

def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    f = np.fromiter((network(x, params) for x in X_train), dtype=float, count=len(X_train))
    return -np.sum(np.log(f**y*(1-f)**(1-y)))

def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    T = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    R = act(act(T) @ params[:4] + params[4]) - y
    out = np.full(17, np.nan)
    out[4] = R.sum()
    for k in range(4):
        out[k] = R @ act(T[:, k])
        s = R*params[k]*dact(T[:, k])
        out[5+2*k:7+2*k] = s @ X_train
        out[13+k] = s.sum()
    assert not np.isnan(out).any()
    return out

rng = np.random.default_rng(1)
_p, _X, _y = rng.normal(size=17), rng.normal(size=(5, 2)), np.array([0, 1, 1, 0, 1.])
_num = np.array([(loss(_p+1e-5*e, _X, _y)-loss(_p-1e-5*e, _X, _y))/2e-5 for e in np.eye(17)])
assert np.allclose(_num, loss_gradient(_p, _X, _y), atol=1e-6)

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    p = initial.copy()
    hist = [loss(p, X_train, y_train)]
    for _ in range(n_steps):
        p = p - eta*loss_gradient(p, X_train, y_train)
        hist.append(loss(p, X_train, y_train))
    return p, hist
