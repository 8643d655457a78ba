"""The command line `forsvarlig`."""
