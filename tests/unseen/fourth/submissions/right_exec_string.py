code = "\n".join([f"h{i+1} = 1/(1+np.exp(-(p[{5+2*i}]*x1+p[{6+2*i}]*x2+p[{13+i}])))" for i in range(4)] +
                 ["z = p[4]+" + "+".join(f"p[{i}]*h{i+1}" for i in range(4)), "f = 1/(1+np.exp(-z))"])
def run(p, x1, x2):
    ns = dict(np=np, p=p, x1=x1, x2=x2)
    exec(code, ns)
    return ns
def network(x, params):
    return run(params, x[0], x[1])['f']
def loss(params, X_train, y_train):
    f = run(params, *X_train.T)['f']
    return sum(-np.log(q) if t else -np.log(1-q) for q, t in zip(f, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    ns = run(params, *X_train.T)
    d = ns['f'] - y_train.ravel()
    g = np.zeros(17)
    for i in range(1, 5):
        h = ns[f'h{i}']
        e = d*params[i-1]*h*(1-h)
        g[i-1], g[3+2*i], g[4+2*i], g[12+i] = d@h, e@X_train[:, 0], e@X_train[:, 1], e.sum()
    g[4] = d.sum()
    return g
