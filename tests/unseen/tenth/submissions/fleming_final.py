import numpy as np
def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    act1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    act2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    act3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    act4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    zed = u1*act1 + u2*act2 + u3*act3 + u4*act4 + a
    return 1 / (1 + np.exp(-zed))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    act = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    zed = act @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, zed) - t*zed)

def loss_gradient(params, X_train, y_train):
    L0 = loss(params, X_train, y_train)
    out = []
    for i in range(len(params)):
        p = np.array(params)
        p[i] = p[i]+0.01
        out.append((loss(p, X_train, y_train)-L0)/0.01)
    return np.array(out)
