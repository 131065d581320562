"""The release's own `optimize`, to tell a student's from it."""

import ast
import copy

_OPTIMIZE = """
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
"""


def is_homework_optimize(node: ast.stmt) -> bool:
    """Return whether a statement is the homework's `optimize`, but for documentation, prints and plots."""
    return _computation(node) == _computation(ast.parse(_OPTIMIZE).body[0])


def _computation(node: ast.stmt) -> str:
    if not isinstance(node, ast.FunctionDef):
        return ast.dump(node)
    bare = copy.deepcopy(node)
    bare.decorator_list = []
    return ast.dump(_WithoutShow().visit(bare))


class _WithoutShow(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        return None if isinstance(node.value, ast.Constant) or _shows(node.value) else node


def _shows(node: ast.expr) -> bool:
    while isinstance(node, (ast.Call, ast.Attribute)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id in {"print", "display", "plt"}
