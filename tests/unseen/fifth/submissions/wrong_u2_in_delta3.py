def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def loss_gradient(params, X_train, y_train):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    s = lambda t: 1/(1+np.exp(-t))
    x1, x2 = X_train.T
    h1, h2, h3, h4 = s(v11*x1+v12*x2+b1), s(v21*x1+v22*x2+b2), s(v31*x1+v32*x2+b3), s(v41*x1+v42*x2+b4)
    e = s(u1*h1+u2*h2+u3*h3+u4*h4+a)-y_train.ravel()
    d1 = e*u1*h1*(1-h1)
    d2 = e*u2*h2*(1-h2)
    d3 = e*u2*h3*(1-h3)
    d4 = e*u4*h4*(1-h4)
    return np.array([e@h1, e@h2, e@h3, e@h4, e.sum(), d1@x1, d1@x2, d2@x1, d2@x2, d3@x1, d3@x2, d4@x1, d4@x2, d1.sum(), d2.sum(), d3.sum(), d4.sum()])
