package org.tuntas.architecture.broken.rooms.silent;

record Whisper(String word) {}
