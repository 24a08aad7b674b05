"""A form's file to grids, whatever it was saved as."""

from minsheng.errors import UsageError
from minsheng.form.grid import Grid
from minsheng.form.table import table_of
from minsheng.office import openpyxl, read_bytes

_PACKED, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_TEXTS = (".csv", ".txt", ".tsv")
_SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx"


def opened_form(path: str) -> list[Grid]:
    """The sheets of an Excel file, or the one grid of a CSV file; told apart by what is inside.

    UsageError where it cannot be read, or is something else.
    """
    data = read_bytes(path)
    if not data.strip():
        raise UsageError(f"{path} 是空的", "检查是不是拿错了文件")
    if data.startswith((_PACKED, _OLD)):
        from minsheng.form.excel_grid import excel_grids

        return excel_grids(path, data)
    if not path.lower().endswith(_TEXTS):
        raise UsageError(f"{path} 不是 Excel 文件（.xlsx），也不是 .csv", _SAVE_AS)
    from minsheng.form.text_grid import text_grid

    return [text_grid(path, data)]


def is_form(path: str) -> bool:
    """Whether a file holds a form, filled in or not: what `import` would read.

    UsageError where it is an Excel file and openpyxl is not installed.
    """
    if path.lower().endswith(".xlsx"):
        openpyxl()
    try:
        return bool(table_of(opened_form(path)).columns)
    except UsageError:
        return False
