"""What a child sees of the user's environment: nothing, and one thread for each numerical library."""

from __future__ import annotations

THREADED = ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")


def clean_environment(folder: str, mark: str | None = None) -> dict[str, str]:
    """Return the environment of a child that lives in ``folder``; by ``mark`` its processes are recognised."""
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": folder,
        "TMPDIR": folder,
        "TEMP": folder,
        "MPLCONFIGDIR": folder,
        "MPLBACKEND": "Agg",
        **({} if mark is None else {"SESSION": mark}),
        **{f"{name}_NUM_THREADS": "1" for name in THREADED},
    }
