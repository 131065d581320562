"""Records of runs, and comparisons of later runs with them: the changes, within rounding or beyond the bound.

A record holds all numbers of a run, its settings, versions and machine. Its file reads back as the same float64s;
numbers that are not finite are the words nan, inf and -inf. A digest shows whether the file was changed.

Each run of a correct party is within its error bound of the exact values. So two runs differ by at most twice the
bound, for all versions and processors.
"""

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.homework.circles.run import QUANTITIES, Question, Row, Rows, Run, Trajectory
from crosscheck.submissions.errors import CannotJudgeError

RECORD = "record.json"
FORMAT, VERSION = "crosscheck.record", 2  # version 1 had the losses of single steps in place of the descent
LONGEST_VERSION = 20  # characters shown of an unknown version
EQUAL, ROUNDING, BEYOND = "equal", "within rounding", "beyond the bound"
KEPT = ("losses", "params", "gradients", "network", "descent")  # the fields of a trajectory that a record keeps


class RecordError(CannotJudgeError, ValueError):
    """There is no record to compare a run with; the message says why."""


@dataclass(frozen=True)
class Asked:
    """The settings of a run."""

    n_steps: int
    eta: float
    unit_roundoff: float
    initial: tuple[float, ...]  # 17
    data: str  # the SHA-256 of the points and labels, as float64s

    def check_same(self, now: Self, place: str) -> None:
        """Raise RecordError, which names the first difference, if another run has other settings."""
        told = {"n_steps": "with steps", "eta": "with eta", "unit_roundoff": "with unit roundoff"}
        pairs = [(what, getattr(self, name), getattr(now, name)) for name, what in told.items()]
        pairs += [(f"from {name} =", a, b) for name, a, b in zip(NAMES, self.initial, now.initial, strict=True)]
        for what, then, this in pairs:
            if then != this:
                raise RecordError(f"The record in {place} is of a run {what} {then}, this run has {this}.")
        if self.data != now.data:
            raise RecordError(f"The record in {place} is of a run on other data.")


class Record(NamedTuple):
    """One finished run."""

    asked: Asked
    parties: dict[str, Trajectory]
    made: dict[str, Any]  # versions, machine


def asked_of(run: Run) -> Asked:
    """Return a run's settings. The run need not have begun."""
    data = hashlib.sha256(run.X.tobytes() + run.y.tobytes()).hexdigest()
    return Asked(run.n_steps, run.eta, run.unit_roundoff, tuple(run.initial.tolist()), data)


def record_of(run: Run, versions: Mapping[str, str]) -> Record:
    """Record a finished run, with the present versions and machine."""
    return Record(asked_of(run), run.parties, {"versions": dict(versions), **machine()})


def machine() -> dict[str, Any]:
    """Return the system, the processor with the features that NumPy uses, and the BLAS with its version."""
    configured: dict[str, Any] = np.show_config(mode="dicts")  # type: ignore[assignment]
    blas = configured.get("Build Dependencies", {}).get("blas", {})
    features = configured.get("SIMD Extensions", {})
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": sorted({*features.get("baseline", []), *features.get("found", [])}),
        "blas": f"{blas.get('name', 'unknown')} {blas.get('version', '')}".strip(),
    }


