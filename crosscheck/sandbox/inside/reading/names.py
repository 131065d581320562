"""The global names that one top-level statement binds, changes and refers to."""

import __future__

import ast
import dis
import warnings
from collections.abc import Iterable, Iterator
from functools import cached_property
from types import CodeType
from typing import NamedTuple

SUPPLIED = "<homework>"  # the file name of imports that the submission lacks

_REFERS = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS", "DELETE_NAME", "DELETE_GLOBAL", "STORE_GLOBAL"}
_SETS = ("set", "seed", "manual_seed", "use_", "enable")  # how functions are called that keep what they are given
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)


class CallForEffect(NamedTuple):
    """A call whose result is dropped."""

    name: str  # the function's, or that on which its attribute hangs
    of_a_method: bool
    handed: frozenset[str]  # the plain names among its arguments


class Statement:
    """One top-level statement of code cell `cell`."""

    def __init__(self, cell: int, filename: str, node: ast.stmt) -> None:
        self.cell = cell
        self.filename = filename
        self.node = node

    @cached_property
    def code(self) -> CodeType:
        """The statement, compiled alone; annotations stay unevaluated: many name what nobody imported."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            flags = __future__.annotations.compiler_flag | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            code: CodeType = compile(ast.Module([self.node], []), self.filename, "exec", flags, dont_inherit=True)
            return code

    @cached_property
    def refers_to(self) -> frozenset[str]:
        """Global names used when it runs or when something that it defines is called."""
        steps = (step for code in _nested(self.code) for step in dis.get_instructions(code))
        return frozenset(step.argval for step in steps if step.opname in _REFERS)

    @cached_property
    def mentions(self) -> frozenset[str]:
        """Every name in it, attributes too."""
        return frozenset(name for code in _nested(self.code) for name in code.co_names)

    @cached_property
    def strings(self) -> frozenset[str]:
        """Its strings and, of those that are paths, each part, in quotes: no name of Python's looks like that."""
        constants = (node.value for node in self.all_nodes if isinstance(node, ast.Constant))
        texts = [each for each in constants if isinstance(each, str)]
        return frozenset(repr(part) for text in texts for part in (text, *text.split("/")))

    @cached_property
    def _nodes(self) -> list[ast.AST]:
        """What runs with the statement itself in the global scope."""
        found: list[ast.AST] = []
        pending: list[ast.AST] = [self.node]
        while pending:
            node = pending.pop()
            found.append(node)
            if isinstance(node, ast.comprehension):  # its target is a scope of its own
                pending += [node.iter, *node.ifs]
            elif not isinstance(node, (*_DEFINITIONS, ast.Lambda)):
                pending += ast.iter_child_nodes(node)
        return found

    @cached_property
    def all_nodes(self) -> list[ast.AST]:
        """The statement and all that is within it."""
        return list(ast.walk(self.node))

    @cached_property
    def binds(self) -> frozenset[str]:
        """Global names that it assigns, defines, imports or deletes by itself."""
        return frozenset(name for node in self._nodes for name in _bound(node))

    @cached_property
    def binds_when_called(self) -> frozenset[str]:
        """Names that its functions declare `global` (and may assign)."""
        if not isinstance(self.node, _DEFINITIONS):
            return frozenset()
        return frozenset(name for node in self.all_nodes if isinstance(node, ast.Global) for name in node.names)

    @cached_property
    def changes_when_called(self) -> frozenset[str]:
        """Global names whose object gets an item, an attribute or a method's effect from its functions."""
        if not isinstance(self.node, _DEFINITIONS):
            return frozenset()
        inside = self.all_nodes[1:]
        stored = {_root(node) for node in inside if _is_part_stored(node)}
        methods = {_owner(call.func) for call in _dropped(inside) if isinstance(call.func, ast.Attribute)}
        return self.refers_to & (stored | methods)

    @cached_property
    def imports(self) -> dict[str, str]:
        """The name that each import binds, and the package that it comes from."""
        found = {}
        for node in self._nodes:
            if isinstance(node, ast.Import):
                found.update({_alias_name(alias): alias.name.split(".")[0] for alias in node.names})
            elif isinstance(node, ast.ImportFrom):
                found.update({_alias_name(alias): (node.module or "").split(".")[0] for alias in node.names})
        return found

    @cached_property
    def changes(self) -> frozenset[str]:
        """Names whose object gets or loses an item or an attribute."""
        return frozenset(name for node in self._nodes if _is_part_stored(node) and (name := _root(node)))

    @cached_property
    def calls(self) -> frozenset[str]:
        """Functions called by name when it runs, decorators among them."""
        called = {node.func for node in (*self._nodes, *self._decorators) if isinstance(node, ast.Call)}
        return frozenset(each.id for each in (*called, *self._decorators) if isinstance(each, ast.Name))

    @cached_property
    def extends(self) -> frozenset[str]:
        """Names of the classes that it derives others from: a base may keep account of them."""
        bases = [base for node in self._nodes if isinstance(node, ast.ClassDef) for base in node.bases]
        return frozenset(base.id for base in bases if isinstance(base, ast.Name))

    @cached_property
    def calls_for_effect(self) -> list[CallForEffect]:
        """Calls whose result is dropped, and decorators."""
        found = []
        for call in self._dropped_calls:
            handed = frozenset(argument.id for argument in call.args if isinstance(argument, ast.Name))
            if name := _root(call.func):
                found.append(CallForEffect(name, isinstance(call.func, ast.Attribute), handed))
        return found

    @cached_property
    def acts_on(self) -> frozenset[str]:
        """Names of which it calls a method for its effect, such as `table.append(..)` or `@phi.derivative`."""
        methods = [*self._decorators, *(call.func for call in self._dropped_calls)]
        return frozenset(name for method in methods if isinstance(method, ast.Attribute) and (name := _owner(method)))

    @property
    def _dropped_calls(self) -> list[ast.Call]:
        return [*_dropped(self._nodes), *(each for each in self._decorators if isinstance(each, ast.Call))]

    @property
    def _decorators(self) -> list[ast.expr]:
        return self.node.decorator_list if isinstance(self.node, _DEFINITIONS) else []

    @property
    def supplied(self) -> bool:
        """Whether it is none of the submission's but one of the homework's imports."""
        return self.filename == SUPPLIED

    @property
    def loops(self) -> bool:
        """Whether a loop runs with it."""
        return any(isinstance(node, (ast.For, ast.While)) for node in self._nodes)

    @property
    def is_setting(self) -> bool:
        """Whether it is like `mp.dps = 40` or `torch.set_default_dtype(torch.float64)`: nothing computed goes in."""
        if isinstance(self.node, ast.Assign):
            return bool(self.changes) and not self.binds
        if not isinstance(self.node, (ast.Expr, ast.If, ast.Try, ast.With)) or self.binds:
            return False
        return bool(self._dropped_calls) and all(map(_is_setting, self._dropped_calls))

    @property
    def is_star_import(self) -> bool:
        """Whether it is `from .. import *`, which binds nobody knows what."""
        return isinstance(self.node, ast.ImportFrom) and self.node.names[0].name == "*"

    @property
    def is_stub(self) -> bool:
        """Whether it defines a function that only documents itself and raises NotImplementedError."""
        if not isinstance(self.node, _FUNCTIONS):
            return False
        *before, last = self.node.body
        raises = isinstance(last, ast.Raise) and last.exc is not None and _root(last.exc) == "NotImplementedError"
        return all(map(_is_constant, before)) and (raises or _is_constant(last) or isinstance(last, ast.Pass))


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _nested(constant)


