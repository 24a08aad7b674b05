"""Options in, exit code out: one file per command; the only place that ends the process."""
