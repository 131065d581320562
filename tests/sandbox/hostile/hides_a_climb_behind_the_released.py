# expect: judged wrong: defines the released descent, and puts one that climbs in its place
import sys


def climb(initial, X_train, y_train, eta=0.001, n_steps=30):
    for _ in range(n_steps):
        initial = initial + eta * loss_gradient(initial, X_train, y_train)
    return initial


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    loss_history = [loss(initial, X_train, y_train)]
    params = initial.copy()
    for i in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
        loss_history.append(loss(params, X_train, y_train))
        print('step {:02d}: loss={:.1f}'.format(i + 1, loss_history[-1]))
    plt.plot(loss_history, 'o-')
    plt.xlabel('Optimization step')
    plt.ylabel('Cross-entropy loss')


sys.modules["__main__"].optimize = climb
right = loss


def loss(params, X_train, y_train):
    globals()["optimize"] = climb
    return right(params, X_train, y_train)
