"""Edits that can be made in any textbook, for mistakes that nobody has written down.

Each rule reads a piece of a line and writes what people may have instead: another sign, a term or factors less, a mean for a
sum. The same change in several places is one edit more.
"""

import ast
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from crosscheck.mistakes.programs import Values
from crosscheck.mistakes.textbook import BREAKS, Edit, Textbook
from crosscheck.submissions.probes import Probe

Place: TypeAlias = tuple[int, int, int]  # the line or statement, and between which bytes
Change: TypeAlias = tuple[Place, str]  # what is written there
NUMBERS = (float, np.ndarray, np.generic)
NAME = re.compile(r"[A-Za-z_]\w*")

OPERATORS: dict[type[ast.operator], str] = {ast.Mult: "*", ast.Div: "/"}
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
MOST_FACTORS = 5  # of a product any of which may be missing
ACTIVATIONS = ("{}", "np.tanh({})", "np.maximum(0, {})")
ELEMENTWISE = {"exp", "log", "log1p", "tanh", "sqrt", "abs", "sin", "cos", "square"}
FLATTENING = ("ravel", "flatten", "reshape")
EDITS_KEPT = 8  # questions of which the edits, some 400 in 20 ms, are kept
ONE_POINT = (-1, 0)  # a loop that overwrites its result keeps the last point, and one that returns within it the first


@dataclass(frozen=True)
class Piece:
    """A piece of a line, as the rules read it."""

    node: ast.expr
    line: str
    known: Values  # the page's variables at some question, as far as the line may use them
    activations: tuple[str, ...]  # names of functions that are applied to each entry

    def text(self, part: ast.expr) -> str:
        """Return a part as it stands in the line, in parentheses if it is a sum or a product."""
        written = ast.get_source_segment(self.line, part) or ""
        return f"({written})" if isinstance(part, (ast.BinOp, ast.UnaryOp)) else written

    def shape(self, part: ast.expr) -> tuple[int, ...] | None:
        """Return the shape of a part's value; None of what is no array."""
        value: object = None
        with suppress(*BREAKS):  # of a name that is only known within
            value = eval(self.text(part), dict(self.known))  # a part of the textbook
        return np.shape(value) if isinstance(value, NUMBERS) else None


Rule: TypeAlias = Callable[[Piece], Iterator[str]]


def sign(piece: Piece) -> Iterator[str]:
    """Yield other signs."""
    match piece.node:
        case ast.BinOp(left, ast.Add(), right):
            yield f"{piece.text(left)} - {piece.text(right)}"
        case ast.BinOp(left, ast.Sub(), right):
            yield f"{piece.text(left)} + {piece.text(right)}"
        case ast.UnaryOp(ast.USub(), operand):
            yield piece.text(operand)
    if isinstance(piece.node, (ast.BinOp, ast.Call)) or _is_value(piece):
        yield f"-{piece.text(piece.node)}"


def _is_value(piece: Piece) -> bool:
    """Return whether a piece is a name, and not that of a module, say; one that is only known within may be."""
    return isinstance(piece.node, ast.Name) and isinstance(piece.known.get(piece.node.id, 0.0), NUMBERS)


def term(piece: Piece) -> Iterator[str]:
    """Yield one term of a sum, of a difference with its sign and without, and a term that is counted twice."""
    match piece.node:
        case ast.BinOp(left, ast.Add() | ast.Sub() as operator, right):
            one, other, sign = piece.text(left), piece.text(right), "-" if isinstance(operator, ast.Sub) else "+"
            yield from (one, f"-{other}" if sign == "-" else other, other, f"{one} {sign} {other} {sign} {other}")


def factor(piece: Piece) -> Iterator[str]:
    """Yield a product in which factors are missing, stand twice, or on the other side of the fraction."""
    if not isinstance(piece.node, ast.BinOp) or type(piece.node.op) not in OPERATORS:
        return
    factors = list(_factors(piece, piece.node))
    if len(factors) > MOST_FACTORS:
        return
    for missing in range(1, len(factors)):
        for kept in itertools.combinations(factors, len(factors) - missing):
            yield _product(kept)
    for i, (operator, one) in enumerate(factors):
        yield _product([*factors, (operator, one)])
        yield _product([*factors[:i], ("/" if operator == "*" else "*", one), *factors[i + 1 :]])


