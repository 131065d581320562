from collections import ChainMap, OrderedDict
ORDER = 'u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4'.split()
def D(params): return OrderedDict(zip(ORDER, params))
def sg(z): return 1/(1+np.exp(-z))
def units(x1, x2, d): return [sg(d[f'v{i}1']*x1+d[f'v{i}2']*x2+d[f'b{i}']) for i in range(1, 5)]
def network(x, params):
    d = D(params); x1, x2 = x
    return sg(sum(d[f'u{i}']*h for i, h in enumerate(units(x1, x2, d), 1))+d['a'])
def loss(params, X_train, y_train):
    return sum([-np.log([1-network(x, params), network(x, params)][int(t)]) for x, t in zip(X_train, y_train.ravel())])
def loss_gradient(params, X_train, y_train):
    d = D(params); acc = dict.fromkeys(ORDER, 0.0)
    for (x1, x2), t in zip(X_train, y_train.ravel()):
        hs = units(x1, x2, d); err = network((x1, x2), params)-t
        layer1 = {f'u{i}': err*h for i, h in enumerate(hs, 1)}
        b = {f'b{i}': err*d[f'u{i}']*h*(1-h) for i, h in enumerate(hs, 1)}
        v = {f'v{i}{j}': b[f'b{i}']*(x1, x2)[j-1] for i in range(1, 5) for j in (1, 2)}
        step = ChainMap(layer1, b, v, {'a': err})
        for k in ORDER: acc[k] += step[k]
    return np.array([acc[k] for k in ORDER])
