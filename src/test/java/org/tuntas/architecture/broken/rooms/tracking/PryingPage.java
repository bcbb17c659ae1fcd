package org.tuntas.architecture.broken.rooms.tracking;

import org.tuntas.architecture.broken.rooms.complaint.jdbc.Shelf;

record PryingPage(Shelf shelf) {}
