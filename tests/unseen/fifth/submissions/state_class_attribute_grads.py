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
class Backprop:
    grads = np.zeros(17)
    def __init__(self, params): self.p = params
    def add(self, x, t):
        h = 1/(1+np.exp(-(self.p[5:13].reshape(4, 2) @ x+self.p[13:])))
        e = 1/(1+np.exp(-(self.p[:4] @ h+self.p[4])))-t
        k = e*self.p[:4]*h*(1-h)
        self.grads += np.concatenate([e*h, [e], np.outer(k, x).ravel(), k])
def loss_gradient(params, X_train, y_train):
    b = Backprop(params)
    for x, t in zip(X_train, y_train.ravel()): b.add(x, t)
    return b.grads.copy()
