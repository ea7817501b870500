"""Whom the desk serves: organisations, their channels, and where these have their content."""
