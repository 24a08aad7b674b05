"""The path of a project to a format: one module each with `history(history, screen)`."""

FORMATS = {
    "table": "minsheng.render.history.table",
    "json": "minsheng.render.history.json_text",
    "csv": "minsheng.render.history.csv_text",
}
"""The module of each format, to be imported only when it is asked for."""
