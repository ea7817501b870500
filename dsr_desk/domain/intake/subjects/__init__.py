"""Whose data a mail is about."""
