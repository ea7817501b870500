"""Intake mailboxes, and what goes wrong with them."""
