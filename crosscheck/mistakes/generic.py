"""Generic edits, which can be made in any textbook. They find mistakes that nobody has written down.

Each rule reads a piece of a line and writes what people may have instead: another sign, a missing term or factor, a
mean for a sum. The same change in several places is a further edit.
"""

import ast
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from crosscheck.mistakes.textbook import BREAKS, Edit, Textbook, Values
from crosscheck.submissions.probes import Probe

Place: TypeAlias = tuple[int, int, int]  # the index of the line or statement, the first byte and the end
Change: TypeAlias = tuple[Place, str]  # what is written there
Instead: TypeAlias = Iterator[tuple[str, ...]]  # a rule's name, and all texts that it writes in place of a piece
NUMBERS = (float, np.ndarray, np.generic)
NAME = re.compile(r"[A-Za-z_]\w*")

#: The likeliest rules come first, since of two edits with the same numbers the first is told. The last rules are for
#: functions of other kinds.
RULES = (
    *("sign", "factor", "term", "mean for sum", "power", "transpose", "axis", "order", "activation", "slice"),
    *("constant", "one point", "variable", "no function", "applied", "whole sum", "another number", "named number"),
    "parentheses",
    *("mean", "comparison", "reshaped", "reversed", "cut", "broadcast", "diagonal", "exchanged"),
    *("times", "no factor", "another factor", "variable of fewer axes", "shifted", "small constant", "leaky"),
    "fitted factor",
)
SIGNS = {ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*")}  # and their opposites
COMPARISONS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
MOST_FACTORS = 5  # largest number of factors of a product. Any of them may be missing.
MEANS = {"sum": "mean", "mean": "sum"}
ELEMENTWISE = {"exp", "log", "log1p", "tanh", "sqrt", "abs", "sin", "cos", "square"}
JOINING = {"concatenate", "hstack", "vstack", "append"}
FLATTENING, BY_COLUMN = {"ravel", "flatten", "reshape"}, "order='F'"
EDITS_KEPT = 8  # size of the cache: for each question about 400 edits, which take 20 ms
SMALL = ("0.1", "0.05", "0.01", "0.001", "0.0001", "1e-5", "1e-6", "1e-7")  # constants in logarithms
FACTOR = "_factor_"  # stands for a constant that is fitted
ONE_POINT = (-1, 0)  # A loop that overwrites its result keeps the last point. One that returns early keeps the first.


class Piece(NamedTuple):
    """A piece of a line, as the rules read it."""

    node: ast.expr
    line: str
    known: Values  # the variables that the line may use, with their values at some question
    activations: tuple[str, ...]  # names of elementwise functions

    def text(self, part: ast.expr) -> str:
        """Return the text of a part, in parentheses if it is an operation, such as a sum or a product."""
        written = ast.get_source_segment(self.line, part) or ""
        return f"({written})" if isinstance(part, (ast.BinOp, ast.UnaryOp)) else written

    def value(self, part: ast.expr) -> Any:
        """Return a part's value; None if it has none here: it may use a name of a comprehension."""
        with suppress(*BREAKS, SyntaxError):  # a slice is no expression by itself
            return eval(self.text(part), dict(self.known))  # a part of the textbook
        return None

    def shape(self, part: ast.expr) -> tuple[int, ...] | None:
        """Return the shape of a part's value; None if it is no number or array."""
        value = self.value(part)
        return np.shape(value) if isinstance(value, NUMBERS) else None


def instead(piece: Piece) -> Instead:
    """Yield what people write in place of a piece."""
    match piece.node:
        case ast.Name():
            yield from _of_name(piece, piece.node.id)
        case ast.BinOp() | ast.UnaryOp():
            yield from _of_operation(piece)
        case ast.Call():
            yield from _of_call(piece, piece.node)
        case ast.Slice(ast.Constant(int(low)), None, None):
            yield "cut", f":-{low}", ":", f"{low}:-1"
        case ast.Slice(None, ast.Constant(int(high)), None):
            yield "cut", f"{high}:", ":"
        case ast.Subscript(value, ast.Slice(ast.Constant(int(low)), ast.Constant(int(high)), None)):
            yield "slice", *(f"{piece.text(value)}[{low + by}:{high + by}]" for by in (-1, 1))
        case ast.Subscript(value, ast.Tuple([ast.Slice(None, None, None), index])):
            yield "cut", f"{piece.text(value)}[{piece.text(index)}]"
        case ast.Subscript(value, ast.Tuple([ast.Call(), index])):
            yield "cut", f"{piece.text(value)}[:, {piece.text(index)}]"
        case ast.Tuple([ast.Name(before), ast.Name(after)]) if before == after:  # such as the widths of np.pad
            yield "cut", f"(0, 2 * {after})", f"(2 * {before}, 0)"
        case ast.Attribute(value, "T"):
            yield "transpose", piece.text(value)
            yield "reshaped", f"{piece.text(value)}.reshape({piece.text(value)}.shape[::-1])"
        case ast.Compare(left, [operator], [right]) if type(operator) in COMPARISONS:
            signs = (sign for kind, sign in COMPARISONS.items() if kind is not type(operator))
            yield "comparison", *(f"{piece.text(left)} {sign} {piece.text(right)}" for sign in signs)
            yield "leaky", f"np.where({piece.text(piece.node)}, 1, 0.01)"
        case ast.Constant(int() | float() as value):
            half = value // 2 if value % 2 == 0 else value / 2
            yield "constant", *map(repr, dict.fromkeys((value + 1, value - 1, 2 * value, half, -value, 0)))
            if isinstance(value, float):
                yield "named number", *(name for name, one in piece.known.items() if isinstance(one, float))
    if isinstance(piece.node, ast.BinOp | ast.Call):
        yield "sign", f"-{piece.text(piece.node)}"
    if isinstance(piece.node, ast.Subscript) and len(piece.shape(piece.node) or ()) == 2:
        yield "transpose", f"{piece.text(piece.node)}.T"


def with_factor(piece: Piece) -> Instead:
    """Yield a piece with a constant factor, which is to be fitted."""
    if piece.shape(piece.node) is not None:
        yield "fitted factor", f"({FACTOR} * {piece.text(piece.node)})"


def _of_name(piece: Piece, name: str) -> Instead:
    value, shape = piece.known.get(name, 0.0), piece.shape(piece.node)
    if isinstance(value, NUMBERS):  # an unknown name counts as a number
        yield "sign", f"-{name}"
    if isinstance(value, int | np.integer) or (isinstance(value, np.ndarray) and value.dtype.kind == "i"):
        yield "another number", f"({name} - 1)", f"({name} + 1)", *([f"(0 * {name})"] if np.ndim(value) else ["0", "1"])
    elif isinstance(value, float) and name in piece.known:
        yield "another number", f"({name} / 2)", f"(2 * {name})", "1.0"
    if shape is None:
        return
    yield "power", f"({name}**2)", f"({name} * np.abs({name}))"
    numbers = {other: np.shape(one) for other, one in piece.known.items() if isinstance(one, NUMBERS) and other != name}
    yield "variable", *(other for other, of in numbers.items() if of == shape)
    yield "variable of fewer axes", *(other for other, of in numbers.items() if _stretches(of, shape))
    if len(shape) == 1:
        yield "broadcast", f"{name}[:, None]"
        yield "shifted", f"np.roll({name}, 1)", f"np.roll({name}, -1)", f"np.sort({name})", f"{name}.sum()"
    if len(shape) == 2:
        yield "transpose", f"{name}.T"
        yield "diagonal", *([f"np.diag(np.diag({name}))"] if shape[0] == shape[1] else [])
        rows = (of for i in ONE_POINT for of in (f"{name}[{i}]", f"np.roll({name}, {2 * i + 1}, axis=0)"))
        yield "shifted", f"{name}.mean(axis=1, keepdims=True)", *rows
    if shape:
        applied = (f"{called}({name})" for called in piece.activations)
        yield "applied", *applied, f"np.maximum(0, {name})", f"(1 - {name})", f"(1 + {name})", f"np.abs({name})"
        yield "shifted", f"np.sign({name})"
        axes = ("::-1", "..., ::-1", "..., ::-1, ::-1") if len(shape) > 1 < shape[-1] else ("::-1",)
        yield "reversed", *(f"{name}[{of}]" for of in axes)


def _of_operation(piece: Piece) -> Instead:
    match piece.node:
        case ast.UnaryOp(ast.USub(), operand):
            yield "sign", piece.text(operand)
        case ast.BinOp(left, ast.Add() | ast.Sub() as operator, right):
            one, other, (sign, opposite) = piece.text(left), piece.text(right), SIGNS[type(operator)]
            yield "sign", f"{one} {opposite} {other}"
            signed = f"-{other}" if sign == "-" else other
            yield "term", one, signed, other, f"{one} {sign} {other} {sign} {other}", f"{one} {sign} 1"
            yield "times", f"{one} * {other}"
            match left:
                case ast.BinOp(_, ast.MatMult(), inner):  # it may be added within the loop of the sum
                    yield "term", f"{one} {sign} len({piece.text(inner)}) * {other}"
            if sign == "-" and piece.shape(piece.node):  # the slope of a sigmoid
                whole, names = piece.text(piece.node), [name.id for name in (left, right) if isinstance(name, ast.Name)]
                yield "applied", *(f"{whole} * {name} * (1 - {name})" for name in names)
                each = (f"{whole} {by}" for name in names for by in (f"* {name}", f"* (1 - {name})", f"/ {name}"))
                yield "shifted", *each
        case ast.BinOp(left, ast.Mult() | ast.Div() as operator, right):
            yield "factor", *_products(piece, piece.node)
            numbers = (name for name, one in piece.known.items() if isinstance(one, int | np.integer))
            yield "another factor", *(f"{piece.text(piece.node)} / {name}" for name in numbers)  # such as N
            by = f"{SIGNS[type(operator)][0]} {piece.text(right)}"
            for terms in _sums_in(left):
                one, other = (piece.text(term) for term in (terms.left, terms.right))
                sign, whole = SIGNS[type(terms.op)][0], piece.text(terms)
                without = f"({one} {by} {sign} {other})", f"({one} {sign} {other} {by})"
                yield "parentheses", *(piece.text(left).replace(whole, each) for each in without)
        case ast.BinOp(left, ast.Pow()):
            yield "power", piece.text(left)
        case ast.BinOp(left, ast.MatMult(), right):
            one, other, vector = piece.text(left), piece.text(right), len(piece.shape(right) or ()) == 1
            yield "mean", f"{one} @ {other} / len({other})"
            without = f"(np.ones_like({one}) @ {other})", f"({one} @ np.ones_like({other}))"
            yield "no factor", *without, *(f"{by} * {left}" for left in without for by in _factors_of(piece))
            sums = f"{one}.sum(axis=1)", f"{other}.sum({'' if vector else 'axis=0'})"
            pairs = (sums, *((f"{one}[:, {i}]", f"{other}[{i}]") for i in ONE_POINT))
            yield "one point", *(f"{a} * {b}" if vector else f"np.outer({a}, {b})" for a, b in pairs)
            yield "cut", *(f"{one}[:, {some}] @ {other}[{some}]" for some in (":-1", "1:"))
            yield "another factor", *(f"{by} * {piece.text(piece.node)}" for by in _factors_of(piece))


def _sums_in(node: ast.expr) -> Iterator[ast.BinOp]:
    """Yield the sums and differences in a product, of which a further factor multiplies every term."""
    match node:
        case ast.BinOp(_, ast.Add() | ast.Sub()):
            yield node
        case ast.BinOp(left, ast.MatMult() | ast.Mult() | ast.Div() as operator, right):
            for factor in (left, right)[: 1 if isinstance(operator, ast.Div) else 2]:
                yield from _sums_in(factor)


def _factors_of(piece: Piece) -> Iterator[str]:
    """Yield the variables by which a piece can be multiplied: those of its shape, and scalars."""
    shapes = {piece.shape(piece.node), ()}
    yield from (name for name, one in piece.known.items() if isinstance(one, NUMBERS) and np.shape(one) in shapes)


def _stretches(shape: tuple[int, ...], to: tuple[int, ...]) -> bool:
    """Return whether an array of one shape is broadcast to another shape."""
    with suppress(ValueError):
        return () < shape != to == np.broadcast_shapes(shape, to)
    return False


def _products(piece: Piece, node: ast.expr) -> Iterator[str]:
    """Yield products in which factors are missing, are repeated, or are on the other side of the fraction."""
    factors: list[tuple[str, str]] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
        factors.insert(0, (SIGNS[type(node.op)][0], piece.text(node.right)))
        node = node.left
    factors.insert(0, ("*", piece.text(node)))
    few = factors if len(factors) <= MOST_FACTORS else []
    kept = [*itertools.chain(*(itertools.combinations(few, n) for n in range(len(few) - 1, 0, -1)))]
    for i, (sign, one) in enumerate(few):
        inverse = "/" if sign == "*" else "*", one
        kept += (*few, (sign, one)), (*few[:i], inverse, *few[i + 1 :])
    for product in kept:
        written = "".join(f" {sign} {one}" for sign, one in product)
        yield written.removeprefix(" * ") if written.startswith(" * ") else f"1{written}"


def _of_call(piece: Piece, call: ast.Call) -> Instead:
    whole, name, args = piece.text(call), piece.text(call.func), [piece.text(one) for one in call.args]
    of, _, called = name.rpartition(".")  # such as the summed array, or np
    if piece.shape(call) is not None:
        yield "another factor", *(f"{by} * {whole}" for by in _factors_of(piece))
        if len(piece.shape(call) or ()) == 1:
            ends = (f"{whole} * 0 + {whole}[{i}]" for i in ONE_POINT)
            yield "shifted", f"np.roll({whole}, 1)", f"np.roll({whole}, -1)", *ends
    if isinstance(piece.value(call), int):  # such as len(y)
        yield "another number", f"({whole} - 1)", f"({whole} + 1)"
    if called == "sum":
        yield "power", f"np.sqrt({whole})"
    if called in {"var", "std"}:
        yield "mean for sum", ast.unparse(call).removesuffix(")") + ", " * bool(args or call.keywords) + "ddof=1)"
    match call.args:
        case [ast.BinOp(base, ast.Pow(), ast.Constant(2))] if called == "mean" and not call.keywords:
            yield "mean for sum", f"np.var({piece.text(base)})"
        case [ast.List(elts) | ast.Tuple(elts)] if called in JOINING:
            for i, j in itertools.combinations(range(len(elts)), 2):
                order = [*range(i), j, *range(i + 1, j), i, *range(j + 1, len(elts))]
                parts = f"({', '.join(piece.text(elts[k]) for k in order)})"
                yield "exchanged", f"{name}({', '.join([parts, *map(ast.unparse, call.keywords)])})"
    if of and called in MEANS:
        yield "mean for sum", f"{of}.{MEANS[called]}{whole[len(name) :]}"
    match of, called, args, sorted(call.keywords, key=lambda one: one.arg != "axis"):
        case (_, _, _, [ast.keyword("axis", ast.Constant(int(which))), *more]):
            also = [f"{one.arg}={piece.text(one.value)}" for one in more]
            along_other, along_all = [*args, f"axis={1 - which}", *also], [*args, *also]
            yield "axis", *(f"{name}({', '.join(each)})" for each in (along_other, along_all))
            if (shape := piece.shape(call)) and not more:
                yield "axis", f"np.full({shape}, {name}({', '.join(args)}))"
        case (_, _, _, []) if of and called in FLATTENING:
            yield "order", f"{name}({', '.join([*args, BY_COLUMN])})"
    match of, called, args, call.keywords:
        case ("np", "outer", [one, other], []):
            yield "no factor", f"np.outer(np.ones_like({one}), {other})", f"np.outer({one}, np.ones_like({other}))"
        case ("", _, [argument], _) if called in piece.activations:
            others = (f"{other}({argument})" for other in piece.activations if other != called)
            yield "activation", argument, f"np.tanh({argument})", f"np.maximum(0, {argument})", *others
        case ("np", "sum", [summed], []) | (summed, "sum", [], []) if of:
            yield "one point", *(f"{summed}[{i}]" for i in ONE_POINT)
        case (summed, "sum", [], [ast.keyword("axis", ast.Constant(int(axis)))]) if of and axis in (0, 1):
            yield "one point", *(f"{summed}[{':, ' * axis}{i}]" for i in ONE_POINT)
    match call:
        case ast.Call(outer, [ast.Call(ast.Attribute(ast.Name("np")) as inner, [within], [])], []) if of == "np":
            yield "exchanged", f"{piece.text(inner)}({piece.text(outer)}({piece.text(within)}))"
    match of, called, args, call.keywords:
        case ("np", _, [argument], []) if called in ELEMENTWISE:
            yield "no function", argument
            match called, call.args[0]:
                case "log", _:
                    yield "no function", *(f"np.{base}({argument})" for base in ("log2", "log10"))
                    forms = (
                        f"{argument} + {{0}}",
                        f"np.maximum({argument}, {{0}})",
                        f"np.clip({argument}, {{0}}, 1 - {{0}})",
                    )
                    yield "small constant", *(f"np.log({form.format(c)})" for form in forms for c in SMALL)
                case "sqrt", ast.BinOp(left, ast.Add(), right):
                    yield "no function", f"({name}({piece.text(left)}) + {piece.text(right)})"
        case ("", _, [argument], []) if piece.shape(call) in {None, piece.shape(call.args[0])}:
            yield "no function", argument
        case ("np", "maximum" | "minimum", [one, other], []):
            yield "no function", one, other
            linear = one if isinstance(call.args[1], ast.Constant) else other
            yield "leaky", f"np.maximum(0.01 * {linear}, {linear})"
        case ("np", "pad", _, []):
            yield "no function", whole.removesuffix(")") + ", mode='edge')"
        case ("np.linalg", "inv", [matrix], []):
            yield "no function", f"(1 / {matrix})"
        case (_, "sum" | "mean" | "max", [], [_, *_]) if of:  # a loop that overwrites its result keeps the last part
            every = {one.arg: f"{one.arg}={piece.text(one.value)}" for one in call.keywords}
            kept = ", ".join(written for keyword, written in every.items() if keyword != "axis")
            yield "whole sum", f"{name}({kept})", f"{of}[-1:].{called}({', '.join(every.values())})"


def changes(
    pieces: Iterable[tuple[Piece, Place]], rules: Callable[[Piece], Instead] = instead
) -> Iterator[list[Change]]:
    """Yield the changes that rules make: at one place, and at several places of one line or of all lines.

    Several places have the same piece, or pieces of the same form that a rule changes in the same way.
    """
    groups: dict[str, dict[tuple[object, ...], list[Change]]] = {rule: defaultdict(list) for rule in RULES}
    for piece, place in pieces:
        line, text = place[0], piece.text(piece.node)
        form, kinds = NAME.sub("_", text), Counter[str]()  # R1[:, 0] and R2[:, 0] have the same form
        made = ((rule, written) for rule, *each in rules(piece) for written in each)
        for rule, written in dict.fromkeys(made):
            kind, kinds[rule] = kinds[rule], kinds[rule] + 1
            keys: list[tuple[object, ...]] = [(place, written), (text, written), (line, text, written)]
            if form != "_":
                keys += [(form, kind), (line, form, kind), (line, kind), (kind,)]
            for key in keys:
                groups[rule][key].append((place, written))
    for group in itertools.chain(*(of_rule.values() for of_rule in groups.values())):
        places = itertools.pairwise(sorted(place for place, _ in group))
        if not any(line == other and end > start for (line, _, end), (other, start, _) in places):  # they overlap
            yield group


def replaced(text: str, those: Iterable[Change]) -> str:
    """Return a text with changes. They are made from the end, so that earlier places stay valid."""
    made = text.encode()
    for (_, start, end), written in sorted(those, reverse=True):
        made = made[:start] + written.encode() + made[end:]
    return made.decode()


@lru_cache(maxsize=EDITS_KEPT)
def edits(book: Textbook, at: Probe) -> Sequence[Edit]:
    """Return all edits by the rules. At the question `at`, the number of points should differ from all other sizes."""
    values, texts, pieces, made = book.values(at), [*book.lines.values()], [], []
    for i, line in enumerate(texts):
        known = {name: values[name] for name in (*book.space, *book.arguments, *book.names[:i]) if name in values}
        for node in ast.walk(ast.parse(line)):
            if isinstance(node, ast.expr) and not isinstance(getattr(node, "ctx", None), ast.Store):
                place = i, node.col_offset, node.end_col_offset or 0
                pieces.append((Piece(node, line, known, (*book.slopes,)), place))
    for group in changes(pieces):
        lines = itertools.groupby(sorted(group), lambda change: change[0][0])
        made.append(book.edit("; ".join(replaced(texts[i], of) for i, of in lines)))
    return tuple(dict.fromkeys(made))
