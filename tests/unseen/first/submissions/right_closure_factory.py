import numpy as np

def make_activation():
    def act(z):
        return np.exp(-np.logaddexp(0, -z))
    return act

def make_net(act):
    def hidden(x, params):
        x = np.asarray(x, dtype=float)
        return act(params[5:13:2]*x[..., :1] + params[6:13:2]*x[..., 1:] + params[13:])
    def net(x, params):
        return act(np.sum(hidden(x, params)*params[:4], axis=-1) + params[4])
    return hidden, net

hidden, network = make_net(make_activation())

def make_loss(net):
    def loss(params, X_train, y_train):
        t = np.squeeze(y_train, axis=1) if np.ndim(y_train) == 2 else y_train
        f = net(X_train, params)
        return -np.sum(t*np.log(f) + (1-t)*np.log1p(-f))
    def loss_gradient(params, X_train, y_train):
        t = np.squeeze(y_train, axis=1) if np.ndim(y_train) == 2 else y_train
        h = hidden(X_train, params)
        d = (net(X_train, params) - t)[:, None]
        back = d*params[:4]*h*(1-h)
        gv = np.stack([(back*X_train[:, :1]).sum(0), (back*X_train[:, 1:]).sum(0)], axis=1)
        return np.r_[(d*h).sum(0), d.sum(), gv.flatten(), back.sum(0)]
    return loss, loss_gradient

loss, loss_gradient = make_loss(network)