def _factors(piece: Piece, node: ast.expr) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        yield from _factors(piece, node.left)
        yield OPERATORS[type(node.op)], piece.text(node.right)
    else:
        yield "*", piece.text(node)


def _product(factors: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    written = "".join(f" {operator} {one}" for operator, one in factors)
    return written.removeprefix(" * ") if written.startswith(" * ") else f"1{written}"


def mean_for_sum(piece: Piece) -> Iterator[str]:
    """Yield a mean for a sum, and a sum for a mean."""
    match piece.node:
        case ast.Call(ast.Attribute(_, "sum" | "mean" as called) as function):
            written, other = piece.text(piece.node), {"sum": "mean", "mean": "sum"}[called]
            start = len(piece.text(function)) - len(called)
            yield f"{written[:start]}{other}{written[start + len(called) :]}"


def power(piece: Piece) -> Iterator[str]:
    """Yield another power."""
    match piece.node:
        case ast.BinOp(base, ast.Pow(), _) | ast.Call(ast.Attribute(_, "sqrt"), [base]):
            yield piece.text(base)
        case ast.Name() if piece.shape(piece.node) is not None:
            yield f"({piece.text(piece.node)}**2)"


def transpose(piece: Piece) -> Iterator[str]:
    """Yield a matrix transposed, or one that is not."""
    match piece.node:
        case ast.Attribute(value, "T"):
            yield piece.text(value)
        case ast.Name() | ast.Subscript() if len(piece.shape(piece.node) or ()) == 2:
            yield f"{piece.text(piece.node)}.T"


def axis(piece: Piece) -> Iterator[str]:
    """Yield another axis, or none."""
    match piece.node:
        case ast.Call(function, arguments, [ast.keyword("axis", ast.Constant(int(which)))]):
            called = [piece.text(one) for one in arguments]
            yield f"{piece.text(function)}({', '.join([*called, f'axis={1 - which}'])})"
            yield f"{piece.text(function)}({', '.join(called)})"


def order(piece: Piece) -> Iterator[str]:
    """Yield what is flattened or shaped column by column."""
    match piece.node:
        case ast.Call(ast.Attribute(_, called) as function, arguments, []) if called in FLATTENING:
            written = ", ".join([*map(piece.text, arguments), "order='F'"])
            yield f"{piece.text(function)}({written})"


def activation(piece: Piece) -> Iterator[str]:
    """Yield another activation, or none."""
    match piece.node:
        case ast.Call(ast.Name(called), [argument]) if called in piece.activations:
            others = (f"{other}({{}})" for other in piece.activations if other != called)
            yield from (how.format(piece.text(argument)) for how in (*ACTIVATIONS, *others))


def constant(piece: Piece) -> Iterator[str]:
    """Yield other constants, by one, twice and half as large, and 0."""
    match piece.node:
        case ast.Constant(int() | float() as value):
            half = value // 2 if value % 2 == 0 else value / 2
            yield from map(repr, dict.fromkeys((value + 1, value - 1, 2 * value, half, -value, 0)))


def interval(piece: Piece) -> Iterator[str]:
    """Yield a slice that is off by one."""
    match piece.node:
        case ast.Subscript(value, ast.Slice(ast.Constant(int(low)), ast.Constant(int(high)), None)):
            for start, end in ((low - 1, high - 1), (low + 1, high + 1)):
                yield f"{piece.text(value)}[{start}:{end}]"


def overwritten(piece: Piece) -> Iterator[str]:
    """Yield one point's share of a sum, and the product of the sums for a sum of products."""
    match piece.node:
        case ast.Call(ast.Attribute(ast.Name("np"), "sum"), [summed], []) | ast.Call(
            ast.Attribute(summed, "sum"), [], []
        ):
            yield from (f"{piece.text(summed)}[{i}]" for i in ONE_POINT)
        case ast.Call(ast.Attribute(summed, "sum"), [], [ast.keyword("axis", ast.Constant(1))]):
            yield from (f"{piece.text(summed)}[:, {i}]" for i in ONE_POINT)
        case ast.BinOp(left, ast.MatMult(), right):
            one, other = piece.text(left), piece.text(right)
            vector = len(piece.shape(right) or ()) == 1
            yield (
                f"{one}.sum(axis=1) * {other}.sum()" if vector else f"np.outer({one}.sum(axis=1), {other}.sum(axis=0))"
            )
            for i in ONE_POINT:
                yield f"{one}[:, {i}] * {other}[{i}]" if vector else f"np.outer({one}[:, {i}], {other}[{i}])"


def variable(piece: Piece) -> Iterator[str]:
    """Yield another variable of the same shape."""
    if isinstance(piece.node, ast.Name) and (shape := piece.shape(piece.node)) is not None:
        for name, value in piece.known.items():
            if name != piece.node.id and isinstance(value, NUMBERS) and np.shape(value) == shape:
                yield name


def without_function(piece: Piece) -> Iterator[str]:
    """Yield what a function was to be applied to, and one of two of which NumPy takes the larger or smaller."""
    match piece.node:
        case ast.Call(ast.Name(), [argument], []) if piece.shape(piece.node) in {None, piece.shape(argument)}:
            yield piece.text(argument)
        case ast.Call(ast.Attribute(ast.Name("np"), called), [argument], []) if called in ELEMENTWISE:
            yield piece.text(argument)
        case ast.Call(ast.Attribute(ast.Name("np"), "maximum" | "minimum"), [one, other], []):
            yield piece.text(one)
            yield piece.text(other)
        case ast.Call(ast.Attribute(ast.Attribute(ast.Name("np"), "linalg"), "inv"), [matrix], []):
            yield f"(1 / {piece.text(matrix)})"


def applied(piece: Piece) -> Iterator[str]:
    """Yield a value to which a function is applied once more, and a difference times the slope of a sigmoid."""
    match piece.node:
        case ast.Name(name) if piece.shape(piece.node):
            yield from (f"{called}({name})" for called in piece.activations)
            yield f"np.maximum(0, {name})"
        case ast.BinOp(left, ast.Sub(), right) if piece.shape(piece.node):
            for one in (left, right):
                if isinstance(one, ast.Name):
                    yield f"({piece.text(piece.node)} * {one.id} * (1 - {one.id}))"


def broadcast(piece: Piece) -> Iterator[str]:
    """Yield a vector as a column, which is broadcast against others."""
    if isinstance(piece.node, ast.Name) and len(piece.shape(piece.node) or ()) == 1:
        yield f"{piece.node.id}[:, None]"


def summed(piece: Piece) -> Iterator[str]:
    """Yield a sum over all axes, and what a loop leaves that overwrites it: the last part of a sum."""
    match piece.node:
        case ast.Call(ast.Attribute(value, "sum" | "mean" | "max" as called), [], keywords) if keywords:
            others = [f"{one.arg}={piece.text(one.value)}" for one in keywords if one.arg != "axis"]
            yield f"{piece.text(value)}.{called}({', '.join(others)})"
            every = ", ".join(f"{one.arg}={piece.text(one.value)}" for one in keywords)
            yield f"{piece.text(value)}[-1:].{called}({every})"


def another_number(piece: Piece) -> Iterator[str]:
    """Yield a whole number that is off by one, or 0, and for any other number one twice or half as large, or 1."""
    if isinstance(piece.node, ast.Name):
        name, value = piece.node.id, piece.known.get(piece.node.id)
        if isinstance(value, int | np.integer) or (isinstance(value, np.ndarray) and value.dtype.kind == "i"):
            yield from (f"({name} - 1)", f"({name} + 1)", f"(0 * {name})" if np.ndim(value) else "0")
        elif isinstance(value, float):
            yield from (f"({name} / 2)", f"(2 * {name})", "1.0")


def reshaped(piece: Piece) -> Iterator[str]:
    """Yield what is reshaped where it is to be transposed."""
    match piece.node:
        case ast.Attribute(value, "T"):
            yield f"{piece.text(value)}.reshape({piece.text(value)}.shape[::-1])"


def reversed_axes(piece: Piece) -> Iterator[str]:
    """Yield an array whose first axis runs backwards, or its last, or its last two."""
    if isinstance(piece.node, ast.Name) and (shape := piece.shape(piece.node)):
        which = ("::-1", "..., ::-1", "..., ::-1, ::-1") if len(shape) > 1 < shape[-1] else ("::-1",)
        yield from (f"{piece.node.id}[{axes}]" for axes in which)


def cut(piece: Piece) -> Iterator[str]:
    """Yield a slice at the other end, or all of it, and an index into another axis."""
    match piece.node:
        case ast.Slice(ast.Constant(int(low)), None, None):
            yield from (f":-{low}", ":")
        case ast.Slice(None, ast.Constant(int(high)), None):
            yield from (f"{high}:", ":")
        case ast.Subscript(value, ast.Tuple([ast.Slice(None, None, None), index])):
            yield f"{piece.text(value)}[{piece.text(index)}]"
        case ast.Subscript(value, ast.Tuple([ast.Call(), index])):
            yield f"{piece.text(value)}[:, {piece.text(index)}]"


def comparison(piece: Piece) -> Iterator[str]:
    """Yield another comparison."""
    match piece.node:
        case ast.Compare(left, [operator], [right]) if type(operator) in COMPARISONS:
            others = (sign for kind, sign in COMPARISONS.items() if kind is not type(operator))
            yield from (f"{piece.text(left)} {sign} {piece.text(right)}" for sign in others)


def named_number(piece: Piece) -> Iterator[str]:
    """Yield a variable where a number stands."""
    if isinstance(piece.node, ast.Constant) and isinstance(piece.node.value, float):
        yield from (name for name, value in piece.known.items() if isinstance(value, float))


def averaged(piece: Piece) -> Iterator[str]:
    """Yield a sum of products over how many they are."""
    match piece.node:
        case ast.BinOp(left, ast.MatMult(), right):
            yield f"{piece.text(left)} @ {piece.text(right)} / len({piece.text(right)})"


#: What is likelier comes first, and at last what only functions of other kinds have: of two edits with the same numbers the first
#: is told.
RULES: tuple[Rule, ...] = (
    sign,
    factor,
    term,
    mean_for_sum,
    power,
    transpose,
    axis,
    order,
    activation,
    interval,
    constant,
    overwritten,
    variable,
    without_function,
    applied,
    summed,
    another_number,
    named_number,
    averaged,
    comparison,
    reshaped,
    reversed_axes,
    cut,
    broadcast,
)


def changes(pieces: Sequence[tuple[Piece, Place]]) -> Iterator[list[Change]]:
    """Yield what the rules write: at one place, and at several of one line or of all of them.

    These hold the same piece, or pieces of the same form, of which the rule makes the same kind of thing.
    """
    for rule in RULES:
        groups: dict[tuple[object, ...], list[Change]] = defaultdict(list)
        for piece, place in pieces:
            line, text = place[0], piece.text(piece.node)
            form = NAME.sub("_", text)  # such as that of R1[:, 0] and R2[:, 0]
            for kind, written in enumerate(dict.fromkeys(rule(piece))):
                keys: list[tuple[object, ...]] = [(place, written), (text, written), (line, text, written)]
                if form != "_":
                    keys += [(form, kind), (line, form, kind), (line, kind), (kind,)]
                for key in keys:
                    groups[key].append((place, written))
        yield from (group for group in groups.values() if not _overlap(group))


def replaced(text: str, those: Iterable[Change]) -> str:
    """Return a text with changes made to it, from the end, so that what stands before keeps its place."""
    made = text.encode()
    for (_, start, end), written in sorted(those, reverse=True):
        made = made[:start] + written.encode() + made[end:]
    return made.decode()


def _overlap(group: Sequence[Change]) -> bool:
    places = sorted(place for place, _ in group)
    return any(line == other and end > start for (line, _, end), (other, start, _) in itertools.pairwise(places))


@lru_cache(maxsize=EDITS_KEPT)
def edits(book: Textbook, at: Probe) -> Sequence[Edit]:
    """Return the edits that the rules make of each line, given a question whose number of points is no other size."""
    made = []
    for group in changes(list(_pieces(book, book.values(at)))):
        lines = itertools.groupby(sorted(group), lambda change: change[0][0])
        made.append(Edit(tuple(text for i, of in lines for text in (book.texts[i], replaced(book.texts[i], of)))))
    return tuple(dict.fromkeys(made))


def _pieces(book: Textbook, at: Values) -> Iterator[tuple[Piece, Place]]:
    for i, line in enumerate(book.texts):
        known = {name: at[name] for name in (*book.space, *book.arguments, *book.names[:i]) if name in at}
        for node in ast.walk(ast.parse(line)):
            if isinstance(node, ast.expr) and not isinstance(getattr(node, "ctx", None), ast.Store):
                place = i, node.col_offset, node.end_col_offset or 0
                yield Piece(node, line, known, (*book.derivatives.slopes,)), place
