"""The program as a user meets it: typed arguments in, text and exit code out."""
