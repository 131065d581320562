"""What each top-level statement binds, changes and refers to, and which of them a function needs.

A statement is needed if it binds or changes a global name that is needed, or writes a file that a needed statement
names. It needs the names that it refers to. All other statements are not run: asserts, plots, downloads, training. A
star import, or ``exec(..)`` at top level, may bind any name, so every function needs it.
"""

import __future__

import ast
import dis
import re
import sys
import warnings
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache, cached_property, partial
from importlib.util import find_spec
from types import CodeType

SUPPLIED = "<homework>"  # the file name of imports that the submission lacks

_REFERS = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS", "DELETE_NAME", "DELETE_GLOBAL", "STORE_GLOBAL"}
_SETS = ("set", "seed", "manual_seed", "use_", "enable")  # the names of functions that store a setting begin so
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)
_READERS = """
read_hdf read_csv read_table read_excel read_pickle read_json HDFStore File load loadtxt genfromtxt fromfile open
wget_data urlretrieve urlopen
"""
_WRITERS = """
open save savez savez_compressed savetxt tofile memmap dump to_csv to_hdf to_pickle write_text write_bytes
"""
_MAKERS = frozenset({"mkdir", "makedirs", "chdir", "shelve"})  # they make folders, or files whose names have no dot
BINDERS = frozenset({"exec", "globals", "__globals__", "f_globals"})  # they can bind names that the text does not show
_SCOPES = frozenset({"locals", "vars"})  # functions that return a scope, whose items are names
_EVALUATORS = BINDERS | {"eval", "evaluate", "vars"}  # they look up names given in strings
_NAME = re.compile(r"[^\W\d]\w*")
_SETTERS = frozenset({"setattr", "delattr"})
_QUICK = sys.stdlib_module_names | {"__main__", "matplotlib", "seaborn"}  # for drawing, inert modules are imported
_UNSET = frozenset({"matplotlib", "seaborn", "pandas", "IPython", "os", "subprocess", "time", "urllib", "requests"})


