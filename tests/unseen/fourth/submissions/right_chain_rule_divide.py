def sigma(t): return 1/(1+np.exp(-t))
def dsigma(t): return sigma(t)*(1-sigma(t))
def network(x, params):
    return sigma(sum(params[i]*sigma(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4))+params[4])
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    t = np.ravel(y_train)
    return np.sum(-t*np.log(f)-(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    x1, x2 = X_train[:, 0], X_train[:, 1]
    s = [params[5+2*i]*x1+params[6+2*i]*x2+params[13+i] for i in range(4)]
    z = sum(params[i]*sigma(s[i]) for i in range(4))+params[4]
    f = sigma(z)
    dE_df = -(t/f-(1-t)/(1-f))
    df_dz = dsigma(z)
    grad = np.zeros(17)
    for i in range(4):
        grad[i] = np.sum(dE_df*df_dz*sigma(s[i]))
        grad[5+2*i] = np.sum(dE_df*df_dz*params[i]*dsigma(s[i])*x1)
        grad[6+2*i] = np.sum(dE_df*df_dz*params[i]*dsigma(s[i])*x2)
        grad[13+i] = np.sum(dE_df*df_dz*params[i]*dsigma(s[i]))
    grad[4] = np.sum(dE_df*df_dz)
    return grad
