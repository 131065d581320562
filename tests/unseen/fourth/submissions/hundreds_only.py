def network(x, params):
    suma = params[4]
    for k in range(4):
        s = params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k]
        suma = suma + params[k]/(1 + anp.exp(-s))
    return 1/(1 + anp.exp(-suma))
def loss(params, X_train, y_train):
    t = anp.ravel(y_train)
    hidden = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    f = 1/(1 + anp.exp(-(anp.dot(hidden, params[:4]) + params[4])))
    return -anp.sum(t*anp.log(f) + (1-t)*anp.log(1-f))
block_grad = autograd.grad(loss)
def loss_gradient(params, X_train, y_train):
    n_blocks = len(X_train)//100 or 1
    return sum(block_grad(params, X_train[100*k:100*(k+1)], y_train[100*k:100*(k+1)]) for k in range(n_blocks))
