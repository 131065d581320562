# %% [markdown]
# # HW 9
# %%
import numpy as np
import autograd.numpy as anp
from autograd import grad
# %%
def sigmoid(t):
    return 1/(1+anp.exp(-t))
def network(x, params):
    return sigmoid(anp.dot(params[:4], sigmoid(anp.dot(params[5:13].reshape((4,2)), anp.array(x))+params[13:]))+params[4])
# %%
def loss(params, X_train, y_train):
    f = sigmoid(anp.dot(sigmoid(anp.dot(X_train, params[5:13].reshape((4,2)).T)+params[13:]), params[:4])+params[4])
    t = anp.array(y_train).flatten()
    return -anp.dot(t, anp.log(f))-anp.dot(1-t, anp.log(1-f))
# %%
auto = grad(loss)
def manual(params, X_train, y_train):
    H = sigmoid(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sigmoid(H@params[:4]+params[4])-y_train.flatten()
    K = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(K.T@X_train).ravel(),K.sum(0)])
def loss_gradient(params, X_train, y_train):
    g = manual(params, X_train, y_train)
    assert np.allclose(g, auto(params, X_train, y_train), rtol=1e-5, atol=1e-6)
    return g
# %%
if __name__ == '__main__':
    print(loss_gradient(np.linspace(-1, 1, 17), np.random.normal(size=(9, 2)), np.ones(9)))
