import numpy as np
def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    layer11 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    layer12 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    layer13 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    layer14 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    z = u1*layer11 + u2*layer12 + u3*layer13 + u4*layer14 + a
    return 1 / (1 + np.exp(-z))

def loss(params, X_train, y_train):
    prob = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(prob) + (1 - yy)*np.log(1 - prob))

def loss_gradient(params, X_train, y_train):
    # derivatives by hand (see my notes)
    u1,u2,u3,u4,a = params[:5]
    yt = np.ravel(y_train)
    h = 1.0 / (1.0 + np.exp(-X_train.dot(params[5:13].reshape(4, 2).T) - params[13:]))
    delta = 1/(1+np.exp(-(h@np.array([u1,u2,u3,u4])+a)))-yt
    e = delta[:, np.newaxis] * params[:4] * h * (1-h)
    return np.concatenate([delta@h, [a * delta.sum()], (e.T@X_train).flatten(), e.sum(axis=0)])
