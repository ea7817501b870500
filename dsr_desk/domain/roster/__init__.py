"""The roster of editors: from a list's bytes to what it would change."""
