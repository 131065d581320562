def stable(t):
    if t >= 0:
        return 1/(1+np.exp(-t))
    return 1/(1+np.exp(t))
def network(x, params):
    s = params[4]
    for i in range(4):
        s += params[i]*stable(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return stable(s)
def loss(params, X_train, y_train):
    out = 0.0
    for point, label in zip(X_train, y_train.flatten()):
        prob = network(point, params)
        if label == 1:
            out += -np.log(prob)
        else:
            out += -np.log(1-prob)
    return out
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
