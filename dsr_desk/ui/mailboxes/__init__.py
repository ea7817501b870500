"""Intake mailboxes in the window: watched, shown in the status line, set up in a dialog."""
