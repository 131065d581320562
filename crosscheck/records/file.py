"""A record as a file: written by ``crosscheck train --record FILE`` or ``--out DIR``, read by ``--against``.

Numbers are written so that they are read back as the same float64s; those that are not finite are the words nan, inf and -inf.
A digest of all that was computed shows whether the file is still what was written.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.records.record import Asked, Record, RecordError
from crosscheck.run import Trajectory

RECORD = "record.json"
OTHERS = ("trajectories.csv", "summary.json")  # which folders hold that were written before records were kept
FORMAT, VERSION = "crosscheck.record", 2  # 1 kept the losses that single steps report in place of the descent
READABLE = ("1", "2")
LONGEST_VERSION = 20  # characters that are shown of one that is not known


def dumps(record: Record) -> str:
    """Write a record as JSON text."""
    computed = {
        "asked": asdict(record.asked) | {"initial": list(record.asked.initial)},
        "parties": {name: _numbers_of(mine) for name, mine in record.parties.items()},
    }
    whole = {"schema": f"{FORMAT}/{VERSION}", "made": record.made, **computed, "digest": _digest(computed)}
    return json.dumps(whole, allow_nan=False) + "\n"


def read(place: Path) -> Record:
    """Read a record: the file, or the one in a folder.

    Raises
    ------
    RecordError
        If there is none, or it is damaged, foreign, or of another version of this format.
    """
    path = place if place.is_file() else place / RECORD
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise RecordError(_why_none(place)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path} cannot be read ({getattr(error, 'strerror', None) or 'it is not text'}).") from None
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise RecordError(f"{path} is damaged: it is not JSON, or breaks off.") from None
    _check_format(whole, path)
    try:
        if whole["digest"] != _digest({"asked": whole["asked"], "parties": whole["parties"]}):
            raise RecordError(f"{path} is damaged: its numbers are not those that were written.")
        return _record(whole)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, RecordError):
            raise
        raise RecordError(f"{path} is damaged: it lacks what a record holds.") from None


def _why_none(folder: Path) -> str:
    if not folder.is_dir():
        return f"There is no file or folder {folder} to hold the run against."
    if any((folder / name).exists() for name in OTHERS):
        return (
            f"{folder} holds no {RECORD}: it was written before records were kept; crosscheck train --out writes one."
        )
    return f"{folder} holds no {RECORD}: it was not written by crosscheck train --out."


def _check_format(whole: Any, path: Path) -> None:
    name, _, version = str(whole.get("schema", "") if isinstance(whole, dict) else "").partition("/")
    if name != FORMAT:
        raise RecordError(
            f"{path} is no record of crosscheck's: it does not begin with its schema, {FORMAT}/{VERSION}."
        )
    if version not in READABLE:
        version = " ".join(version.split())[:LONGEST_VERSION]
        raise RecordError(f"{path} has the format {FORMAT}/{version}; this version reads {FORMAT}/{VERSION}.")


def _record(whole: dict[str, Any]) -> Record:
    initial = _array(whole["asked"]["initial"], (len(NAMES),))
    asked = Asked(**whole["asked"] | {"initial": tuple(initial.tolist())})
    n, parties = asked.n_steps + 1, {}
    for name, numbers in whole["parties"].items():
        network = None if numbers["network"] is None else _array(numbers["network"], (2, len(numbers["network"][0])))
        losses, params, gradients = (
            _array(numbers[key], shape)
            for key, shape in (("losses", (n,)), ("params", (n, len(NAMES))), ("gradients", (n, len(NAMES))))
        )
        descent = None if numbers.get("descent") is None else _array(numbers["descent"], (n, 1 + len(NAMES)))
        parties[_text(name)] = Trajectory(losses, params, gradients, network, descent)
    return Record(asked, parties, _made(whole["made"]))


def _made(made: dict[str, Any]) -> dict[str, Any]:
    """Return what a record was made with, if it holds that much, in texts that can be shown."""
    return {
        "versions": {_text(name): _text(version) for name, version in made["versions"].items()},
        "processor": [_text(feature) for feature in made["processor"]],
        **{key: _text(made[key]) for key in ("system", "blas")},
    }


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError("no text")
    return value


def _numbers_of(mine: Trajectory) -> dict[str, Any]:
    arrays = {key: getattr(mine, key) for key in ("losses", "params", "gradients", "network", "descent")}
    return {key: None if array is None else _plain(array.tolist()) for key, array in arrays.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if math.isfinite(value) else str(value)


def _array(values: Any, shape: tuple[int, ...]) -> Array:
    array = np.array(values, dtype=float)  # which reads the words nan and inf
    if array.shape != shape:
        raise ValueError(f"shape {array.shape}, expected {shape}")
    return array


def _digest(computed: Any) -> str:
    return hashlib.sha256(json.dumps(computed, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
