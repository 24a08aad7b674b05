"""Plain-text accounting for a government's public pledges (民生实事)."""

__version__ = "0.1.0"
