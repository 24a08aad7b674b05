"""The text of a file: what it means, where it stands, how it is written."""
