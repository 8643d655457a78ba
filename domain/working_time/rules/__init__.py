"""Every rule, one named generator each: what it saw in one person's line, all of it, or nothing when it passes."""
