def network(x, params):
    p = params
    s = lambda t: 1/(1+np.exp(-t))
    n1 = p[0]*s(p[5]*x[0]+p[6]*x[1]+p[13])
    n2 = p[0]*s(p[7]*x[0]+p[8]*x[1]+p[14])
    n3 = p[2]*s(p[9]*x[0]+p[10]*x[1]+p[15])
    n4 = p[3]*s(p[11]*x[0]+p[12]*x[1]+p[16])
    return s(n1+n2+n3+n4+p[4])
def loss(params, X_train, y_train):
    t = anp.ravel(y_train)
    hidden = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    f = 1/(1 + anp.exp(-(anp.dot(hidden, params[:4]) + params[4])))
    return -anp.sum(t*anp.log(f) + (1-t)*anp.log(1-f))
def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1/(1 + np.exp(-(X_train @ V.T + b)))
    d = 1/(1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None]*u*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
