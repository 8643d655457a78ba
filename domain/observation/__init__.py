"""What is observed of a unit over time: sick leave, vacant positions, hired hours (*observasjoner*)."""
