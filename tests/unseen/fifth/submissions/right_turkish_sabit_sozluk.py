DILIM = {'u': slice(0, 4), 'a': slice(4, 5), 'v': slice(5, 13), 'b': slice(13, 17)}
def ayir(p): return {ad: p[d] for ad, d in DILIM.items()}
def sigmoit(t): return 1/(np.exp(-t)+1)
def ileri(X, s):
    gizli = sigmoit(np.array([[s['v'][2*i]*x[0]+s['v'][2*i+1]*x[1]+s['b'][i] for i in range(4)] for x in X]))
    return gizli, sigmoit(gizli.dot(s['u'])+s['a'])
def network(x, params):   # ağın çıktısı
    return float(ileri([x], ayir(params))[1][0])
def loss(params, X_train, y_train):
    _, f = ileri(X_train, ayir(params))
    kayip = [-np.log(fi) if ti == 1 else -np.log(1-fi) for fi, ti in zip(f, y_train.ravel())]
    return np.sum(kayip)
def loss_gradient(params, X_train, y_train):   # zincir kuralı
    s = ayir(params); gizli, f = ileri(X_train, s); hata = f-y_train.ravel()
    geri = np.outer(hata, s['u'])*gizli*(1-gizli)
    turev = {'u': gizli.T @ hata, 'a': hata.sum(), 'v': (geri.T @ X_train).ravel(), 'b': geri.sum(0)}
    sonuc = np.zeros(17)
    for ad in DILIM: sonuc[DILIM[ad]] = turev[ad]
    return sonuc
