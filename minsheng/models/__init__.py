"""The pydantic schema of both kinds of file, frozen, unknown keys refused."""
