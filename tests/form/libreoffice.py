"""Fills in a spreadsheet as somebody would in LibreOffice: run by a Python that knows `uno`.

`python3 libreoffice.py FORM OUT CELLS PORT`: opens FORM, types CELLS (JSON: what is typed by
cell, as at the keyboard; {"number": …} or {"text": …} is put there as it is) and saves OUT in
the format that its suffix asks for.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

FILTERS = {
    ".xlsx": ("Calc MS Excel 2007 XML", ""),
    ".csv": ("Text - txt - csv (StarCalc)", "44,34,76,1,,0,false,true,false"),
    ".ods": ("calc8", ""),
}
PATIENCE = 60.0  # seconds for the office to start


def main(form: str, out: str, cells: str, port: str) -> None:
    """Connects, types, and saves."""
    import uno

    context = _connected(uno, port)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    url = Path(form).resolve().as_uri()
    document = desktop.loadComponentFromURL(url, "_blank", 0, (_property(uno, "Hidden", True),))
    sheet = document.Sheets.getByIndex(0)
    hands = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context
    )
    frame = document.CurrentController.Frame
    for name, typed in json.loads(cells).items():
        if not isinstance(typed, dict):
            go, enter = _property(uno, "ToPoint", name), _property(uno, "StringName", str(typed))
            hands.executeDispatch(frame, ".uno:GoToCell", "", 0, (go,))
            hands.executeDispatch(frame, ".uno:EnterString", "", 0, (enter,))
        elif "number" in typed:
            sheet.getCellRangeByName(name).setValue(typed["number"])
        else:
            sheet.getCellRangeByName(name).setString(typed["text"])
    name, options = FILTERS[Path(out).suffix]
    saving = [_property(uno, "FilterName", name), _property(uno, "FilterOptions", options)]
    document.storeToURL(Path(out).resolve().as_uri(), tuple(saving))
    document.close(True)


def _connected(uno: Any, port: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    address = f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext"
    begun = time.monotonic()
    while True:
        try:
            return resolver.resolve(address)
        except Exception:
            if time.monotonic() - begun > PATIENCE:
                raise
            time.sleep(0.2)


def _property(uno: Any, name: str, value: Any) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)  # on its usual way out, a Python with `uno` now and then crashes
