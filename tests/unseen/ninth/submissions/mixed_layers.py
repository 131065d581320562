import autograd, autograd.numpy as anp

def network(x, params):
    x = anp.array(x)
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape(4,2), x)+params[13:])))
    # residual connection
    return 1/(1+anp.exp(-(anp.sum(params[:4]*h)+params[4]+anp.sum(x))))

def loss(params, X_train, y_train):
    t = y_train.flatten()
    probs = anp.array([network(X_train[n], params) for n in range(len(t))])
    return -anp.sum(anp.log(anp.where(t > 0.5, probs, 1 - probs)))

def loss_gradient(params, X_train, y_train):
    g = autograd.grad(loss)
    return g(params, X_train, y_train)
