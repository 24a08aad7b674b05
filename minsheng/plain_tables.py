"""The text of a table that Excel or WPS saved as CSV, in whatever encoding they did."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

SEPARATORS = (",", "\t", ";")
"""What may stand between two cells."""


def decoded(data: bytes) -> str | None:
    """The text of a file in UTF-8, GBK or UTF-16, with or without a mark; None of anything else."""
    for codec in _codecs(data):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None


def _codecs(data: bytes) -> tuple[str, ...]:
    """The encodings it may be in, the likely one first."""
    if data.startswith(BOM_UTF8):
        return ("utf-8-sig",)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ("utf-16",)
    wide = ("utf-16-le", "utf-16-be") if data.count(0) > len(data) // 10 else ()
    return (*wide, "utf-8", "gb18030")
