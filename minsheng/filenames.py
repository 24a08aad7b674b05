"""Names from the data as names of files: on every system, and never a way out of a folder."""

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 180  # bytes; most systems allow 255, of which the suffix needs some


def safe_name(text: str) -> str:
    """`text` as the name of a file without its suffix.

    What a system forbids (`/`, `:`, control characters) becomes `_`; never hidden, never empty,
    at most 180 bytes of UTF-8.
    """
    name = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")
    name = _FORBIDDEN.sub("_", name).strip().strip(".").strip()
    name = name.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")
    return f"_{name}" if not name or _RESERVED.fullmatch(name) else name