class Statement:
    """One top-level statement of code cell `cell`."""

    def __init__(self, cell: int, filename: str, node: ast.stmt) -> None:
        self.cell, self.filename, self.node = cell, filename, node

    @cached_property
    def code(self) -> CodeType:
        """The statement, compiled alone, with annotations that are not evaluated."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            unevaluated, flags = __future__.annotations.compiler_flag, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            compiled = partial(compile, ast.Module([self.node], []), self.filename, "exec", dont_inherit=True)
            with suppress(SyntaxError):  # one of them binds a name
                return compiled(flags=flags | unevaluated)
            return compiled(flags=flags)

    def take_code(self) -> CodeType:
        """Return its code and forget it: torch.compile stores results in a code object, so each run needs a new one."""
        code = self.code
        del self.code
        return code

    @cached_property
    def annotations(self) -> list[ast.Expression]:
        """The annotations that are evaluated with it."""
        each = (getattr(node, "annotation", None) or getattr(node, "returns", None) for node in self._run)
        return [ast.Expression(one) for one in each if one]

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
        """Its strings, the files of its imports, and the parts of paths. Quotes keep them apart from names."""
        paths = [module.replace(".", "/") for _, module in _imported(self.all_nodes)]
        files = [path + end for path in paths for end in (".py", "/__init__.py")]
        return frozenset(repr(part) for text in (*self._texts, *files) for part in (text, *text.split("/")))

    @cached_property
    def names_in_strings(self) -> frozenset[str]:
        """What looks like a name in its strings."""
        return frozenset(name for text in self._texts for name in _NAME.findall(text))

    @property
    def _texts(self) -> list[str]:
        constants = (node.value for node in self.all_nodes if isinstance(node, ast.Constant))
        return [each for each in constants if isinstance(each, str)]

    @cached_property
    def _nodes(self) -> list[ast.AST]:
        """The nodes that run in the global scope when the statement runs."""
        return _running(self.node, in_scope=True)

    @cached_property
    def _run(self) -> list[ast.AST]:
        """The nodes that run when the statement runs, in any scope: class bodies as well."""
        return _running(self.node, in_scope=False)

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
        return frozenset(name for node in self.all_nodes if isinstance(node, ast.Global) for name in node.names)

    @cached_property
    def changes_when_called(self) -> frozenset[str]:
        """Global names whose object its functions change: they store an item or an attribute, or call a method."""
        if not isinstance(self.node, _DEFINITIONS):
            return frozenset()
        inside = self.all_nodes[1:]
        stored = {root(node) for node in inside if _is_part_stored(node)}
        methods = {root(call.func, returned=False) for call in _dropped(inside) if isinstance(call.func, ast.Attribute)}
        return self.refers_to & (stored | methods)

    @cached_property
    def imports(self) -> dict[str, str]:
        """The name that each import binds, and the package that it comes from."""
        return {_alias_name(alias): module.split(".")[0] for alias, module in _imported(self._nodes)}

    @cached_property
    def changes(self) -> frozenset[str]:
        """Names whose object gets or loses an item or an attribute."""
        return frozenset(name for node in self._nodes if _is_part_stored(node) and (name := root(node)))

    @cached_property
    def calls(self) -> frozenset[str]:
        """Functions called by name when it runs, decorators among them."""
        called = {node.func for node in self._run if isinstance(node, ast.Call)}
        return frozenset(each.id for each in (*called, *self._decorators) if isinstance(each, ast.Name))

    @cached_property
    def looks_up(self) -> frozenset[str]:
        """Names that it looks up when it runs. A function among them may be called by whatever it is passed to."""
        names = (node for node in self._run if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
        return frozenset(node.id for node in names)

    @cached_property
    def acts_on(self) -> frozenset[str]:
        """Names of which it calls a method for its effect, such as `table.append(..)` or `@phi.derivative`.

        Base classes of the classes that it defines are among them: a base may keep a list of its subclasses.
        """
        called = [*self._decorators, *(call.func for call in self.calls_for_effect)]
        methods = (root(each, returned=False) for each in called if isinstance(each, ast.Attribute))
        bases = [base for node in self._nodes if isinstance(node, ast.ClassDef) for base in node.bases]
        return frozenset(filter(None, methods)) | {base.id for base in bases if isinstance(base, ast.Name)}

    @cached_property
    def calls_for_effect(self) -> list[ast.Call]:
        """Calls whose result is dropped, and decorators."""
        return [*_dropped(self._nodes), *(each for each in self._decorators if isinstance(each, ast.Call))]

    @property
    def _decorators(self) -> list[ast.expr]:
        return self.node.decorator_list if isinstance(self.node, _DEFINITIONS) else []

    @property
    def loops(self) -> bool:
        """Whether a loop runs with it."""
        return any(isinstance(node, (ast.For, ast.While)) for node in self._nodes)

    @property
    def is_setting(self) -> bool:
        """Whether it only changes settings, as `mp.dps = 40` or `torch.set_default_dtype(torch.float64)` does."""
        if isinstance(self.node, ast.Assign):
            return bool(self.changes) and not self.binds
        if not isinstance(self.node, (ast.Expr, ast.If, ast.Try, ast.With)) or self.binds:
            return False
        return bool(self.calls_for_effect) and all(map(_is_setting, self.calls_for_effect))

    @property
    def binds_unseen(self) -> bool:
        """Whether it may bind any name: `from .. import *`, `vars()[..] = ..`, or by `BINDERS`."""
        methods = [call.func for call in self.calls_for_effect if isinstance(call.func, ast.Attribute)]
        looked_up = self.looks_up | {node.attr for node in self._run if isinstance(node, ast.Attribute)}
        changed = self.changes.union(filter(None, map(root, methods)))
        return "*" in self.binds or bool(looked_up & BINDERS or changed & _SCOPES)

    @property
    def is_stub(self) -> bool:
        """Whether it only defines an unfinished function: a docstring, `pass`, or `raise NotImplementedError`."""
        if not isinstance(self.node, _FUNCTIONS) or len(self.binds) > 1:
            return False
        if self._decorators or any(isinstance(node, ast.Call) for node in self._nodes):
            return False
        *before, last = self.node.body
        raises = isinstance(last, ast.Raise) and last.exc is not None and root(last.exc) == "NotImplementedError"
        return all(map(_is_constant, before)) and (raises or _is_constant(last) or isinstance(last, ast.Pass))


class Needs:
    """The dependencies among the statements of one submission, in its order.

    The judge gives the names `provided` their values, so statements that read these from a file are not needed. The
    functions `unchanging` do not change their arguments.
    """

    def __init__(self, statements: Sequence[Statement], provided: Container[str], unchanging: Collection[str]) -> None:
        self._statements, self._provided, self._unchanging = statements, provided, frozenset(unchanging)
        self._packages = {name: package for each in statements for name, package in each.imports.items()}
        self._functions = {name for each in statements if not each.imports for name in each.binds}
        # By each name that is bound: what the functions of this name bind and change when they are called.
        self._when_called = defaultdict[str, tuple[set[str], set[str]]](lambda: (set(), set()))
        for each in statements:
            for binds, changes in (self._when_called[name] for name in each.binds):
                binds |= each.binds_when_called
                changes |= each.changes_when_called
        self._touching: defaultdict[str, list[int]] = defaultdict(list)
        for i, each in enumerate(statements):
            for name in self._touched(each):
                self._touching[name].append(i)
        self._evaluates = any(each.mentions & _EVALUATORS for each in statements)
        self._files = frozenset().union(*map(_written, statements))
        made = [each for each in statements if isinstance(each.node, (*_DEFINITIONS, ast.Assign))]  # as `g = globals()`
        binders = {name for each in made if each.mentions & BINDERS for name in each.binds} - self._unchanging
        self._stars = [i for i, each in enumerate(statements) if each.binds_unseen or each.looks_up & binders]
        self._settings = [(i, package) for i, each in enumerate(statements) for package in self._set_packages(each)]

    def of(self, target: str) -> set[int]:
        """Return the indices of the statements that `target` needs, those that bind it among them."""
        chosen, names = set(self._stars), set[str]()
        new = {target}.union(*(self._needs_itself(self._statements[i]) for i in self._stars))
        while new:
            names |= new
            touching = ((i, name) for name in new for i in self._touching[name])
            found = {i for i, name in touching if name not in self._provided or not self._reads(i, name)}
            packages = {self._packages[name] for name in names if name in self._packages} | {"sys"}  # it is everybody's
            found |= {i for i, package in self._settings if package in packages}
            new = {name for i in found - chosen for name in self._needs_itself(self._statements[i])} - names
            chosen |= found
        return chosen

    def _needs_itself(self, statement: Statement) -> frozenset[str]:
        writes = self._files and _written(statement)
        needed = statement.refers_to | (self._files & statement.strings) | (statement.binds if writes else frozenset())
        return needed | (statement.names_in_strings & self._when_called.keys() if self._evaluates else frozenset())

    def may_run(self, index: int) -> bool:
        """Whether a submission's statement may be run though nothing needs it.

        A plain one is not if it imports a package that takes long, or reads the data. One with a body may do more.
        """
        statement = self._statements[index]
        reads = any(self._reads(index, name) for name in statement.binds if name in self._provided)
        plain = not reads and all(map(_is_quick, statement.imports.values()))
        return statement.filename != SUPPLIED and (plain or hasattr(statement.node, "body"))

    def is_replaced(self, name: str) -> bool:
        """Whether a value is to be provided for `name`: nothing binds it, or what binds it reads a file."""
        return not any(name in self._statements[i].binds and not self._reads(i, name) for i in self._touching[name])

    def _reads(self, index: int, name: str) -> bool:
        """Whether what statement `index` gives `name` comes from a file, directly or through other names."""
        left, seen = [(index, name)], set[tuple[int, str]]()
        while left:
            at, given = left.pop()
            statement = self._statements[at]
            if (at, given) in seen or statement.imports:
                continue
            if not statement.mentions.isdisjoint(_READERS.split()):
                return True
            seen.add((at, given))
            left += [(i, other) for other in statement.refers_to - {given} for i in self._touching[other]]
        return False

    def _touched(self, statement: Statement) -> set[str]:
        names = set(statement.binds | statement.changes | _written(statement))
        changed = set(statement.acts_on)
        for function in statement.looks_up & self._when_called.keys():
            binds, changes = self._when_called[function]
            names |= binds
            changed |= changes if function in statement.calls and function not in self._unchanging else set()
        names |= changed - self._packages.keys()
        for call in statement.calls_for_effect:
            names |= {name for name in self._given(call) if name not in self._provided and name not in self._packages}
        return names

    def _given(self, call: ast.Call) -> frozenset[str]:
        """Return the names of the objects that a call may change, apart from the object whose method it is."""
        name = root(call.func) or ""
        handed = frozenset(argument.id for argument in call.args if isinstance(argument, ast.Name))
        if name in self._functions:
            is_method = isinstance(call.func, ast.Attribute)
            return frozenset() if is_method or name in self._unchanging else handed
        package = self._packages.get(name)
        may_change = package is not None and package not in _UNSET and not name.startswith("assert")
        if name in _SETTERS or may_change:
            named = {str(one.value) for one in call.args if isinstance(one, ast.Constant) and name in _SETTERS}
            return (handed | named) - self._unchanging  # a check or a minimizer only calls these
        return frozenset()

    def _set_packages(self, statement: Statement) -> set[str]:
        """Return the packages whose settings the statement changes."""
        names = statement.acts_on | statement.calls | statement.changes if statement.is_setting else frozenset()
        return {self._packages[name] for name in names & self._packages.keys()} - _UNSET


@cache
def _is_quick(package: str) -> bool:
    """Whether a package is imported quickly: it is part of Python, for drawing, or not installed."""
    with suppress(ImportError, ValueError):
        return package in _QUICK or find_spec(package) is None
    return True


def _written(statement: Statement) -> frozenset[str]:
    """Return the names, in quotes, of the files and folders that a statement may make."""
    if not statement.mentions.isdisjoint(_MAKERS):
        return statement.strings
    writes = not statement.mentions.isdisjoint(_WRITERS.split())
    return frozenset(each for each in statement.strings if "." in each.strip("'.")) if writes else frozenset()


def _running(statement: ast.AST, in_scope: bool) -> list[ast.AST]:
    """Return the nodes that run with a statement: of functions and lambdas, all but the body.

    With `in_scope`, also without what has a scope of its own: the bodies of classes, the targets of comprehensions.
    """
    found, pending = list[ast.AST](), [statement]
    while pending:
        found.append(node := pending.pop())
        apart = set[ast.AST]()
        if isinstance(node, _DEFINITIONS) and (in_scope or not isinstance(node, ast.ClassDef)):
            apart.update(node.body)
        elif isinstance(node, ast.Lambda):
            apart.add(node.body)
        elif isinstance(node, ast.comprehension) and in_scope:
            apart.add(node.target)
        pending += (each for each in ast.iter_child_nodes(node) if each not in apart)
    return found


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


def _imported(nodes: Iterable[ast.AST]) -> list[tuple[ast.alias, str]]:
    """Return what is imported, each with its module."""
    imports = (node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))
    return [(alias, getattr(node, "module", alias.name) or "") for node in imports for alias in node.names]


def _alias_name(alias: ast.alias) -> str:
    return alias.asname or alias.name.split(".")[0]


def _is_part_stored(node: ast.AST) -> bool:
    return isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load)


def _dropped(nodes: Iterable[ast.AST]) -> Iterator[ast.Call]:
    """Yield the calls whose result is dropped or assigned to `_`, also as elements of a list or set comprehension."""
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


def root(node: ast.AST, returned: bool = True) -> str | None:
    """Return the name at the root of an expression such as `a.b[0].c()`, or None. That of `f()` is f if `returned`."""
    while not isinstance(node, ast.Name):
        match node:
            case ast.Call(func=ast.Name()) if not returned:
                return None
            case ast.Attribute(value=inner) | ast.Subscript(value=inner) | ast.Call(func=inner):
                node = inner
            case _:
                return None
    return node.id


def _is_constant(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
