import math, itertools
def s(q):
    return 0.5*math.tanh(0.5*q) + 0.5
def hidden(x, p):
    for v1, v2, b in zip(p[5:13:2], p[6:13:2], p[13:]):
        yield s(v1*x[0] + v2*x[1] + b)
def network(x, params):
    return s(math.fsum(itertools.chain([params[4]], (u*h for u, h in zip(params[:4], hidden(x, params))))))
def stream(params, X_train, y_train):
    for x, t in zip(X_train, np.ravel(y_train).tolist()):
        yield x, t, list(hidden(x, params))
def loss(params, X_train, y_train):
    def terms():
        for x, t, h in stream(params, X_train, y_train):
            z = params[4] + sum(map(lambda q: q[0]*q[1], zip(params, h)))
            yield max(z, 0) - z*t + math.log1p(math.exp(-abs(z)))
    return math.fsum(terms())
def loss_gradient(params, X_train, y_train):
    rows = []
    for x, t, h in stream(params, X_train, y_train):
        d = s(params[4] + sum(params[i]*h[i] for i in range(4))) - t
        e = [d*params[i]*h[i]*(1-h[i]) for i in range(4)]
        rows.append([d*q for q in h] + [d] + list(itertools.chain.from_iterable((q*x[0], q*x[1]) for q in e)) + e)
    return np.array([math.fsum(col) for col in zip(*rows)])
