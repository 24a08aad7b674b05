"""Lets `python -m minsheng` do what the `minsheng` command does."""

from minsheng.cli.app import main

main()
