"""What can be shown of a wrong function where no mistake of the catalogue is recognised."""
