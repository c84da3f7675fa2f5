"""Reports: one module a format, each a pure function `render` from results to text."""
