"""How things are checked: one module a rule family, pure functions over a Document. The words stand on the rule cards."""
