"""Mail in and out: reading bytes, files and mailboxes, judging the sender, composing answers."""
