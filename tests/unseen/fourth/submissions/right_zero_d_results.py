def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sg(params[5:13].reshape(4,2) @ np.array(x) + params[13:])
    return np.asarray(sg(h @ params[:4] + params[4]))
def loss(params, X_train, y_train):
    out = np.zeros(())
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        out -= np.log(f) if t == 1. else np.log(1-f)
    return out
def loss_gradient(params, X_train, y_train):
    h = sg(X_train @ params[5:13].reshape(4,2).T + params[13:])
    r = sg(h @ params[:4] + params[4]) - np.ravel(y_train)
    q = np.transpose(np.transpose(h*(1-h)*params[:4])*r)
    return np.append(np.append(np.append(r @ h, r.sum()), q.T @ X_train), q.sum(0))
