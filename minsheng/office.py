"""The optional libraries; Excel files read, and what cannot be one refused."""

import io
import zipfile
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from minsheng.errors import UsageError, reason

MAX_BYTES = 5 * 1024 * 1024
_MAX_UNPACKED = 100 * 1024 * 1024
_UNREADABLE = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, OSError),
    *(RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error),
    ExpatError,
)
"""What zipfile, the XML parser and openpyxl raise for a damaged file, as found by damaging some."""
_OLE = b"\xd0\xcf\x11\xe0"
_INSTALL = "运行 pip install 'minsheng[{}]' 装上 {}，再运行一次；或改用 .csv"


def openpyxl() -> Any:
    """The library; UsageError that names the install command where it is missing."""
    return library("openpyxl", "openpyxl", "读写 Excel 文件")


def library(module: str, package: str, use: str, extra: str = "office") -> Any:
    """A module of one of the optional libraries of `extra`, which is what `use` needs.

    UsageError that names the install command where the library's `package` is missing.
    """
    try:
        return import_module(module)
    except ImportError:
        hint = _INSTALL.format(extra, package)
        raise UsageError(f"{use}要用 {package}，还没有安装", hint) from None


def read_bytes(path: str) -> bytes:
    """What a file holds; UsageError where it cannot be read or is over 5 MB."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"读不了文件 {path}：{reason(error)}") from None
    if len(data) > MAX_BYTES:
        raise UsageError(f"文件 {path} 超过 5 MB", "检查是不是拿错了文件；图片不要贴在表里")
    return data


def workbook(path: str, data: bytes, *, formulas: bool = False) -> Any:
    """The workbook in the bytes of an .xlsx file: the values of its cells, or with `formulas`
    the formulas that some of them are worked out by.

    UsageError where it is none, is too large once unpacked, or openpyxl is not installed.
    """
    reader = openpyxl()
    if data.startswith(_OLE):
        message = f"{path} 是旧版的 Excel 文件（.xls、.et），或加了密码"
        raise UsageError(message, "用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx")
    import warnings

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check(path, packed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out is nothing that we read
            return reader.load_workbook(io.BytesIO(data), data_only=not formulas)
    except _UNREADABLE:
        raise broken(path) from None


def broken(path: str) -> UsageError:
    """What is said of a file that is no sound Excel file."""
    hint = "用 Excel 或 WPS 打开，另存为 .xlsx"
    return UsageError(f"{path} 读不出来：不是完好的 Excel 文件（.xlsx）", hint)


def _check(path: str, packed: zipfile.ZipFile) -> None:
    """UsageError for another kind of file, and for what openpyxl would take minutes over."""
    from minsheng.office_parts import Monstrous, look_through

    if "xl/workbook.xml" not in packed.namelist():
        raise UsageError(f"{path} 不是 Excel 文件（.xlsx）", "用 Excel 或 WPS 另存为 .xlsx")
    if sum(member.file_size for member in packed.infolist()) > _MAX_UNPACKED:
        raise UsageError(f"{path} 展开以后超过 100 MB，没有读取", "检查是不是拿错了文件")
    try:
        look_through(packed)
    except Monstrous as found:
        raise UsageError(f"{path}{found.message}，没有读取", found.hint) from None
