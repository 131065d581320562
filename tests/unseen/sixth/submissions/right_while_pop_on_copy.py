import numpy as np

def sg(t): return 1/(1+np.exp(-t))

def network(x, params):
    rest = list(params)
    bias = [rest.pop() for _ in range(4)][::-1]
    w = [(rest.pop(-2), rest.pop()) for _ in range(4)][::-1]
    s = rest.pop()
    while rest:
        (w1, w2), c = w.pop(), bias.pop()
        s += rest.pop()*sg(w1*x[0]+w2*x[1]+c)
    return sg(s)

def loss(params, X_train, y_train):
    todo = list(zip(X_train.tolist(), np.ravel(y_train).tolist()))
    total = 0.0
    while len(todo) > 0:
        xy, t = todo.pop()
        f = network(xy, params)
        total -= np.log(f) if t else np.log(1-f)
    return total

def loss_gradient(params, X_train, y_train):
    todo = list(zip(X_train.tolist(), np.ravel(y_train).tolist()))
    du, da, dv, db = np.zeros(4), 0, np.zeros(8), np.zeros(4)
    while todo:
        xy, t = todo.pop(0)
        h = sg(params[5:13].reshape(4, 2) @ xy+params[13:])
        r = network(xy, params)-t
        du = du+r*h
        da = da+r
        db = db+r*params[:4]*h*(1-h)
        dv = dv+np.outer(r*params[:4]*h*(1-h), xy).ravel()
    return np.append(np.append(du, da), np.append(dv, db))
