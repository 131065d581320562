def network(x, params):
    s = lambda t: 1/(1+np.exp(-t))
    return s(params[0]*s(params[5]*x[0]+params[13]) + params[1]*s(params[7]*x[0]+params[14]) + params[2]*s(params[10]*x[1]+params[15]) + params[3]*s(params[12]*x[1]+params[16]) + params[4])
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def forward(params, X):
    H = 1/(1 + np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return H, 1/(1 + np.exp(-(H @ params[:4] + params[4])))
def loss_gradient(params, X_train, y_train):
    H, f = forward(params, X_train)
    d = f - np.ravel(y_train)
    g = np.zeros(17)
    g[:4], g[4] = d @ H, d.sum()
    D = d[:, None]*params[:4]*H*(1-H)
    g[13:] = D.sum(0)
    for k, (i, c) in {5: (0, 0), 7: (1, 0), 10: (2, 1), 12: (3, 1)}.items():
        g[k] = D[:, i] @ X_train[:, c]
    return g
