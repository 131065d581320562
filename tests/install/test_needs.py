"""A test that needs torch is skipped where it is not installed, and never in silence on a machine that is to have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import needs

CORPUS = Path(__file__).parents[1] / "judging"


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "find_spec", lambda name: None)
    monkeypatch.setattr(needs, "torch_ref", None)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(needs, "DONE_WITHOUT", [])


@pytest.mark.usefixtures("nothing_installed")
def test_what_is_missing_is_a_failure_in_continuous_integration_unless_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not needs.has("torch")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(ModuleNotFoundError, match="torch"):
        needs.has("torch")
    monkeypatch.setattr(needs, "DONE_WITHOUT", ["torch"])
    assert not needs.has("torch")


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize(
    ("source", "skipped"),
    [
        ("import numpy as np\nimport torch\n", True),
        ("def loss():\n    from torch.func import vmap\n", True),
        ('{"cells": [{"source": [\n"import torch\\n"]}]}', True),
        ('{"cells": [{"source": "x = 1\\nimport torch"}]}', True),
        ("# no torch here: import it and see\nimport torchlight\n", False),
    ],
)
def test_a_submission_is_skipped_if_it_imports_torch(source: str, skipped: bool, tmp_path: Path) -> None:
    path = tmp_path / "homework.ipynb"
    path.write_text(source, encoding="utf-8")
    if skipped:
        with pytest.raises(pytest.skip.Exception, match="torch is not installed"):
            needs.skip_if_missing(path)
    else:
        needs.skip_if_missing(path)
