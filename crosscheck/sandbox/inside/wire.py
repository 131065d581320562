"""Messages between parent and child: JSON, followed by the bytes that it refers to, never pickle.

A value may be an array (int64, float64, bool), a float, int, bool or str, None, or a list, tuple or dict of these.
Writing any other raises TypeError. Reading trusts nothing in a message: `ProtocolError` is raised for any other form.
"""

import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter, methodcaller
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

HEADER = 8  # bytes of a big-endian length: of the body, and at its beginning of the JSON in it
BYTES = "\0bytes"  # the only key of an object that stands for bytes; no other key has this name
MOST_WITHOUT_NUMBERS = 4096  # elements that an empty array would have if its lengths of 0 were 1
DTYPES = ("<f8", "<i8")
PACKED = frozenset(map(np.dtype, (*DTYPES, ">f8", ">i8")))  # dtypes of the arrays that are sent as they are
PARTS = {"arrays", "dtype", "shapes"}  # the keys of one packed array or several
Message: TypeAlias = dict[str, Any]  # a request or a reply


class ProtocolError(Exception):
    """The bytes do not follow this protocol."""


@dataclass(frozen=True)
class Other:
    """A part of an answer that is neither numbers, text nor None: the name of its type."""

    type: str


def frame(message: Message) -> bytes:
    """Encode one message, which may hold bytes, with its length in front."""
    pieces: list[bytes] = []
    told = json.dumps(message, separators=(",", ":"), default=partial(_behind, pieces)).encode("ascii")
    body = b"".join([len(told).to_bytes(HEADER, "big"), told, *pieces])
    return len(body).to_bytes(HEADER, "big") + body


def _behind(pieces: list[bytes], value: object) -> dict[str, int]:
    """Put bytes behind the JSON, in order of appearance. In the JSON their length replaces them."""
    if not isinstance(value, bytes):
        raise TypeError(f"cannot send a {type(value).__name__}")
    pieces.append(value)
    return {BYTES: len(value)}


def parse(body: bytes) -> Message:
    """Decode the body of a frame: one JSON object, and as many bytes as it refers to."""
    behind = HEADER + int.from_bytes(body[:HEADER], "big")

    def with_bytes(told: dict[str, Any]) -> Any:
        nonlocal behind
        if told.keys() != {BYTES}:
            return told
        begin, size = behind, told[BYTES]
        if type(size) is not int or not 0 <= size <= len(body) - begin:
            raise ProtocolError("a reply speaks of bytes that it does not have")
        behind += size
        return body[begin:behind]

    try:
        message = json.loads(body[HEADER:behind], object_hook=with_bytes)
    except (ValueError, RecursionError):
        raise ProtocolError("a reply is not JSON") from None
    if not isinstance(message, dict) or behind != len(body):
        raise ProtocolError("a reply is not a JSON object, or more than that")
    return message


def pack_calls(calls: Sequence[Sequence[object]]) -> dict[str, Any]:
    """Encode the arguments of several calls, slot by slot. An argument that several calls share is sent once."""
    return {"n": len(calls), "slots": [_pack_slot(values) for values in zip(*calls, strict=True)]}


def unpack_calls(packed: dict[str, Any]) -> list[list[Any]]:
    """Invert :func:`pack_calls`; each call's arrays come out fresh and writeable."""
    slots = [_unpack_slot(**slot) for slot in packed["slots"]]
    return [[slot[call] for slot in slots] for call in range(packed["n"])]


def _pack_slot(values: Sequence[object]) -> dict[str, Any]:
    """Encode the different values, arrays of one type and memory order together, and which of them each call is given."""
    different = {id(value): value for value in values}
    places = {one: place for place, one in enumerate(different)}
    return {"each": [places[id(value)] for value in values], "different": _pack_together([*different.values()])}


def _unpack_slot(each: Sequence[int], different: Any) -> list[Any]:
    if isinstance(different, list):
        return [unpack(different[place]) for place in each]
    arrays = _views(different, 1 + max(each, default=-1), None)
    return [arrays[place].copy() for place in each]


def _pack_together(values: Sequence[Any]) -> dict[str, Any] | list[dict[str, Any]]:
    by_rows = [value for value in values if type(value) is np.ndarray and value.flags.c_contiguous]
    dtypes = {value.dtype for value in by_rows}
    if len(by_rows) == len(values) and len(dtypes) == 1 and dtypes <= PACKED:
        return pack_arrays(values)
    return [pack_argument(value) for value in values]