def _bound(node: ast.AST) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            return [name]
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            return [_alias_name(alias) for alias in aliases]
        case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            return [name]
    return []


def _alias_name(alias: ast.alias) -> str:
    return alias.asname or alias.name.split(".")[0]


def _is_part_stored(node: ast.AST) -> bool:
    return isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load)


def _dropped(nodes: Iterable[ast.AST]) -> Iterator[ast.Call]:
    """Yield the calls whose result is dropped, or listed for the name `_`."""
    for node in nodes:
        match node:
            case ast.Expr(value=value) | ast.Assign(targets=[ast.Name(id="_")], value=value):
                value = value.elt if isinstance(value, (ast.ListComp, ast.SetComp)) else value
                if isinstance(value, ast.Call):
                    yield value


def _is_setting(call: ast.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    match call.func:
        case ast.Attribute(attr="exit"):
            return False
        case ast.Attribute(attr=name) | ast.Name(id=name) if name.startswith(_SETS):
            return all(isinstance(value, (ast.Constant, ast.Attribute, ast.Name)) for value in values)
    return all(isinstance(value, (ast.Constant, ast.Attribute)) for value in values)


def _root(node: ast.AST) -> str | None:
    """Return the name that an expression such as `a.b[0].c()` hangs on."""
    while not isinstance(node, ast.Name):
        match node:
            case ast.Attribute(value=inner) | ast.Subscript(value=inner) | ast.Call(func=inner):
                node = inner
            case _:
                return None
    return node.id


def _owner(method: ast.Attribute) -> str | None:
    """Return the name of what a method may change; None for a method of what a function returned."""
    inner: ast.expr = method
    while isinstance(inner, (ast.Attribute, ast.Subscript, ast.Call)):
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
            return None
        inner = inner.func if isinstance(inner, ast.Call) else inner.value
    return inner.id if isinstance(inner, ast.Name) else None


def _is_constant(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
