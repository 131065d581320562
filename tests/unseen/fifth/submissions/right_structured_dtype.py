LAYOUT = np.dtype([('u', float, 4), ('a', float), ('V', float, (4, 2)), ('b', float, 4)])
def see(params):
    return np.array(params, dtype=float).view(LAYOUT)[0]
def network(x, params):
    P = see(params)
    h = 1/(1+np.exp(-(P['V'] @ np.asarray(x, float) + P['b'])))
    return 1/(1+np.exp(-(P['u'] @ h + P['a'])))
def loss(params, X_train, y_train):
    lik = np.array([network(p, params) for p in X_train])
    hit = y_train.reshape(-1).astype(bool)
    return -(np.log(lik[hit]).sum() + np.log(1-lik[~hit]).sum())
def loss_gradient(params, X_train, y_train):
    P = see(params)
    G = np.zeros(1, dtype=LAYOUT)
    for p, t in zip(X_train, y_train.reshape(-1)):
        h = 1/(1+np.exp(-(P['V'] @ p + P['b'])))
        e = 1/(1+np.exp(-(P['u'] @ h + P['a']))) - t
        back = e*P['u']*h*(1-h)
        G['u'] += e*h
        G['a'] += e
        G['V'] += np.outer(back, p)
        G['b'] += back
    return G.view(float).ravel()
