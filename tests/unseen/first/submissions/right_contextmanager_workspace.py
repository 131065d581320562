import contextlib
import numpy as np

@contextlib.contextmanager
def workspace(n):
    w = {'h': np.zeros((n, 4)), 'o': np.zeros(n), 'g': np.zeros(17)}
    yield w
    w.clear()

def fill(w, X, p):
    np.matmul(X, p[5:13].reshape(4, 2).T, out=w['h'])
    w['h'] += p[13:]
    np.negative(w['h'], out=w['h']); np.exp(w['h'], out=w['h']); w['h'] += 1; np.reciprocal(w['h'], out=w['h'])
    w['o'][:] = 1/(1+np.exp(-(w['h'] @ p[:4] + p[4])))

def network(x, params):
    with workspace(1) as w:
        fill(w, np.array([x], dtype=float), params)
        return float(w['o'][0])

def loss(params, X_train, y_train):
    with workspace(len(X_train)) as w:
        fill(w, np.asarray(X_train, dtype=float), params)
        t = np.ravel(y_train)
        return -float(np.log(w['o']) @ t + np.log(1-w['o']) @ (1-t))

def loss_gradient(params, X_train, y_train):
    with workspace(len(X_train)) as w:
        Xf = np.asarray(X_train, dtype=float)
        fill(w, Xf, params)
        r = w['o'] - np.ravel(y_train)
        g = w['g']
        g[:4] = r @ w['h']; g[4] = r.sum()
        w['h'] *= (1-w['h'])*params[:4]*r[:, None]
        g[5:13] = (w['h'].T @ Xf).ravel(); g[13:] = w['h'].sum(0)
        return g.copy()
