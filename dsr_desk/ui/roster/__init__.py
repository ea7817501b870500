"""Organisations and editors: the roster, its changes, and where lists come from."""
