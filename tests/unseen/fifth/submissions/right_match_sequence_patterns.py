def sig(q): return 1/(1+np.exp(-q))
def network(x, params):
    match list(params):
        case [u1, u2, u3, u4, a, *rest] if len(rest) == 12:
            z = a
            for u, b in zip((u1, u2, u3, u4), rest[8:]):
                match rest:
                    case [p, q, *rest]:
                        z = z+u*sig(p*x[0]+q*x[1]+b)
            return sig(z)
        case _:
            raise ValueError('17 parameters please')
def loss(params, X_train, y_train):
    s = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        match t:
            case 1: s -= np.log(f)
            case 0: s -= np.log(1-f)
    return s
def loss_gradient(params, X_train, y_train):
    u, a, V, b = np.split(params, [4, 5, 13]); V = V.reshape(4, 2)
    h = sig(X_train @ V.T+b); r = (sig(h @ u+a)-y_train.ravel())[:, None]
    k = r*u*h*(1-h)
    return np.concatenate([(r*h).sum(0), r.sum(0), np.vstack([(k*X_train[:, [0]]).sum(0), (k*X_train[:, [1]]).sum(0)]).T.ravel(), k.sum(0)])
