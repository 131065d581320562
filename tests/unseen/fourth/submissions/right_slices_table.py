LAYOUT = dict(u=slice(0, 4), a=slice(4, 5), V=slice(5, 13), b=slice(13, 17))
class View:
    def __init__(self, vec): self.__dict__['vec'] = vec
    def __getattr__(self, k): return self.vec[LAYOUT[k]]
    def __setattr__(self, k, val): self.vec[LAYOUT[k]] = np.ravel(val)
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    p = View(params)
    return sg(np.sum(p.u*sg(p.V.reshape(4,2).dot(x)+p.b))+p.a)[0]
def loss(params, X_train, y_train):
    p = View(params)
    f = sg(sg(X_train.dot(p.V.reshape(4,2).T)+p.b).dot(p.u)+p.a)
    t = np.ravel(y_train)
    return -np.sum(np.log(t*f+(1-t)*(1-f)))
def loss_gradient(params, X_train, y_train):
    p, g = View(params), View(np.zeros(17))
    H = sg(X_train.dot(p.V.reshape(4,2).T)+p.b)
    d = sg(H.dot(p.u)+p.a)-np.ravel(y_train)
    g.u, g.a = H.T.dot(d), d.sum()
    D = (d*(H*(1-H)*p.u).T)
    g.V, g.b = D.dot(X_train), D.sum(axis=1)
    return g.vec
