def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    def sigm(t): return 1/(1+np.exp(-t))
    z = u1*sigm(v11*x1+v12*x2+b1)+u2*sigm(v21*x1+v22*x2+b2)+u3*sigm(v31*x1+v32*x2+b3)+u4*sigm(v41*x1+v42*x2+b4)+a
    return sigm(z)
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    N = len(X_train)
    t = np.reshape(y_train, N)
    act = [1/(1+np.exp(-(params[5+2*i]*X_train[:, 0]+params[6+2*i]*X_train[:, 1]+params[13+i]))) for i in range(4)]
    f = 1/(1+np.exp(-(sum(params[i]*act[i] for i in range(4))+params[4])))
    delta = f-t
    back = [delta*params[i]*act[i]*(1-act[i]) for i in range(4)]
    g = [np.sum(delta*q) for q in act]+[np.sum(delta)]
    for q in back:
        g.append(np.sum(q*X_train[:, 0])); g.append(np.sum(q*X_train[:, 1]))
    return np.array(g+[np.sum(q) for q in back])
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
      for i in range(n_steps):
        params -= eta*loss_gradient(params, X_train, y_train)
    return params
