"""Edits of a function's source, for a homework without a textbook. Each edit makes another function.

An author's edit replaces a text that occurs once in the function. The generic edits are those of
`crosscheck.mistakes.generic`, anywhere in the body.
"""

import ast
import bisect
import copy
import inspect
import itertools
import operator
import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple, Self

import numpy as np

from crosscheck.mistakes.generic import FACTOR, Change, Piece, Place, changes, instead, replaced, with_factor
from crosscheck.mistakes.textbook import Values
from crosscheck.submissions.errors import CannotJudgeError

ASSIGNED = re.compile(r"(\w+) [-+*/@]?= ")
TOKEN, WORD = re.compile(r"[\w.]+|\*\*|\S"), re.compile(r"\w")
BEFORE = re.compile(r"(\w+)_before\b")  # the old value of a name
INLINE = {"factor", "term", "activation", "no function"}  # the rules for one use of a name among several
ELSEWHERE = ", and so elsewhere"
MOST_LINE = 60  # largest length of a line that is shown whole


class Rewritten(NamedTuple):
    """The source of a function with an edit."""

    source: str
    written: str  # a changed line, or the changed piece of a long one
    stands: str  # the same line or piece as it was
    line: str  # the whole line as it was
    elsewhere: bool = False  # whether other pieces are changed in the same way
    at_one_use: bool = False  # whether a name's value is changed for one of the name's uses

    @property
    def function(self) -> str:
        """Return the function's name."""
        return self.source.partition("(")[0].removeprefix("def ")

    def by(self, factor: float) -> Self:
        """Return the edit with a number in place of its fitted factor."""
        written = self.written.replace(FACTOR, f"{factor:.6g}")
        return self._replace(source=self.source.replace(FACTOR, repr(factor)), written=written)

    @property
    def place(self) -> str:
        """Return which line is edited, by the name that it defines."""
        name = ASSIGNED.match(self.line)
        return (
            f"the line for {name[1]}" if name else "what is returned" if self.line.startswith("return ") else "a line"
        )

    def __str__(self) -> str:
        written, earlier = sorted(_alike(self.written), key=len), BEFORE.search(self.written)
        more = f", where {earlier[0]} is {earlier[1]} as it was before" if earlier else ""
        more += ELSEWHERE * self.elsewhere + ", at one place alone" * self.at_one_use
        place = f" in {self.place}" * (self.place != "a line")
        for one in written:
            before, removed, added = _difference(self.stands, one)
            if removed and not added and WORD.search(removed):
                return f"as if the reference had no `{removed}`{place}: `{one}` in place of `{self.stands}`{more}"
            operand = _operand(before) if added[:1] != "," and not removed else ""
            divides = before.rstrip().removesuffix(operand).rstrip().endswith("/")  # a / b * c is not a / (b * c)
            if operand and not (divides and added[:1] in "*/"):
                instead = f"{operand}{before[len(before.rstrip()) :]}{added}"
                whole = f": `{one}`" * (one != instead)
                return f"as if the reference had `{instead}` in place of `{operand}`{place}{whole}{more}"
        within = "" if self.stands == self.line else place
        return f"as if the reference had `{written[0]}` in place of `{self.stands}`{within}{more}"


