def network(x, params):
    s = lambda t: 1/(1+np.exp(-t))
    u = params[0:4]; a = params[4]; b = params[13:17]
    right = s(params[5]*x[0]+b[0]); left = s(params[7]*x[0]+b[1])
    up = s(params[10]*x[1]+b[2]); down = s(params[12]*x[1]+b[3])
    return s(u[0]*right+u[1]*left+u[2]*up+u[3]*down+a)
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
