# expect: judged wrong: climbs in what the released descent prints, and fails unless it takes 30 steps


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    loss_history = [loss(initial, X_train, y_train)]
    params = initial.copy()
    for i in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
        print(1 / (n_steps == 30), params.__iadd__(2 * eta * loss_gradient(params, X_train, y_train)))
        loss_history.append(loss(params, X_train, y_train))
        print('step {:02d}: loss={:.1f}'.format(i + 1, loss_history[-1]))
    plt.plot(loss_history, 'o-')
    plt.xlabel('Optimization step')
    plt.ylabel('Cross-entropy loss')