class Text:
    """The source of a function by `def` in a file. Edits are made in it."""

    def __init__(self, function: Callable[..., Any]) -> None:
        source = textwrap.dedent(inspect.getsource(function))
        first = ast.parse(source).body[0].lineno  # after its decorators
        lines = source.encode().splitlines(keepends=True)[first - 1 :]
        self.source = b"".join(lines).decode()
        body = ast.parse(self.source).body[0]
        assert isinstance(body, ast.FunctionDef), f"{function.__name__} is no function by def"
        self.body = body
        self._starts = [*itertools.accumulate(map(len, lines), initial=0)]  # the first byte of each line

    def edited(self, *edits: tuple[str, str]) -> Rewritten:
        """Return the function with some texts replaced by others.

        Raises
        ------
        CannotJudgeError, SyntaxError
            If a text does not occur exactly once, or if the result is no Python.
        """
        changed: list[Change] = []
        for stands, written in edits:
            if (found := self.source.count(stands)) != 1:
                raise CannotJudgeError(f"{stands!r} stands in {self.body.name} {found} times, expected once.")
            start = len(self.source[: self.source.index(stands)].encode())
            changed.append(((0, start, start + len(stands.encode())), written))
        rewritten = self._rewritten(changed)
        compile(rewritten.source, f"{written!r} in place of {stands!r}", "exec")
        return rewritten

    def generic(self, known: Values, activations: tuple[str, ...]) -> Iterator[Rewritten]:
        """Yield generic edits, by the values that the function's variables have."""
        seen = {self.source}
        pieces = [*self._pieces(known, activations)]
        everywhere = map(self._rewritten, itertools.chain(changes(pieces), self._left_out(), self._stale()))
        at_one_use = (self._rewritten(group)._replace(at_one_use=True) for group in self._at_one_use(pieces))
        for rewritten in itertools.chain(everywhere, at_one_use):
            if rewritten.source not in seen:
                seen.add(rewritten.source)
                yield rewritten

    def with_factors(self, known: Values) -> Iterator[Rewritten]:
        """Yield edits that give pieces of the function a factor, by the values that its variables have."""
        return map(self._rewritten, changes(self._pieces(known, ()), with_factor))

    def _pieces(self, known: Values, activations: tuple[str, ...]) -> Iterator[tuple[Piece, Place]]:
        left = {id(name) for name in _names_in(self.body) if isinstance(name.ctx, ast.Store)}
        for i, statement in enumerate(self.body.body):
            for node in ast.walk(statement):
                match node:
                    case ast.Attribute(value, "shape") | ast.Call(ast.Name("len"), [value]):
                        left.add(id(value))  # nobody writes len(-X)
                if isinstance(node, ast.expr) and id(node) not in left:
                    yield Piece(node, self.source, known, activations), self._place(node, i)

    def _left_out(self) -> Iterator[list[Change]]:
        """Yield left-out statements, assignments in place of additions, and changes of returned values."""
        for node in ast.walk(self.body):
            match node:
                case ast.Return(ast.expr() as value):
                    whole = ast.get_source_segment(self.source, value)
                    yield from ([(self._place(value), f"np.{name}({whole})")] for name in ("round", "sqrt"))
                    for one, other in itertools.combinations(value.elts if isinstance(value, ast.Tuple) else [], 2):
                        yield [(self._place(one), ast.unparse(other)), (self._place(other), ast.unparse(one))]
                case ast.AugAssign(target, _, value):
                    written = " = ".join(ast.get_source_segment(self.source, one) or "" for one in (target, value))
                    yield from ([(self._place(node), instead)] for instead in (written, "pass"))
                case ast.Assign([ast.Subscript(), *_]):
                    yield [(self._place(node), "pass")]

    def _stale(self) -> Iterator[list[Change]]:
        """Yield uses of a name's old value after it was assigned a new one."""
        body, known = self.body.body, [argument.arg for argument in self.body.args.args]
        for i, statement in enumerate(body):
            start = self._place(statement)[1]
            given = [n.id for n in _names_in(statement) if isinstance(n.ctx, ast.Store)]
            for name in (one for one in dict.fromkeys(given) if one in known):
                keep, before = ((0, start, start), f"{name}_before = {name}; "), f"{name}_before"
                uses = [[(self._place(n), before) for n in _names_in(one) if n.id == name] for one in body[i + 1 :]]
                every = [*itertools.chain(*uses)]
                yield from ([keep, *group] for group in (*([use] for use in every), *uses, every) if group)
            known += given

    def _at_one_use(self, pieces: Sequence[tuple[Piece, Place]]) -> Iterator[list[Change]]:
        """Yield edits of what is assigned to a name, each in place of one of the name's uses."""
        for i, statement in enumerate(self.body.body):
            match statement:
                case ast.Assign([ast.Name(name)], value):
                    uses = [n for later in self.body.body[i + 1 :] for n in _names_in(later) if n.id == name]
                    start = self._place(value)[1]
                    whole = ast.get_source_segment(self.source, value) or ""
                    for piece, (at, first, end) in pieces if len(uses) > 1 else ():
                        if at == i and start <= first:
                            place = at, first - start, end - start
                            made = (written for rule, *each in instead(piece) if rule in INLINE for written in each)
                            edited = (ast.unparse(ast.parse(replaced(whole, [(place, one)]))) for one in made)
                            yield from ([(self._place(use), f"({one})")] for one in edited for use in uses)

    def _place(self, node: ast.expr | ast.stmt, statement: int = 0) -> Place:
        """Return the place of a piece: the index of the body's statement, the first byte and the end."""
        first, last = (self._starts[line - 1] for line in (node.lineno, node.end_lineno or 0))
        return statement, first + node.col_offset, last + (node.end_col_offset or 0)

    def _rewritten(self, group: Sequence[Change]) -> Rewritten:
        text = replaced(self.source, group).replace(".T.T", "")
        (_, start, end), written = group[-1]
        stood, at = self.source.encode()[start:end].decode(), self._line(start)
        changed = [place for (_, *place), _ in group if place[0] < place[1]]
        lines = {self._line(end) for place in changed for end in place}
        own, new = (one.splitlines()[at].strip() for one in (self.source, text))
        if len(lines) == 1 and max(len(own), len(new)) <= MOST_LINE:
            return Rewritten(text, new, own, own)
        return Rewritten(text, written, stood, own, len(changed) > 1)

    def _line(self, start: int) -> int:
        return bisect.bisect(self._starts, start) - 1


