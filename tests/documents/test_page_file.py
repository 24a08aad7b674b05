"""The page as a file, without a browser: whole, self-contained, well formed, always the same."""

import re
import sys
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from minsheng.errors import UsageError
from tests.documents.screens import CASES, LONG, district, page
from tests.render.shipped import shipped

VOID = {"meta", "link", "br", "hr", "img", "input", "wbr"}
HOLDERS = {"href", "src", "srcset", "action", "data", "poster", "formaction", "ping", "style"}

every_case = pytest.mark.parametrize("name", CASES)


class Reader(HTMLParser):
    """Reads a page, and fails where a tag is not closed in its turn."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.attributes, self.ids = [], Counter(), [], []
        self.blocks = {"script": "", "style": ""}

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in self.blocks:
            self.blocks[self.open[-1]] += data


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The bytes of every page, by its name."""
    return {name: make(tmp_path_factory.mktemp(name)) for name, make in CASES.items()}


def read(data):
    reader = Reader()
    reader.feed(data.decode("utf-8"))
    reader.close()
    return reader


@every_case
def test_every_tag_is_closed_in_its_turn(made, name):
    reader = read(made[name])
    assert reader.open == []
    assert len(set(reader.ids)) == len(reader.ids)
    assert reader.tags["html"] == reader.tags["main"] == reader.tags["h1"] == 1


@every_case
def test_it_names_nothing_outside_itself(made, name):
    reader = read(made[name])
    named = {(key, value) for _, key, value in reader.attributes if key in HOLDERS}
    assert {key for key, _ in named} <= {"href"}
    assert all(value.startswith("#") for _, value in named)
    assert not any(key.startswith("on") for _, key, _ in reader.attributes)
    assert reader.tags["img"] == reader.tags["link"] == reader.tags["iframe"] == 0
    assert reader.tags["script"] == reader.tags["style"] == 1
    assert "url(" not in reader.blocks["style"]
    assert "@import" not in reader.blocks["style"]


@every_case
def test_every_link_leads_somewhere(made, name):
    reader = read(made[name])
    targets = {value[1:] for _, key, value in reader.attributes if key == "href"}
    assert targets <= set(reader.ids)
    named = [value for _, key, value in reader.attributes if key == "aria-labelledby"]
    assert {one for value in named for one in value.split()} <= set(reader.ids)


@every_case
def test_the_policy_names_the_two_blocks_and_nothing_else(made, name):
    reader = read(made[name])
    (policy,) = [v for _, k, v in reader.attributes if k == "content" and "default-src" in v]

    def named(block):
        import base64

        digest = sha256(reader.blocks[block].encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {named('style')}",
        f"script-src {named('script')}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


@every_case
def test_it_says_its_encoding_at_once(made, name):
    assert made[name].startswith(
        b'<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    )


@every_case
def test_nothing_invisible_is_left_in_it(made, name):
    text = made[name].decode("utf-8")
    assert (
        re.findall(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]", text
        )
        == []
    )


def test_the_same_data_make_the_same_bytes():
    assert page(shipped(), "2025-09-30") == page(shipped(), "2025-09-30")


def test_without_jinja2_it_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(UsageError) as stopped:
        page(shipped(), "2025-09-30")
    assert stopped.value.message == "写网页要用 jinja2，还没有安装"
    assert "pip install 'minsheng[office]'" in stopped.value.hint


def test_a_long_note_survives(made):
    assert LONG in made["hostile"].decode("utf-8")


def test_sixty_projects_are_a_small_file(made):
    assert len(made["sixty"]) < 1_000_000


def test_markup_in_the_data_stays_text(made):
    reader = read(made["hostile"])
    text = made["hostile"].decode("utf-8")
    assert reader.tags["script"] == 1
    assert reader.tags["img"] == 0
    assert "&lt;script&gt;window.hurt=1&lt;/script&gt;" in text
    assert "&amp;amp;" in text
    assert "{{7*7}}" in text
    assert "49 " not in reader.blocks["script"]


def test_what_comes_after_the_date_is_not_said_or_said_to_come():
    correction = "核减重复统计12人次"
    assert correction not in page(shipped(), "2025-08-31").decode("utf-8")
    assert correction in page(shipped(), "2025-09-30").decode("utf-8")
    ahead = "2026-09-15 起由 27 千米 调整为 18 千米（截至日期以后才生效）"
    assert ahead in page(district("twenty"), "2026-09-14").decode("utf-8")
    assert ahead not in page(district("twenty"), "2026-09-15").decode("utf-8")


def test_a_selection_is_named_and_nothing_else_is_in_it(made):
    text = made["unit"].decode("utf-8")
    assert "范围：<b>公共服务局</b>" in text
    assert "（公共服务局） 截至2025年9月30日" in text
    assert 'id="project-6"' in text
    assert 'id="project-4"' not in text
