"""The tidy table as Parquet, with the types that it has: exact decimals, dates, lists of names.

pyarrow writes it, in the extra `parquet`; nothing in the file tells when it was written.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from minsheng.facts import COLUMNS, Fact
from minsheng.office import library
from minsheng.source.scalars import MAX_DIGITS

_AT_ONCE = 50_000
"""So many rows are held before they are written as one group."""
_LISTS = ("project_units", "units", "items")
_FLAGS = ("ceiling", "cumulative", "superseded", "corrected", "sample")
_DATES = ("due", "as_of")
_WHOLE = ("year", "project", "revision", "line")
_AMOUNTS = ("target", "value")


def file(facts: Iterable[Fact]) -> bytes:
    """The table as the bytes of a file. UsageError where pyarrow is missing."""
    arrow = library("pyarrow", "pyarrow", "写 Parquet 文件", extra="parquet")
    writing = library("pyarrow.parquet", "pyarrow", "写 Parquet 文件", extra="parquet")
    schema = _schema(arrow)
    sink = arrow.BufferOutputStream()
    rows = (fact.row for fact in facts)
    with writing.ParquetWriter(sink, schema) as writer:
        while group := list(islice(rows, _AT_ONCE)):
            columns = zip(*group, strict=True)
            arrays = [
                arrow.array(values, one.type) for values, one in zip(columns, schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _schema(arrow: Any) -> Any:
    """The name and type of every column; what has no other type is text."""
    types = (
        dict.fromkeys(_LISTS, arrow.list_(arrow.string()))
        | dict.fromkeys(_FLAGS, arrow.bool_())
        | dict.fromkeys(_DATES, arrow.date32())
        | dict.fromkeys(_WHOLE, arrow.int64())
        # a number has MAX_DIGITS at most, and the point may stand before or behind any of them
        | dict.fromkeys(_AMOUNTS, arrow.decimal128(2 * MAX_DIGITS, MAX_DIGITS))
    )
    return arrow.schema([(name, types.get(name, arrow.string())) for name in COLUMNS])
