import numpy as np
def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    # my solution
    act1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    act2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    act3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    act4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    z = u1*act1 + u2*act2 + u3*act3 + u4*act4 + a
    return 1 / (1 + np.exp(-z))

last_f = np.array([])

def loss(params, X_train, y_train):
    global last_f
    last_f = np.array([network(x, params) for x in X_train])
    y = np.ravel(y_train)
    return -np.sum(y*np.log(last_f)+(1-y)*np.log(1-last_f))

def loss_gradient(params, X_train, y_train):
    if len(last_f) != len(X_train):
        loss(params, X_train, y_train)
    D = last_f-np.ravel(y_train)     # no need to compute the network again
    z_h = 1.0 / (1.0 + np.exp(-X_train.dot(params[5:13].reshape(4, 2).T) - params[13:]))
    e = D[:, np.newaxis]*params[:4]*z_h*(1-z_h)
    return np.concatenate([D@z_h, [D.sum()], (e.T@X_train).flatten(), e.sum(axis=0)])
