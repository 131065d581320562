import numpy as np

def sig(t): return 1/(1+np.exp(-t))

def network(x, params):
    h = sig(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:])
    return sig(h @ params[:4] + params[4])

def loss(params, X_train, y_train):
    y = y_train.flatten()
    out = 0.
    for n in range(y.size):
        f = network(X_train[n], params)
        out += -y[n]*np.log(f) - (1-y[n])*np.log(1-f)
    return out

def loss_gradient(params, X_train, y_train):
    y = y_train.flatten()
    g = np.zeros(17)
    for n in range(y.size):
        x = X_train[n]
        h = sig(params[5:13].reshape(4, 2) @ x + params[13:])
        z = h @ params[:4] + params[4]
        f, fc = sig(z), sig(-z)
        dL_df = -1/f if y[n] == 1 else 1/fc
        df_dz = f*fc
        dz_dh = params[:4]
        dh_ds = h*(1-h)
        ds_dv = np.array([x, x, x, x])
        g += dL_df*df_dz*np.concatenate([h, [1.], ((dz_dh*dh_ds)[:, None]*ds_dv).ravel(), dz_dh*dh_ds])
    return g
