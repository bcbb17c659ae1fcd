package org.tuntas.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes small pictures of large ones. */
public interface Shrinker {

    /**
     * A picture of at most 320 by 240 pixels, upright, as JPEG without anything beside the picture.
     *
     * @return empty when the file cannot be read as a picture
     * @throws IOException when the file cannot be read at all
     */
    Optional<byte[]> shrunk(Path picture) throws IOException;
}
