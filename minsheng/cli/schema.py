"""`minsheng schema`: the JSON Schema of a kind of data file, for editors."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from minsheng.cli.complete import complete_kind
from minsheng.cli.options import output_file
from minsheng.errors import UsageError
from minsheng.schemas import KINDS, schema_text
from minsheng.wanted import one_of

Kind = Annotated[
    str,
    typer.Argument(
        metavar="种类",
        help="targets（目标清单）或 progress（填报）",
        autocompletion=complete_kind,
    ),
]
Output = Annotated[str | None, output_file("写进文件，后缀为 .json")]


def schema(kind: Kind = "", output: Output = None) -> int:
    """打印数据文件的 JSON Schema：编辑器用它提示每个键怎么写，并当场指出错误。"""
    if not kind:
        raise UsageError(f"还要写明种类：{' 或 '.join(KINDS)}", "例如 minsheng schema targets")
    one_of(kind, KINDS, "种类")
    if output is not None and Path(output).suffix.lower() != ".json":
        raise UsageError(f"不认识的文件后缀：{output}", "JSON Schema 的文件名以 .json 结尾")
    from minsheng.cli.output import put, put_file, screen_for

    text = schema_text(kind)
    if output is not None:
        put_file(output, text)
    elif screen_for(sys.stdout, os.environ).utf8:
        put(text)
    else:
        put(json.dumps(json.loads(text), indent=2) + "\n")  # ASCII, right in every encoding
    return 0
