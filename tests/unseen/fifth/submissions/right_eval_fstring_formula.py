NAMES = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
H = {k: f'sg(v{k}1*x1+v{k}2*x2+b{k})' for k in '1234'}
F = 'sg(' + '+'.join(f'u{k}*{H[k]}' for k in '1234') + '+a)'
def sg(t): return 1/(1+np.exp(-t))
def put(params, X): return {**dict(zip(NAMES, params)), 'x1': X[0], 'x2': X[1], 'sg': sg, 'sum': np.sum, 'log': np.log}
def network(x, params): return eval(F, put(params, x))
def loss(params, X_train, y_train):
    return eval(f'-sum(y*log({F})+(1-y)*log(1-{F}))', {**put(params, X_train.T), 'y': y_train.flatten()})
def loss_gradient(params, X_train, y_train):
    d = {**put(params, X_train.T), 'y': y_train.flatten()}
    terms = [f'({F}-y)*{H[k]}' for k in '1234'] + [f'{F}-y']
    for k in '1234':
        terms += [f'({F}-y)*u{k}*{H[k]}*(1-{H[k]})*x{j}' for j in (1, 2)]
    terms += [f'({F}-y)*u{k}*{H[k]}*(1-{H[k]})' for k in '1234']
    return np.array([eval(f'sum({t})', d) for t in terms])
