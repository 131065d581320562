"""Whether a function is the homework's own, as it was released."""

import ast
import copy


def computes_the_same(node: ast.stmt, released: str) -> bool:
    """Whether a statement differs from the released one in nothing but documentation, prints and plots."""
    return any(_computation(node) == _computation(each) for each in ast.parse(released).body)


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
