"""Who works here and who may instruct: accounts, and rosters of editors."""
