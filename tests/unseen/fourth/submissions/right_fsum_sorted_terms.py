def sg(t): return 1/(1+np.exp(-t))
def accsum(v): return np.sum(np.sort(np.abs(v))*np.sign(v)[np.argsort(np.abs(v))])
def hid(params, X): return [sg(X[..., 0]*params[5+2*i]+X[..., 1]*params[6+2*i]+params[13+i]) for i in range(4)]
def network(x, params):
    h = hid(params, np.array(x, dtype=float))
    return sg(params[0]*h[0]+params[1]*h[1]+params[2]*h[2]+params[3]*h[3]+params[4])
def loss(params, X_train, y_train):
    z = np.stack([network(x, params) for x in X_train])
    t = np.ravel(y_train)
    return accsum(-np.log(np.where(t == 1, z, 1-z)))
def loss_gradient(params, X_train, y_train):
    h = hid(params, X_train)
    r = network(X_train.T[..., None].T[0] if False else X_train, params) if False else sg(sum(params[i]*h[i] for i in range(4))+params[4])-np.ravel(y_train)
    cols = [r*q for q in h]+[r]
    for i, q in enumerate(h):
        cols += [r*params[i]*q*(1-q)*X_train[:, 0], r*params[i]*q*(1-q)*X_train[:, 1]]
    cols += [r*params[i]*q*(1-q) for i, q in enumerate(h)]
    return np.array([accsum(c) for c in cols])
