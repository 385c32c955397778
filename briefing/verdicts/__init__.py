"""What two claims say together: the verdict, its severity and its reason."""
