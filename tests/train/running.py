"""`crosscheck train` run by a test, and the schemas of what it writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

import crosscheck
from crosscheck.command.cli import main


def train(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["train", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def schema(name: str) -> Any:
    return json.loads((Path(crosscheck.__file__).parent / "report" / "schemas" / name).read_text(encoding="utf-8"))
