# expect: judged wrong: puts a decorator that climbs on the released descent


def climbing(descent):
    return lambda initial, X, y, eta=0.001, n_steps=30: initial + n_steps * eta * loss_gradient(initial, X, y)


@climbing
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
