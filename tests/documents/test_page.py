"""The page in a browser: it fits every screen, keeps nobody out, and asks nobody for anything."""

import pytest

from tests.documents.browser import SIZES
from tests.documents.screens import CASES
from tests.programs import needs

pytestmark = needs("chromium")

every_case = pytest.mark.parametrize("name", CASES)


@every_case
def test_nothing_is_wider_than_the_screen(opened, name):
    page = opened(name)
    page.unfold()
    for width in (320, 375, 640, 959, 961, 1280, 1920):
        page.tab.set_viewport_size({"width": width, "height": 800})
        assert (width, page.sideways()) == (width, 0)


@SIZES
@pytest.mark.parametrize("name", ["shipped", "hostile", "empty", "done"])
def test_it_keeps_nobody_out(opened, name, size):
    page = opened(name, size=size)
    page.unfold()
    assert page.barriers() == []


@pytest.mark.parametrize("name", ["unreported", "sixty"])
def test_many_laggards_keep_nobody_out(opened, name):
    page = opened(name)
    page.unfold()
    assert page.barriers() == []


def test_it_keeps_nobody_out_in_the_dark(opened):
    page = opened("shipped", color_scheme="dark")
    page.unfold()
    assert page.barriers() == []


def test_it_keeps_nobody_out_without_script(opened):
    page = opened("shipped", java_script_enabled=False)
    assert not page.tab.locator("#tools").is_visible()
    assert not page.tab.locator("#unfold").is_visible()
    assert page.tab.locator("button:visible").count() == 0
    assert page.shown() == list(range(1, 16))
    page.tab.locator("#project-4 > summary").click()
    assert "完工道路项目" in page.text("#project-4")


@every_case
def test_it_says_what_language_and_what_it_is(opened, name):
    page = opened(name)
    root = page.tab.locator("html")
    assert root.get_attribute("lang") == "zh-CN"
    assert page.tab.title().startswith(page.tab.locator("h1").text_content())
    assert page.tab.locator("h1").count() == 1


def test_the_first_tab_leads_past_the_headline(opened):
    page = opened("shipped")
    page.tab.keyboard.press("Tab")
    assert page.tab.locator(":focus").inner_text() == "跳到正文"
    page.tab.keyboard.press("Enter")
    assert page.tab.evaluate("document.activeElement.id") == "main"


def test_a_link_opens_the_project_that_it_leads_to(opened):
    page = opened("shipped")
    assert not page.tab.locator("#project-10 .body").is_visible()
    page.tab.locator('#list a[href="#project-10"]').click()
    page.tab.locator("#project-10 .body").wait_for(state="visible")
    assert page.tab.evaluate("document.activeElement.parentElement.id") == "project-10"
    page.tab.locator("#project-10 > summary").click()
    page.tab.locator('.attention a[href="#project-10"]').click()  # where one already is
    assert page.tab.locator("#project-10 .body").is_visible()


def test_a_project_can_be_linked_to_from_elsewhere(opened):
    page = opened("shipped", "#project-7")
    assert page.tab.locator("#project-7 .body").is_visible()
    assert page.tab.locator("details.project[open]").count() == 1


def test_everything_unfolds_and_folds(opened):
    page = opened("shipped")
    button = page.tab.locator("#unfold")
    button.click()
    assert page.tab.locator("details.project[open]").count() == 15
    page.tab.get_by_role("button", name="全部收起").wait_for()
    page.tab.locator("#project-3 > summary").click()
    page.tab.get_by_role("button", name="全部展开").wait_for()
    button.click()
    button.click()
    assert page.tab.locator("details.project[open]").count() == 0


def test_nothing_foreign_runs(opened):
    page = opened("shipped")
    page.tab.evaluate(
        """() => {
          const put = (html) => document.body.insertAdjacentHTML("beforeend", html);
          const script = document.createElement("script");
          script.textContent = "window.hurt = 'script'";
          document.body.append(script);
          put("<img src='https://example.org/x.png' onerror='window.hurt = 1'>");
          put("<p id='styled' style='position: fixed'>x</p>");
          put("<button id='pressed' onclick='window.hurt = 2'>x</button>");
          document.getElementById("pressed").click();
        }"""
    )
    page.wait_until(lambda: len(page.complaints) >= 4)
    assert page.tab.evaluate("window.hurt") is None
    position = "getComputedStyle(document.getElementById('styled')).position"
    assert page.tab.evaluate(position) == "static"
    said = [one for one in page.complaints if "Content Security Policy" in one]
    assert len(said) == len(page.complaints)
    page.complaints.clear()
    page.wait_until(lambda: bool(page.failures))
    assert page.failures == ["csp"]
    page.requests.remove("https://example.org/x.png")
