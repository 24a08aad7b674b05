"""A page opened in a real browser: what it shows, what it asks for, what it complains of."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

PHONE, DESK, WALL = (375, 800), (1280, 900), (1920, 1080)
SIZES = pytest.mark.parametrize("size", [PHONE, DESK, WALL], ids=["phone", "desk", "wall"])
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Opened:
    """A page in a tab of its own, opened from its file."""

    def __init__(self, browser: Any, file: Path, fragment: str, options: dict[str, Any]) -> None:
        width, height = options.pop("size", DESK)
        viewport = {"width": width, "height": height}
        self.context = browser.new_context(viewport=viewport, locale="zh-CN", **options)
        self.tab = self.context.new_page()
        self.address = file.as_uri()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.failures: list[str] = []
        self.tab.on("console", lambda said: self.complaints.append(f"{said.type}: {said.text}"))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("requestfailed", lambda request: self.failures.append(request.failure))
        self.tab.goto(self.address + fragment)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Waits for what the browser says a moment later, ten seconds at most."""
        for _ in range(200):
            if holds():
                return
            self.tab.wait_for_timeout(50)
        raise AssertionError(self.complaints)

    def close(self) -> None:
        """Closes the tab, which must have asked for its file alone and complained of nothing."""
        self.context.close()
        assert self.complaints == []
        assert {url.partition("#")[0] for url in self.requests} == {self.address}

    def text(self, selector: str) -> str:
        """What is seen of the one element."""
        seen: str = self.tab.locator(selector).inner_text()
        return seen

    def texts(self, selector: str) -> list[str]:
        """The text of every such element, hidden or not, without blanks around it."""
        return [text.strip() for text in self.tab.locator(selector).all_text_contents()]

    def shown(self) -> list[int]:
        """The numbers of the projects in the table, in their order, without the hidden ones."""
        rows = self.tab.locator("#list tbody tr:not([hidden])")
        return [int(number) for number in rows.locator("td:first-child").all_text_contents()]

    def column(self, label: str) -> list[str]:
        """The cells of one column of the table of projects, in their order."""
        cells = self.tab.locator(f'#list tbody [data-label="{label}"]')
        return [text.strip() for text in cells.all_text_contents()]

    def sort(self, label: str) -> None:
        """Presses the button in a column's head."""
        self.tab.locator("#list thead button", has_text=label).first.click()

    def choose(self, name: str, label: str) -> None:
        """Chooses from one of the lists above the table."""
        self.tab.locator(f"#filters select[name={name}]").select_option(label=label)

    def find(self, text: str) -> None:
        """Types into the search field."""
        self.tab.locator("#filters input").fill(text)

    def unfold(self) -> None:
        """Opens every project's details, and the figures of every path."""
        self.tab.evaluate(
            "document.querySelectorAll('details').forEach(one => { one.open = true })"
        )

    def sideways(self) -> int:
        """By how many pixels the page is wider than its window."""
        root = "document.documentElement"
        wider: int = self.tab.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
        return wider

    def barriers(self) -> list[str]:
        """What axe-core finds that keeps somebody out."""
        self.tab.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
        run = "rules => axe.run({ runOnly: rules, resultTypes: ['violations'] })"
        found = self.tab.evaluate(run, _RULES)
        return [
            f"{one['id']}: {node['target']} {node['html'][:200]}"
            for one in found["violations"]
            for node in one["nodes"][:3]
        ]
