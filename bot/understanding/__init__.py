"""What people mean when they write in their own words. It knows commands, and no subject."""
