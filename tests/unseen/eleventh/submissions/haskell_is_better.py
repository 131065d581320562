from functools import reduce, partial
from operator import add, mul, itemgetter
import numpy as np

compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
dot = lambda p, q: reduce(add, map(mul, p, q))
sigma = lambda t: 1 / (1 + np.exp(-t))
us, a, vs, bs = (itemgetter(slice(0, 4)), itemgetter(4), lambda p: list(zip(p[5:13:2], p[6:13:2])), itemgetter(slice(13, None)))
hidden = lambda p, x: [sigma(dot(v, x) + b) for v, b in zip(vs(p), bs(p))]
network = lambda x, params: sigma(dot(us(params), hidden(params, x)) + a(params))
nll = lambda p, x, t: -np.log(network(x, p)) if t else -np.log(1 - network(x, p))
loss = lambda params, X_train, y_train: reduce(add, map(partial(nll, params), X_train, np.ravel(y_train)), 0.0)
grad1 = lambda p, x, t: (lambda h, d: (lambda q: np.array([d * i for i in h] + [d] + [i * j for i in q for j in x] + q))(
    [d * u * i * (1 - i) for u, i in zip(us(p), h)]))(hidden(p, x), network(x, p) - t)
loss_gradient = lambda params, X_train, y_train: reduce(add, map(partial(grad1, params), X_train, np.ravel(y_train)))
