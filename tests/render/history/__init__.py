"""The path of a project in every format."""
