import numpy as np

class NN:
    @staticmethod
    def s(z):
        return np.reciprocal(1 + np.exp(-z))

    @staticmethod
    def hidden(x, params):
        v = params[5:13]
        return NN.s(np.array([v[0]*x[0] + v[1]*x[1], v[2]*x[0] + v[3]*x[1], v[4]*x[0] + v[5]*x[1], v[6]*x[0] + v[7]*x[1]]) + params[13:])

    @staticmethod
    def network(x, params):
        return NN.s(params[:4] @ NN.hidden(x, params) + params[4])

    @classmethod
    def loss(cls, params, X_train, y_train):
        f = np.apply_along_axis(cls.network, 1, X_train, params)
        t = y_train.ravel()
        return -(np.log(f[t == 1]).sum() + np.log(1 - f[t == 0]).sum())

    @classmethod
    def gradient(cls, params, X_train, y_train):
        def contribution(row):
            x, t = row[:2], row[2]
            h = cls.hidden(x, params)
            e = cls.network(x, params) - t
            d = e * params[:4] * h * (1 - h)
            return np.block([e * h, e, np.repeat(d, 2) * np.tile(x, 4), d])
        rows = np.column_stack([X_train, y_train.ravel()])
        return np.apply_along_axis(contribution, 1, rows).sum(axis=0)

network = NN.network
loss = NN.loss
loss_gradient = NN.gradient
