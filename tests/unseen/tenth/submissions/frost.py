import numpy as np

def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    # hidden layer first
    h1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    h2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    h3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    h4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    z = u1*h1 + u2*h2 + u3*h3 + u4*h4 + a
    return 1 / (1 + np.exp(-z))

def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(p) + (1 - yy)*np.log(1 - p))

def loss_gradient(params, X_train, y_train):
    labels = np.ravel(y_train)
    assert len(labels) == len(X_train)
    du = np.zeros(4); dv = np.zeros((2, 4)); db = np.zeros(4); da = 0
    V = params[5:13].reshape(4, 2).T          # 2x4 so I can do x @ V
    for m, x in enumerate(X_train):
        h = 1/(1+np.exp(-(x@V+params[13:])))
        d = 1/(1+np.exp(-(h@params[:4]+params[4]))) - labels[m]
        du += d*h; da += d
        w = d*params[:4]*h*(1-h)
        db += w
        dv += np.outer(x, w)
    return np.concatenate([du, [da], dv.T.flatten(), db])
