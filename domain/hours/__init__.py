"""Hours worked (AML § 10-7, *oversikt over arbeidstiden*) and the compensatory rest that follows from them."""
