"""Signing keys (*signeringsnøkler*): public keys whose private part the server never holds, and what they are for."""
