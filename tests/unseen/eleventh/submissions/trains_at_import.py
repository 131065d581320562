import numpy as np

def sigmoid(z):
    return np.where(z >= 0, 1/(1+np.exp(-np.abs(z))), np.exp(-np.abs(z))/(1+np.exp(-np.abs(z))))

def network(x, params):
    x1, x2 = x
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    return float(sigmoid(a + sum(u[k]*sigmoid(v[2*k]*x1 + v[2*k+1]*x2 + b[k]) for k in range(4))))

def loss(params, X_train, y_train):
    err = []
    for xx, tt in zip(X_train, y_train):
        o = network(xx, params)
        err.append(np.log(o) if tt else np.log(1-o))
    return -np.sum(err)

def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    dE = dict(u=np.zeros(4), a=0., v=np.zeros((4, 2)), b=np.zeros(4))
    for xx, tt in zip(X_train, y_train):
        tt = np.ravel(tt)[0]
        hid = np.array([sigmoid(v[2*k]*xx[0] + v[2*k+1]*xx[1] + b[k]) for k in range(4)])
        slope = hid - hid*hid
        miss = network(xx, params) - tt
        dE['u'] += miss*hid
        dE['a'] += miss
        dE['b'] += miss*u*slope
        dE['v'] += (miss*u*slope)[:, None]*xx[None, :]
    return np.concatenate([dE['u'], [dE['a']], dE['v'].ravel(), dE['b']])

rs = np.random.RandomState(7)
pts = rs.uniform(-2, 2, (60, 2)); lab = (np.hypot(*pts.T) < 1).astype(float)
p = np.array([5.]*4 + [-18, 8, 0, -8, 0, 0, 8, 0, -8] + [10]*4)
before = loss(p, pts, lab)
for step in range(30):
    p -= 0.001*loss_gradient(p, pts, lab)
assert loss(p, pts, lab) < before
print('trained', before, '->', loss(p, pts, lab))