def pack_argument(value: object) -> dict[str, Any]:
    """Encode a value as `pack` does, and whether an array lies in memory by its columns."""
    if type(value) is np.ndarray and value.flags.f_contiguous and not value.flags.c_contiguous:
        return {"transposed": pack(value.T)}
    return pack(value)


def pack(value: object) -> dict[str, Any]:
    """Encode a value so that its Python type, dtype and shape survive."""
    if type(value) is np.ndarray and value.dtype in PACKED:
        return pack_arrays([value])
    if isinstance(value, float):
        return {"as it is": float(value)}
    if value is None or type(value) in (int, bool, str):
        return {"as it is": value}
    if isinstance(value, (list, tuple)):
        return {"tuple" if isinstance(value, tuple) else "list": [pack(item) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[pack(key), pack(item)] for key, item in value.items()]}
    if type(value) is np.ndarray and value.dtype == bool:
        return {"bools": pack_arrays([value.astype(np.int64)])}
    if type(value) is Other:
        return {"other": value.type}
    raise TypeError(f"cannot send a {type(value).__name__} to a submission")


def unpack(packed: dict[str, Any]) -> Any:
    """Invert :func:`pack`; arrays come out fresh and writeable."""
    if "as it is" in packed:
        return packed["as it is"]
    if "bools" in packed:
        return unpack_array(packed["bools"]).astype(bool)
    if "dict" in packed:
        return {unpack(key): unpack(item) for key, item in packed["dict"]}
    if "list" in packed:
        return [unpack(item) for item in packed["list"]]
    if "transposed" in packed:
        return unpack(packed["transposed"]).T
    if "tuple" in packed:
        return tuple(unpack(item) for item in packed["tuple"])
    return unpack_array(packed)


def pack_arrays(arrays: Sequence[NDArray[Any]]) -> dict[str, Any]:
    """Encode arrays that are all int64 or all float64, one after the other: to encode each by itself takes long."""
    dtype = arrays[0].dtype.newbyteorder("<") if arrays else np.dtype(DTYPES[0])
    each, shapes = map(methodcaller("astype", dtype, copy=False), arrays), map(attrgetter("shape"), arrays)
    return {"arrays": b"".join(map(methodcaller("tobytes"), each)), "dtype": dtype.str, "shapes": [*map(list, shapes)]}


def unpack_array(packed: Any, most: int | None = None) -> NDArray[Any]:
    """Decode one array of at most ``most`` elements."""
    (array,) = unpack_arrays(packed, 1, most)
    return array


def unpack_arrays(packed: Any, n: int, most: int | None = None) -> list[NDArray[Any]]:
    """Decode ``n`` arrays of at most ``most`` elements each."""
    return [view.copy() for view in _views(packed, n, most)]


def _views(packed: Any, n: int, most: int | None) -> list[NDArray[Any]]:
    if not isinstance(packed, dict) or packed.keys() != PARTS:
        raise ProtocolError("a value is not an array")
    data, dtype, shapes = packed["arrays"], packed["dtype"], packed["shapes"]
    if dtype not in DTYPES or not isinstance(data, bytes):
        raise ProtocolError("an array has an unknown type")
    if not isinstance(shapes, list) or len(shapes) != n:  # millions of empty ones fit into few bytes
        raise ProtocolError("there are more or fewer arrays than values")
    if not set(map(type, shapes)) <= {list} or not set(map(type, itertools.chain(*shapes))) <= {int}:
        raise ProtocolError("a shape is no list of whole numbers")
    if not all(_is_allowed(shape, most) for shape in set(map(tuple, shapes))):
        raise ProtocolError("an array has a shape that is not allowed")
    sizes = [*map(math.prod, shapes)]
    if len(data) != 8 * sum(sizes):
        raise ProtocolError("an array's bytes do not fill its shape")
    numbers = np.frombuffer(data, dtype=dtype).astype(dtype[1:], copy=False)
    each = zip(itertools.accumulate(sizes), sizes, shapes, strict=True)
    try:
        return [numbers[end - size : end].reshape(shape) for end, size, shape in each]
    except ValueError:  # no elements, and yet too large
        raise ProtocolError("an array has a shape that is not allowed") from None


def exceeds(shape: Sequence[int], most: int) -> bool:
    """Whether a shape has more elements, or would if no length were 0: a sum along an empty axis has as many."""
    size = math.prod(shape)
    return size > most or (size == 0 and math.prod(filter(None, shape)) > max(most, MOST_WITHOUT_NUMBERS))


def _is_allowed(shape: Sequence[int], most: int | None) -> bool:
    lengths = len(shape) <= 32 and 0 <= min(shape, default=0) <= max(shape, default=0) < 2**40
    return lengths and (most is None or not exceeds(shape, most))
