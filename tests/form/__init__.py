"""The form that a unit fills in: what it asks, how it is written, how it is read back."""
