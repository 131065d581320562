def sigmoide(t): return np.exp(-np.logaddexp(0, -t))
def network(x, params):
    try:
        x1, x2 = x[:, 0], x[:, 1]          # muitos pontos
    except (TypeError, IndexError):
        x1, x2 = x[0], x[1]                # um ponto só
    soma = params[4]
    for k, (v1, v2) in enumerate(params[5:13].reshape(4, 2)):
        soma = soma + params[k]*sigmoide(v1*x1+v2*x2+params[13+k])
    return sigmoide(soma)
def loss(params, X_train, y_train):
    saida = network(X_train, params)
    alvo = y_train.ravel()
    perda = np.zeros_like(saida)
    perda[alvo == 1] = -np.log(saida[alvo == 1])
    perda[alvo != 1] = -np.log1p(-saida[alvo != 1])
    return perda.sum()
def loss_gradient(params, X_train, y_train):
    erro = network(X_train, params)-y_train.ravel()
    g = {}
    for k in range(4):
        h = sigmoide(X_train @ params[5+2*k:7+2*k]+params[13+k])
        g['u', k] = erro @ h
        delta = erro*params[k]*h*(1-h)
        g['v', k, 0], g['v', k, 1] = delta @ X_train
        g['b', k] = delta.sum()
    ordem = [('u', k) for k in range(4)]+['a']+[('v', k, j) for k in range(4) for j in (0, 1)]+[('b', k) for k in range(4)]
    g['a'] = erro.sum()
    return np.array([g[o] for o in ordem])
