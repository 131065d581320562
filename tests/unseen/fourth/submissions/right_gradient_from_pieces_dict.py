NAMES = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
def sigma(s): return 1/(1+np.exp(-s))
def network(x, params):
    q = dict(zip(NAMES, params))
    return sigma(q['a']+sum(q[f'u{i}']*sigma(q[f'v{i}1']*x[0]+q[f'v{i}2']*x[1]+q[f'b{i}']) for i in '1234'))
def loss(params, X_train, y_train):
    total = []
    for (x1, x2), t in zip(X_train, np.ravel(y_train)):
        f = network((x1, x2), params)
        total.append(t*np.log(f)+(1-t)*np.log(1-f))
    return -np.sum(total)
def loss_gradient(params, X_train, y_train):
    q, g = dict(zip(NAMES, params)), dict.fromkeys(NAMES, 0.)
    x1, x2 = X_train.T
    err = network((x1, x2), params)-np.ravel(y_train)
    g['a'] = err.sum()
    for i in '1234':
        h = sigma(q[f'v{i}1']*x1+q[f'v{i}2']*x2+q[f'b{i}'])
        chain = err*q['u'+i]*h*(1-h)
        g.update({'u'+i: err@h, f'v{i}1': chain@x1, f'v{i}2': chain@x2, 'b'+i: chain.sum()})
    return np.array([g[k] for k in NAMES])
