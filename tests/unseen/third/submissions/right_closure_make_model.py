import numpy as np
def make_model(n_in=2, n_hid=4):
    iu, ia, iv = n_hid, n_hid + 1, n_hid + 1 + n_in*n_hid
    def sig(t): return 1/(1+np.exp(-t))
    def forward(X, p):
        H = sig(X @ p[ia:iv].reshape(n_hid, n_in).T + p[iv:])
        return H, sig(H @ p[:iu] + p[iu])
    def network(x, params): return forward(np.reshape(x, (1, n_in)), params)[1][0]
    def loss(params, X_train, y_train):
        q = forward(X_train, params)[1]; t = y_train.reshape(q.shape)
        return -np.log(q**t*(1-q)**(1-t)).sum()
    def grad(params, X_train, y_train):
        H, q = forward(X_train, params)
        e = q - y_train.reshape(q.shape)
        D = H*(1-H)*e[:, None]*params[:iu]
        return np.append(np.append(e @ H, e.sum()), np.append(D.T @ X_train, D.sum(0)))
    return network, loss, grad
network, loss, loss_gradient = make_model()
