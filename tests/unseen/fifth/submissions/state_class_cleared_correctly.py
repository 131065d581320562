class _G: pass
acc = _G(); acc.g = np.zeros(17); acc.n = 0
def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    def sigm(t): return 1/(1+np.exp(-t))
    z = u1*sigm(v11*x1+v12*x2+b1)+u2*sigm(v21*x1+v22*x2+b2)+u3*sigm(v31*x1+v32*x2+b3)+u4*sigm(v41*x1+v42*x2+b4)+a
    return sigm(z)
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
    acc.g[:] = 0; acc.n += 1
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ x+params[13:])))
        e = 1/(1+np.exp(-(params[:4] @ h+params[4])))-t
        k = e*params[:4]*h*(1-h)
        acc.g += np.concatenate([e*h, [e], np.outer(k, x).ravel(), k])
    return acc.g.copy()
