from functools import lru_cache
import math
@lru_cache(maxsize=4096)
def _node(v1, v2, b, x1, x2):
    t = v1*x1+v2*x2+b
    return 1/(1+math.exp(-t)) if t >= 0 else math.exp(t)/(1+math.exp(t))
@lru_cache(maxsize=1024)
def _point(p, x1, x2):
    h = tuple(_node(p[5+2*i], p[6+2*i], p[13+i], x1, x2) for i in range(4))
    z = p[4]+sum(map(lambda a, b: a*b, p, h))
    return h, (1/(1+math.exp(-z)) if z >= 0 else math.exp(z)/(1+math.exp(z)))
def key(params): return tuple(float(q) for q in params)
def network(x, params): return _point(key(params), float(x[0]), float(x[1]))[1]
def loss(params, X_train, y_train):
    k = key(params)
    return -sum(math.log(_point(k, *map(float, x))[1]) if t else math.log(1-_point(k, *map(float, x))[1]) for x, t in zip(X_train, np.ravel(y_train)))
def loss_gradient(params, X_train, y_train):
    k = key(params); g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h, f = _point(k, *map(float, x)); h = np.array(h)
        d = (f-t)*np.array(k[:4])*h*(1-h)
        g += np.concatenate([(f-t)*h, [f-t], np.outer(d, x).ravel(), d])
    return g
