"""One stored sample of every fact the project has ever had: it only grows."""
