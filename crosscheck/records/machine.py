"""What a run computes on: the processor and its features, and the BLAS that NumPy calls."""

from __future__ import annotations

import platform
from typing import Any

import numpy as np


def machine() -> dict[str, Any]:
    """Return the system, the processor with the features that NumPy uses of it, and the BLAS with its version."""
    configured: dict[str, Any] = np.show_config(mode="dicts")  # type: ignore[assignment]
    blas = configured.get("Build Dependencies", {}).get("blas", {})
    features = configured.get("SIMD Extensions", {})
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": sorted({*features.get("baseline", []), *features.get("found", [])}),
        "blas": f"{blas.get('name', 'unknown')} {blas.get('version', '')}".strip(),
    }


def changes(then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return in words what differs between what two runs were made with."""
    versions = {**then["versions"], **now["versions"]}
    changed = [_changed(name, then["versions"].get(name), now["versions"].get(name)) for name in versions]
    changed += [_changed(name, then.get(name), now.get(name)) for name in ("system", "blas")]
    lost, gained = set(then["processor"]) - set(now["processor"]), set(now["processor"]) - set(then["processor"])
    if lost or gained:
        signed = [*(f"-{name}" for name in sorted(lost)), *(f"+{name}" for name in sorted(gained))]
        changed.append(f"processor features {' '.join(signed)}")
    return [each for each in changed if each]


def _changed(name: str, then: str | None, now: str | None) -> str:
    return "" if then == now or then is None or now is None else f"{name} {then} -> {now}"
