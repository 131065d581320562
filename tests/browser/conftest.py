"""A browser to look at reports with: Chromium, driven by Playwright, without a network.

Where either is absent these tests are skipped, or fail, as `tests.needs.absent` says.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest

from tests.needs import absent

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")

Shown: TypeAlias = Any  # a page of Playwright's, which need not be installed
Show: TypeAlias = Callable[..., Shown]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Chromium, started once for all tests."""
    try:
        import nbconvert  # noqa: F401, which is asked for by these tests alone, too
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        absent(f"{error.name} is not installed")
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        absent(f"there is none of {', '.join(CHROMIUM)}")
    sandbox = () if hasattr(os, "geteuid") and os.geteuid() else ("--no-sandbox",)  # which root cannot have
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*QUIET, *sandbox])
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Any) -> Iterator[Show]:
    """Show HTML, ``show(source, system, width=1100)``, on a system whose theme is "light" or "dark"; return the page."""
    contexts = []

    def shown(source: str, system: str, width: int = 1100) -> Shown:
        context = chromium.new_context(color_scheme=system, viewport={"width": width, "height": 900}, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.set_content(source, wait_until="domcontentloaded")
        return page

    yield shown
    for context in contexts:
        context.close()
