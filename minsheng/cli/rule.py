"""`minsheng rule`: every rule of `validate`, or the page of one."""

import os
import sys
from typing import Annotated
from unicodedata import normalize

import typer

from minsheng.catalogue import LAYERS, RULES
from minsheng.cli.complete import complete_rule
from minsheng.cli.options import format_option
from minsheng.errors import UsageError
from minsheng.names import bare, nearest
from minsheng.wanted import one_of

_FORMATS = ("table", "json")
_MORE = "看一条的说明和例子，写上它的编号，如 minsheng rule L401\n"

Ids = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="编号",
        help="规则的编号，如 L401，可写几个；只写字母（如 L）则列出这一类",
        autocompletion=complete_rule,
    ),
]
Form = Annotated[str, format_option(_FORMATS)]


def rule(ids: Ids = None, form: Form = "table") -> int:
    """列出检查数据的全部规则；写上编号，就说明这条规则，附反例和正例。"""
    one_of(form, _FORMATS, "格式")
    asked = list(dict.fromkeys(map(_known, ids or LAYERS)))
    from minsheng.cli.output import put, screen_for
    from minsheng.render.page import as_json, as_text

    screen = screen_for(sys.stdout, os.environ)
    if form == "json":
        put(as_json(asked, screen))
    else:
        more = "" if ids else f"\n{_MORE}"
        put(as_text(asked, screen) + more)
    return 0


def _known(typed: str) -> str:
    """The rule or layer that was meant; UsageError with the nearest ids where there is none."""
    meant = bare(normalize("NFKC", typed)).upper()
    if meant in RULES or meant in LAYERS:
        return meant
    near = "、".join(nearest(meant, RULES, most=3))
    guess = f"是不是 {near}？" if near else ""
    raise UsageError(f"没有规则“{typed}”", f"{guess}用 minsheng rule 列出全部规则")
