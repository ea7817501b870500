"""One item in its conversation, read plain or formatted, with its attachments."""
