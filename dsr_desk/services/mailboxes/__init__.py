"""Intake mailboxes: their settings, their secrets, and fetching the mails in them."""
