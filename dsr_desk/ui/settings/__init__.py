"""What the desk is told once: organisations, senders, safeguards, this machine."""
