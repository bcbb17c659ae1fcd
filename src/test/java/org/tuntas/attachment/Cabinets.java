package org.tuntas.attachment;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Cabinets beside the one that the application has. */
public final class Cabinets {

    private Cabinets() {}

    /** A cabinet that puts new files into one store and knows the others. */
    public static Cabinet keepingIn(
            FileStore store, List<FileStore> others, Attachments attachments, AttachmentLimits limits, Clock clock) {
        List<FileStore> all = Stream.concat(
                        Stream.of(store), others.stream().filter(other -> other.kind() != store.kind()))
                .toList();
        return new Cabinet(attachments, all, store.kind(), limits, clock);
    }
}
