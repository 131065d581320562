import numpy as np
class Tarea:
    @staticmethod
    def sigma(t): return 1/(1+np.exp(-t))
    @staticmethod
    def red(x, params):
        p = np.asarray(params)
        x = np.asarray(x)
        oculta = Tarea.sigma((p[5:13].reshape(4, 2)*x).sum(axis=-1) + p[13:])
        return Tarea.sigma((p[:4]*oculta).sum() + p[4])
    @staticmethod
    def costo(params, X_train, y_train):
        si = np.ravel(y_train).astype(bool)
        f = np.array([Tarea.red(x, params) for x in X_train])
        return -(np.log(f[si]).sum() + np.log(1 - f[~si]).sum())
    @staticmethod
    def gradiente(params, X_train, y_train):
        g = np.zeros((17,))
        for x, si in zip(X_train, np.ravel(y_train).astype(bool)):
            o = Tarea.sigma((params[5:13].reshape(4, 2)*x).sum(axis=-1) + params[13:])
            e = Tarea.red(x, params) - si
            g += e*np.concatenate([o, [1], (params[:4]*o*(1-o)).repeat(2)*np.tile(x, 4), params[:4]*o*(1-o)])
        return g
network, loss, loss_gradient = Tarea.red, Tarea.costo, Tarea.gradiente
