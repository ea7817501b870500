"""What is signed and kept: approvals, the audit and the file that carries it."""
