"""Plans, their approval and safeguards, runs, and what is left to prove."""
