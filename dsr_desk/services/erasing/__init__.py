"""From a plan to its proof: frozen, approved, guarded, carried out, looked for again, certified."""
