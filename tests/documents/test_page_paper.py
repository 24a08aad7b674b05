"""The page on paper: everything unfolded, nothing that only a screen can do, A4."""

import pytest

from tests.documents.browser import DESK
from tests.documents.printed import pages_of, sizes_of
from tests.programs import needs

pytestmark = needs("chromium")

A4 = (595, 842)


def printed(page, folder):
    pdf = folder / "page.pdf"
    page.tab.pdf(path=pdf, prefer_css_page_size=True)
    return pdf


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_everything_is_unfolded(opened, script):
    page = opened("shipped", java_script_enabled=script)
    page.tab.emulate_media(media="print")
    for number in range(1, 16):
        assert page.tab.locator(f"#project-{number} .task").is_visible()
    for gone in ("#filters", "nav", "#unfold", ".skip", "#shown"):
        assert not page.tab.locator(gone).is_visible()


def test_on_paper_a_filtered_table_says_so(opened):
    page = opened("shipped")
    page.choose("status", "滞后")
    page.tab.emulate_media(media="print")
    assert page.text("#shown") == "显示 2/15 项（状态 滞后）"
    assert page.tab.locator("#list tbody tr:visible").count() == 2


@needs("pdftotext")
@pytest.mark.parametrize("script", [True, False])
def test_printed_on_a4(opened, script, tmp_path):
    pdf = printed(opened("shipped", java_script_enabled=script), tmp_path)
    assert {(round(width), round(height)) for width, height in sizes_of(pdf)} == {A4}
    pages = pages_of(pdf)
    assert 8 <= len(pages) <= 18
    squeezed = ["".join(page.split()) for page in pages]
    assert [page.endswith(f"—{n}—") for n, page in enumerate(squeezed, 1)] == [True] * len(pages)
    words = "".join(squeezed)
    assert "全部展开" not in words
    assert "AED采购" in words


@needs("pdftotext")
def test_the_header_row_is_on_every_page_of_a_long_table(opened, tmp_path):
    pages = pages_of(printed(opened("sixty", size=DESK), tmp_path))
    lists = [page for page in pages if "短板指标" in page and "达标" in page and "修桥" in page]
    header = [
        any({"序号", "级别", "短板指标", "状态"} <= set(line.split()) for line in page.splitlines())
        for page in lists[1:3]
    ]
    assert header == [True, True]


def test_lights_are_told_apart_without_colour(opened):
    page = opened("shipped")
    page.tab.emulate_media(media="print")
    looks = page.tab.evaluate(
        """() => Array.from(document.querySelectorAll("#list .light"), light => {
          const style = getComputedStyle(light);
          return [light.textContent, style.borderTopStyle + style.borderTopWidth
            + style.borderTopColor, style.backgroundColor, style.color];
        })"""
    )
    assert {look[2] for look in looks} == {"rgba(0, 0, 0, 0)"}
    assert {look[3] for look in looks} == {"rgb(0, 0, 0)"}
    borders = {word: border for word, border, *_ in looks}
    chased = [borders[word] for word in ("滞后", "预警", "未报", "正常")]
    assert len(set(chased)) == 4


def test_folded_again_after_printing(opened):
    page = opened("shipped")
    page.tab.locator("#project-2 > summary").click()
    page.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.tab.locator("details.project[open]").count() == 15
    page.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.tab.locator("details.project[open]").count() == 1
