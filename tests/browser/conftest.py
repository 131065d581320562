"""A browser to look at reports with: Chromium, driven by Playwright, without a network.

Where either is absent these tests are skipped, or fail, as `tests.needs.absent` says.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.needs import absent

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")

WIDE, HIGH = 1280, 720  # of a screen, in pixels
MILLISECONDS = 10_000  # for which a button is looked for; it is there at once

Shown: TypeAlias = Any  # a page of Playwright's, which need not be installed
Show: TypeAlias = Callable[..., Shown]


@pytest.fixture(scope="session")
def chromium():
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


def _opened(chromium):
    """Open a file, ``opened(path, "dark", 390)``; what its page asks for, and its errors, are kept with it."""
    contexts = []

    def opened(
        path: Path | None, system: str = "light", width: int = WIDE, height: int = HIGH, place: str = "", **options: Any
    ) -> Shown:
        context = chromium.new_context(color_scheme=system, viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(MILLISECONDS)
        page.asked, page.failed = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.failed.append(str(error)))
        page.on("console", lambda message: page.failed.append(message.text))
        if path is not None:
            page.goto(path.as_uri() + place)
        return page

    yield opened
    for context in contexts:
        context.close()


opened = pytest.fixture(_opened)
opened_for_all = pytest.fixture(_opened, scope="module")  # of pages that the tests of a file only look at


@pytest.fixture
def show(opened):
    """Show HTML, ``show(source, system, width=1100)``, on a system whose theme is "light" or "dark"; return the page."""

    def shown(source: str, system: str, width: int = 1100) -> Shown:
        page = opened(None, system, width, offline=True)
        page.set_content(source, wait_until="domcontentloaded")
        return page

    return shown
