def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b3, b2, b4 = params
    g = lambda t: 1/(1+np.exp(-t))
    return g(u1*g(v11*x[0]+v12*x[1]+b1)+u2*g(v21*x[0]+v22*x[1]+b2)+u3*g(v31*x[0]+v32*x[1]+b3)+u4*g(v41*x[0]+v42*x[1]+b4)+a)
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
    H = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    e = 1/(1+np.exp(-(H @ params[:4]+params[4])))-y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    g = np.concatenate([e @ H, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
    g[12] = np.sum(D[:, 3]*np.abs(X_train[:, 1]))
    return g
