"""Edits of a function's text, for a homework that is known by its functions: each edit makes another function.

An author's edit is a text that stands in the body once, and what people write instead. The generic edits are those of
`crosscheck.mistakes.generic`, and of `FURTHER`, made anywhere in the body.
"""

from __future__ import annotations

import ast
import copy
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from crosscheck.mistakes.generic import RULES, Piece, Place, changes
from crosscheck.mistakes.programs import Values

MOST_LINE = 60  # characters of a line that is shown whole
ELEMENTWISE = {"exp", "log", "log1p", "tanh", "sqrt", "abs", "sin", "cos", "square"}
TURNED = {ast.Gt: "<", ast.Lt: ">", ast.GtE: "<", ast.LtE: ">", ast.Eq: "!=", ast.NotEq: "=="}


def without_function(piece: Piece) -> Iterator[str]:
    """Yield what a function of NumPy was to be applied to, and one of two of which it takes the larger or smaller."""
    match piece.node:
        case ast.Call(ast.Attribute(ast.Name("np"), called), [argument], []) if called in ELEMENTWISE:
            yield piece.text(argument)
        case ast.Call(ast.Attribute(ast.Name("np"), "maximum" | "minimum"), [one, other], []):
            yield piece.text(one)
            yield piece.text(other)


def comparison(piece: Piece) -> Iterator[str]:
    """Yield the comparison the other way round."""
    match piece.node:
        case ast.Compare(left, [operator], [right]) if type(operator) in TURNED:
            yield f"{piece.text(left)} {TURNED[type(operator)]} {piece.text(right)}"


FURTHER = (without_function, comparison)


@dataclass(frozen=True)
class Rewritten:
    """A function with an edit made to it."""

    name: str  # of the function
    source: str
    written: str  # the first line that is another, as it is now, or the piece of a long one
    stands: str  # and as it was


class Text:
    """The text of a function, in which edits are made.

    Parameters
    ----------
    function : callable
        Defined by a `def` in a file.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        source = textwrap.dedent(inspect.getsource(function))
        definition = ast.parse(source).body[0]
        assert isinstance(definition, ast.FunctionDef)
        self.source = "\n".join(source.splitlines()[definition.lineno - 1 :]) + "\n"  # without its decorators

    @cached_property
    def body(self) -> ast.FunctionDef:
        """Return the definition as it is parsed."""
        definition = ast.parse(self.source).body[0]
        assert isinstance(definition, ast.FunctionDef)
        return definition

    def edited(self, stands: str, written: str) -> Rewritten:
        """Return the function with one text in place of another.

        Raises
        ------
        ValueError
            If that does not stand there once, or what comes out is no Python.
        """
        found = self.source.count(stands)
        if found != 1:
            raise ValueError(f"{stands!r} stands in {self.function.__name__} {found} times, expected once")
        start = len(self.source[: self.source.index(stands)].encode())
        rewritten = self._rewritten([(0, start, start + len(stands.encode()))], written)
        try:
            ast.parse(rewritten.source)
        except SyntaxError as error:
            raise ValueError(f"{written!r} in place of {stands!r} is no Python: {error.msg}") from None
        return rewritten

    def generic(self, known: Values, activations: tuple[str, ...]) -> Iterator[Rewritten]:
        """Yield generic edits, where the function's variables have these values; none where a loop might not end."""
        if any(isinstance(node, ast.While) for node in ast.walk(self.body)):
            return
        pieces = [
            (Piece(node, self.source, known, activations), self._place(node))
            for statement in self.body.body
            for node in ast.walk(statement)
            if isinstance(node, ast.expr) and not isinstance(getattr(node, "ctx", None), ast.Store)
        ]
        for places, written in changes(pieces, (*RULES, *FURTHER)):
            if (rewritten := self._rewritten(places, written)).source != self.source:
                yield rewritten
        for node in ast.walk(self.body):
            if isinstance(node, ast.AugAssign):  # overwritten, not added
                target, value = (ast.get_source_segment(self.source, one) for one in (node.target, node.value))
                yield self._rewritten([self._place(node)], f"{target} = {value}")

    def _place(self, node: ast.expr | ast.stmt) -> Place:
        lines = self.source.encode().splitlines(keepends=True)
        before = [sum(map(len, lines[: line - 1])) for line in (node.lineno, node.end_lineno or 0)]
        return 0, before[0] + node.col_offset, before[1] + (node.end_col_offset or 0)

    def _rewritten(self, places: list[Place], written: str) -> Rewritten:
        text = self.source.encode()
        for _, start, end in sorted(places, reverse=True):
            text = text[:start] + written.encode() + text[end:]
        own, new = self.source.splitlines(), text.decode().splitlines()
        first = next((i for i, pair in enumerate(zip(own, new, strict=False)) if pair[0] != pair[1]), 0)
        line, stood = new[first].strip(), own[first].strip()
        if len(line) > MOST_LINE or len(stood) > MOST_LINE:  # the piece tells more
            (_, start, end), *_ = places
            line, stood = written, self.source.encode()[start:end].decode()
        return Rewritten(self.function.__name__, text.decode(), line, stood)


def callees(function: Callable[..., Any]) -> dict[str, Callable[..., Any]]:
    """Return the functions of its own file that a function calls, itself or through others, and itself, by their names."""
    space, left = function.__globals__, [function.__name__]
    found: dict[str, Any] = {}
    while left:
        name = left.pop()
        one = function if name == function.__name__ else space.get(name)
        if name not in found and isinstance(one, FunctionType) and one.__globals__ is space:
            found[name] = one
            left += one.__code__.co_names
    return found


def rebound(function: Callable[..., Any], others: Mapping[str, Callable[..., Any] | Rewritten]) -> Callable[..., Any]:
    """Return a function that calls others in place of some of its file's."""
    space = dict(function.__globals__)
    for name, one in callees(function).items():
        space[name] = FunctionType(one.__code__, space, name, one.__defaults__, one.__closure__)
    for name, other in others.items():
        if isinstance(other, Rewritten):
            exec(compile(other.source, "<an edit>", "exec"), space)  # the author's own text, edited
        else:
            space[name] = other
    made: Callable[..., Any] = space[function.__name__]
    return made


def variables(function: Callable[..., Any], asked: Callable[..., Any], args: tuple[Any, ...]) -> Values:
    """Return the modules and the variables that a function knows at the end of a call, while another one is asked."""
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
    """Return which functions of the same file are applied to each entry of their one argument."""
    found = []
    for name, one in callees(function).items():
        if one.__code__.co_argcount == 1 and _keeps_shape(one):
            found.append(name)
    return tuple(found)


def _keeps_shape(function: Callable[..., Any]) -> bool:
    try:
        return bool(np.shape(function(np.array([0.25, -0.5, 0.75]))) == (3,))
    except Exception:  # it is the author's, and made for other arguments
        return False
