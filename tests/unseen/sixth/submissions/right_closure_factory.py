import numpy as np

def make_model(params):
    s = lambda q: .5 + .5*np.tanh(q/2)
    u, a, b = params[:4], params[4], params[13:]
    v1, v2 = params[5:13:2], params[6:13:2]
    def hidden(p, q):
        return s(p*v1 + q*v2 + b)
    def out(p, q):
        return s((hidden(p, q)*u).sum() + a)
    def back(p, q, t):
        h = hidden(p, q)
        k = s((h*u).sum() + a) - t
        g = np.empty(17)
        g[:4] = k*h
        g[4] = k
        w = k*u*h*(1-h)
        g[5:13:2] = w*p
        g[6:13:2] = w*q
        g[13:] = w
        return g
    return hidden, out, back

def network(x, params):
    _, out, _ = make_model(params)
    return out(*x)

def loss(params, X_train, y_train):
    _, out, _ = make_model(params)
    E = 0
    for xy, t in zip(X_train, y_train):
        f = out(*xy)
        E = E - (np.log(f) if t else np.log(1-f))
    return float(E)

def loss_gradient(params, X_train, y_train):
    _, _, back = make_model(params)
    return sum(back(xy[0], xy[1], float(t)) for xy, t in zip(X_train, y_train.ravel()))