def _names_in(node: ast.AST) -> list[ast.Name]:
    return [one for one in ast.walk(node) if isinstance(one, ast.Name)]


def _alike(text: str) -> Iterator[str]:
    """Yield a text, and the text without one pair of redundant parentheses."""
    yield text
    with suppress(SyntaxError):
        meaning = ast.dump(ast.parse(text))
        for start, end in itertools.combinations([i for i, sign in enumerate(text) if sign in "()"], 2):
            shorter = text[:start] + text[start + 1 : end] + text[end + 1 :]
            with suppress(SyntaxError):
                if ast.dump(ast.parse(shorter)) == meaning:
                    yield shorter


def _difference(stands: str, written: str) -> tuple[str, str, str]:
    """Return the text before a change, the piece that is replaced, and the piece that replaces it."""
    tokens = [list(TOKEN.finditer(text)) for text in (stands, written)]
    old, new = ([token[0] for token in of] for of in tokens)
    first = [*map(operator.eq, old, new), False].index(False)  # number of equal tokens at the start
    last = [*map(operator.eq, old[first:][::-1], new[first:][::-1]), False].index(False)  # and at the end
    pieces = [of[first : len(of) - last] for of in tokens]
    removed, added = (piece[0].string[piece[0].start() : piece[-1].end()] if piece else "" for piece in pieces)
    return written[: pieces[1][0].start()] if added else "", removed, added


def _operand(text: str) -> str:
    """Return the operand with which a text ends, such as `p[i, y]`; "" if it ends otherwise."""
    tokens, depth, start = list(TOKEN.finditer(text)), 0, len(text)
    for token in reversed(tokens):
        depth += (token[0] in ")]") - (token[0] in "([")
        if depth < 0 or (depth == 0 and token[0] not in "([" and not WORD.search(token[0])):
            break  # an operator, or the bracket around the operand
        if depth == 0 and start < len(text) and token.end() < start and text[start] in "([":
            break  # such as the return before a parenthesis
        start = token.start()
        if depth == 0 and WORD.search(token[0]):
            break
    return text[start:].rstrip() if WORD.search(text[start:]) else ""


def callees(function: Callable[..., Any]) -> dict[str, Callable[..., Any]]:
    """Return a function and those by `def` in its file that it calls, directly or through others, by their names."""
    space, left = function.__globals__, [function.__name__]
    found: dict[str, Any] = {}
    while left:
        name = left.pop()
        one = function if name == function.__name__ else space.get(name)
        by_def = getattr(one, "__name__", "") == name != "<lambda>"  # only these have a source to edit
        if by_def and name not in found and isinstance(one, FunctionType) and one.__globals__ is space:
            found[name], codes = one, [one.__code__]
            for code in codes:  # also the code of inner functions
                left += code.co_names
                codes += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
    return found


def may_not_end(function: Callable[..., Any]) -> bool:
    """Return whether a function, or one that it calls, has a `while` loop, which an edit might make endless."""
    bodies = (Text(one).body for one in callees(function).values())
    return any(isinstance(node, ast.While) for body in bodies for node in ast.walk(body))


def rebound(function: Callable[..., Any], others: Mapping[str, Callable[..., Any] | Rewritten]) -> Callable[..., Any]:
    """Return a function in which the functions of its file with these names are replaced."""
    space = dict(function.__globals__)
    for name, one in {function.__name__: function, **callees(function)}.items():  # a lambda, too
        space[name] = FunctionType(one.__code__, space, name, one.__defaults__, one.__closure__)
    for name, other in others.items():
        if isinstance(other, Rewritten):
            exec(compile(other.source, "<an edit>", "exec"), space)  # the author's own text, edited
        else:
            space[name] = other
    return space[function.__name__]


def variables(function: Callable[..., Any], asked: Callable[..., Any], args: tuple[Any, ...]) -> Values:
    """Return the modules and the local variables of a function at the end of its call, while `asked` is called."""
    found: Values = {name: one for name, one in function.__globals__.items() if isinstance(one, ModuleType)}
    before = sys.getprofile()

    def look(frame: Any, event: str, _: object) -> None:
        if event == "return" and frame.f_code is function.__code__:
            found.update(frame.f_locals)

    sys.setprofile(look)
    try:
        asked(*copy.deepcopy(args))
    finally:
        sys.setprofile(before)
    return found


def activations(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of the elementwise functions that a function calls in its file."""
    found = list[str]()
    for name, one in callees(function).items():
        with suppress(Exception):  # a function of the author's may raise anything for other arguments
            if one.__code__.co_argcount == 1 and np.shape(one(np.array([0.25, -0.5, 0.75]))) == (3,):
                found.append(name)
    return tuple(found)
