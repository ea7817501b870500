"""Sealed packages: locked for sending, opened for reading."""
