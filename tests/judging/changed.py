"""Where the judge has come to another verdict than the label: `changed.toml` beside this lists functions, and why."""

import tomllib
from pathlib import Path
from typing import Any

from crosscheck.verdict import FunctionVerdict

HERE = Path(__file__).parent
CHANGED: list[dict[str, Any]] = [
    {"file": file, "function": function, **{key: told for key, told in change.items() if key != "functions"}}
    for change in tomllib.loads((HERE / "changed.toml").read_text(encoding="utf-8"))["changed"]
    for file, function in (each.split(": ") for each in change["functions"])
]


def words_of(change: dict[str, Any]) -> list[str]:
    """Return the verdicts that a function may get now."""
    now = change["now"]
    return now if isinstance(now, list) else [now]


def digits_are_told(change: dict[str, Any], verdict: FunctionVerdict) -> bool:
    """Return whether the judge says that a function is right to as many digits as stand here, if any do."""
    said = " ".join(one.message for one in (*verdict.causes, *verdict.remarks)).lower()
    return "digits" not in change or f"right to {change['digits']} digit" in said


def changes_of(path: Path) -> dict[str, dict[str, Any]]:
    """Return what has changed of a file, by function."""
    file = path.relative_to(HERE.parent).as_posix()
    return {each["function"]: each for each in CHANGED if each["file"] == file}
