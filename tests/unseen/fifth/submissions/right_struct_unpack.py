import struct, math
def _open(params):
    return struct.unpack('17d', np.ascontiguousarray(params, dtype='float64').tobytes())
def _sg(t):
    return 1/(1+math.exp(-t)) if t > -700 else 0.0
def _pt(x1, x2, q):
    h = [_sg(q[5+2*k]*x1 + q[6+2*k]*x2 + q[13+k]) for k in range(4)]
    return h, _sg(sum(q[k]*h[k] for k in range(4)) + q[4])
def network(x, params):
    return _pt(float(x[0]), float(x[1]), _open(params))[1]
def loss(params, X_train, y_train):
    q = _open(params); out = 0.0
    for (x1, x2), t in zip(X_train.tolist(), y_train.ravel().tolist()):
        f = _pt(x1, x2, q)[1]
        out -= math.log(f) if t == 1 else math.log1p(-f)
    return out
def loss_gradient(params, X_train, y_train):
    q = _open(params); g = [0.0]*17
    for (x1, x2), t in zip(X_train.tolist(), y_train.ravel().tolist()):
        h, f = _pt(x1, x2, q)
        g[4] += f-t
        for k in range(4):
            g[k] += (f-t)*h[k]
            d = (f-t)*q[k]*h[k]*(1-h[k])
            g[5+2*k] += d*x1; g[6+2*k] += d*x2; g[13+k] += d
    return np.frombuffer(struct.pack('17d', *g)).copy()
