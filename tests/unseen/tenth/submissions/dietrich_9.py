import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    w_out, a = params[:4], params[4]
    w_in = params[5:13].reshape(4, 2)
    B = params[13:]
    # my solution
    H = 1 / (1 + np.exp(-(w_in.dot(x) + B)))
    return 1 / (1 + np.exp(-(w_out.dot(H) + a)))

def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    f = np.array([network(x, params) for x in X_train])
    return np.round(-np.sum(y*np.log(f)+(1-y)*np.log(1-f)), 3)

def loss_gradient(params, X_train, y_train):
    # derivatives by hand (see my notes)
    yy = np.ravel(y_train)
    a1 = (1+np.exp(-(X_train @ np.reshape(params[5:13], (4,2)).T + params[-4:])))**-1
    D = 1/(1+np.exp(-(a1@params[:4]+params[4])))-yy
    E1 = D[:,None] * params[:4] * a1 * (1-a1)
    return np.round(np.concatenate([D@a1, [D.sum()], (E1.T@X_train).ravel(), E1.sum(0)]), 3)
