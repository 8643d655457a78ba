"""The rules of working time (*arbeidstid*): what a shift, a limit and a finding are, and every rule there is."""