def changes(then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return in words the differences of versions, processor and BLAS between two runs."""
    before, after = ({**made["versions"], "system": made["system"], "blas": made["blas"]} for made in (then, now))
    changed = [f"{name} {was} -> {after[name]}" for name, was in before.items() if was != after.get(name, was)]
    had, has = set(then["processor"]), set(now["processor"])
    signed = [*(f"-{name}" for name in sorted(had - has)), *(f"+{name}" for name in sorted(has - had))]
    return [*changed, *([f"processor features {' '.join(signed)}"] if signed else [])]


# Changes since a record


class Move(NamedTuple):
    """The change of one quantity of one party since the record."""

    question: Question
    status: str  # EQUAL, ROUNDING or BEYOND
    row: Row | None  # the largest difference, or the first beyond the bound; None if equal

    def __str__(self) -> str:
        if self.row is None:
            return f"{self.question.quantity} bit for bit equal"
        if self.status == BEYOND:
            return f"{BEYOND}: {self.row}"
        at = "" if self.row.entry is None else f", {self.row.entry}"
        largest = f"at most {self.row.apart:.1e} of {self.row.allowed:.1e}, at step {self.row.question.step}{at}"
        return f"{self.question.quantity} {ROUNDING}: {largest}"

    def to_json(self) -> dict[str, Any]:
        """Return the same as plain data; numbers that are not finite are None."""
        told = {"party": self.question.party, "quantity": self.question.quantity, "status": self.status}
        return told | ({} if self.row is None else self.row.to_json())


class Moved(NamedTuple):
    """The comparison of a run with a record."""

    moves: tuple[Move, ...]
    gone: tuple[str, ...]  # parties only in the record
    new: tuple[str, ...]  # parties only in this run
    unrecorded: tuple[str, ...]  # parties whose descent is not in the record
    changes: tuple[str, ...]  # changes of versions, processor and BLAS, in words

    @property
    def worst(self) -> str:
        """How far the run has moved as a whole: EQUAL, ROUNDING or BEYOND."""
        found = {move.status for move in self.moves}
        return next((status for status in (BEYOND, ROUNDING) if status in found), EQUAL)

    def __str__(self) -> str:
        lines = [f"made with: {', '.join(self.changes) or 'the same versions, processor features and BLAS'}"]
        for party in dict.fromkeys(move.question.party for move in self.moves):
            mine = [move for move in self.moves if move.question.party == party]
            moved = any(move.status != EQUAL for move in mine)
            lines += [f"{party}: {move}" for move in (mine if moved else ["bit for bit equal"])]
        without_descent = "the record does not hold the descent in one call"
        told = {"in the record alone": self.gone, "in this run alone": self.new, without_descent: self.unrecorded}
        lines += [f"{where}: {', '.join(names)}" for where, names in told.items() if names]
        return "\n".join([*lines, f"moved: {'nothing' if self.worst == EQUAL else self.worst}"])

    def to_json(self) -> dict[str, Any]:
        """Return the same as plain data; numbers that are not finite are None."""
        return {
            "moved": None if self.worst == EQUAL else self.worst,
            "moves": [move.to_json() for move in self.moves],
            "in_record_alone": list(self.gone),
            "in_run_alone": list(self.new),
            "changes": list(self.changes),
        }


def moved_since(record: Record, run: Run, made: dict[str, Any]) -> Moved:
    """Compare a run with a record of the same settings; `made` holds the run's versions and machine."""
    before, now = record.parties, run.parties
    common = [name for name in now if name in before]
    held = (rows for name in common for rows in run.beside(name, "the record", before[name], QUANTITIES).values())
    return Moved(
        tuple(map(_move, held)),
        gone=tuple(name for name in before if name not in now),
        new=tuple(name for name in now if name not in before),
        unrecorded=tuple(n for n in common if now[n].descent is not None and before[n].descent is None),
        changes=tuple(changes(record.made, made)),
    )


def _move(rows: Rows) -> Move:
    first = rows.first
    status = EQUAL if rows.equal else ROUNDING if first is None else BEYOND
    return Move(rows.question, status, None if rows.equal else first or rows.largest)


# The file


def dumps(record: Record) -> str:
    """Return a record as JSON text."""
    computed = {
        "asked": asdict(record.asked),
        "parties": {name: {key: _plain(getattr(mine, key)) for key in KEPT} for name, mine in record.parties.items()},
    }
    whole = {"schema": f"{FORMAT}/{VERSION}", "made": record.made, **computed, "digest": _digest(computed)}
    return json.dumps(whole, allow_nan=False) + "\n"


def read(place: Path) -> Record:
    """Read a record from its file, or from a folder that holds it. RecordError if that is not possible."""
    path = place if place.is_file() else place / RECORD
    if not place.exists():
        raise RecordError(f"There is no file or folder {place} to compare the run with.")
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RecordError(f"{place} holds no {RECORD}: it was not written by crosscheck train --out.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path} cannot be read ({getattr(error, 'strerror', None) or 'it is not text'}).") from None
    except (ValueError, RecursionError):
        raise RecordError(f"{path} is damaged: it is not JSON, or breaks off.") from None
    name, _, version = str(whole.get("schema", "") if isinstance(whole, dict) else "").partition("/")
    if name != FORMAT:
        begins = f"it does not begin with its schema, {FORMAT}/{VERSION}"
        raise RecordError(f"{path} is no record of crosscheck's: {begins}.")
    if version not in ("1", "2"):
        version = " ".join(version.split())[:LONGEST_VERSION]
        raise RecordError(f"{path} has the format {FORMAT}/{version}; this version reads {FORMAT}/{VERSION}.")
    try:
        unchanged = whole["digest"] == _digest({key: whole[key] for key in ("asked", "parties")})
        record = _record(whole)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        raise RecordError(f"{path} is damaged: it lacks what a record holds.") from None
    if not unchanged:
        raise RecordError(f"{path} is damaged: its numbers are not those that were written.")
    return record


def _record(whole: dict[str, Any]) -> Record:
    """Read a record from its JSON. KeyError, ValueError or others if the JSON is not a record."""
    initial = _array(whole["asked"]["initial"], len(NAMES))
    asked, made = Asked(**whole["asked"] | {"initial": tuple(initial.tolist())}), whole["made"]
    n, k, parties = asked.n_steps + 1, len(NAMES), {}
    for name, numbers in whole["parties"].items():
        losses, params = _array(numbers["losses"], n), _array(numbers["params"], n, k)
        gradients = _array(numbers["gradients"], n, k)
        network = None if numbers["network"] is None else _array(numbers["network"], 2, len(numbers["network"][0]))
        descent = None if numbers.get("descent") is None else _array(numbers["descent"], n, 1 + k)
        parties[_text(name)] = Trajectory(losses, params, gradients, network, descent)
    versions = {_text(name): _text(version) for name, version in made["versions"].items()}
    shown = {"versions": versions, "processor": [*map(_text, made["processor"])]}
    return Record(asked, parties, shown | {key: _text(made[key]) for key in ("system", "blas")})


def _text(value: Any) -> str:
    """Return the value if it is printable text, else raise ValueError."""
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError("no text")
    return value


def _array(values: Any, *shape: int) -> Array:
    array = np.array(values, dtype=float)  # it reads the words nan and inf
    if array.shape != shape:
        raise ValueError(f"shape {array.shape}, expected {shape}")
    return array


def _plain(values: Array | None) -> Any:
    """Return an array as lists of numbers, and words for those that are not finite: nan, inf and -inf."""
    text = json.dumps(None if values is None else values.tolist())
    return json.loads(text, parse_constant=lambda word: str(float(word)))


def _digest(computed: Any) -> str:
    return hashlib.sha256(json.dumps(computed, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
