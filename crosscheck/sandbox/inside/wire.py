"""Frames and numbers between parent and child: JSON with base64 float64, never pickle."""

from __future__ import annotations

import base64
import binascii
import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEADER = 8  # bytes: big-endian length of the JSON that follows
DTYPES = ("<f8", "<i8")
PARTS = {"array", "dtype", "shape"}  # of an array


class ProtocolError(Exception):
    """The bytes are not what this protocol allows."""


def frame(message: dict[str, Any]) -> bytes:
    """Encode one message with its length in front."""
    body = json.dumps(message, separators=(",", ":")).encode("ascii")
    return len(body).to_bytes(HEADER, "big") + body


def parse(body: bytes) -> dict[str, Any]:
    """Decode the body of a frame.

    Raises
    ------
    ProtocolError
        If it is not one JSON object.
    """
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        raise ProtocolError("a reply is not JSON") from None
    if not isinstance(message, dict):
        raise ProtocolError("a reply is not a JSON object")
    return message


def pack(value: object) -> dict[str, Any]:
    """Encode an argument so that its Python type, dtype and shape survive.

    Raises
    ------
    TypeError
        If the value is none of array (int64, float64), float, int, list, tuple.
    """
    if type(value) is np.ndarray and value.dtype.newbyteorder("<").str in DTYPES:
        return pack_array(value)
    if type(value) is float:
        return {"float": value.hex()}
    if type(value) is int:
        return {"int": value}
    if type(value) in (list, tuple):
        return {type(value).__name__: [pack(item) for item in value]}  # type: ignore[attr-defined]
    raise TypeError(f"cannot send a {type(value).__name__} to a submission")


def unpack(packed: dict[str, Any]) -> Any:
    """Invert :func:`pack`; arrays come out fresh and writeable."""
    if "float" in packed:
        return float.fromhex(packed["float"])
    if "int" in packed:
        return packed["int"]
    if "list" in packed:
        return [unpack(item) for item in packed["list"]]
    if "tuple" in packed:
        return tuple(unpack(item) for item in packed["tuple"])
    return unpack_array(packed)


def pack_array(array: NDArray[Any]) -> dict[str, Any]:
    """Encode an int64 or float64 array."""
    little = array if array.dtype.str in DTYPES else array.astype(array.dtype.newbyteorder("<"))
    return {
        "array": binascii.b2a_base64(little.tobytes(), newline=False).decode("ascii"),
        "dtype": little.dtype.str,
        "shape": list(array.shape),
    }


def pack_bytes(content: bytes) -> str:
    """Encode a file's content."""
    return base64.b64encode(content).decode("ascii")


def unpack_bytes(packed: str) -> bytes:
    """Invert :func:`pack_bytes`."""
    return base64.b64decode(packed)


def unpack_array(packed: Any, most: int | None = None) -> NDArray[Any]:
    """Decode an array of at most ``most`` elements, trusting nothing.

    Raises
    ------
    ProtocolError
        If dtype, shape and bytes do not belong together.
    """
    if not isinstance(packed, dict) or packed.keys() != PARTS:
        raise ProtocolError("a value is not an array")
    text, dtype, shape = packed["array"], packed["dtype"], packed["shape"]
    if dtype not in DTYPES or not isinstance(text, str):
        raise ProtocolError("an array has an unknown type")
    if not _is_shape(shape) or (most is not None and math.prod(shape) > most):
        raise ProtocolError("an array has a shape that is not allowed")
    try:
        data = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        raise ProtocolError("an array is not base64") from None
    if len(data) != 8 * math.prod(shape):
        raise ProtocolError("an array's bytes do not fill its shape")
    try:
        return np.frombuffer(data, dtype=dtype).reshape(shape).astype(dtype[1:])
    except ValueError:  # no elements, and yet too large
        raise ProtocolError("an array has a shape that is not allowed") from None


def _is_shape(shape: object) -> bool:
    """Whether it is a list of at most 32 lengths; True is none."""
    return isinstance(shape, list) and len(shape) <= 32 and all(type(n) is int and 0 <= n < 2**40 for n in shape)
