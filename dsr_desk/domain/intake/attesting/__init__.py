"""Whether the identity is attested, and everything that can take an attestation's force."""
