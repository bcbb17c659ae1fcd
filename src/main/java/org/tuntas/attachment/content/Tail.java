package org.tuntas.attachment.content;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a file, where a second format can hide: zip files are read from behind. */
final class Tail {

    /** Size of a zip end record with the longest comment. */
    private static final int LONGEST = 22 + 65_535;

    private static final int PDF_END_WITHIN = 4096;

    private final byte[] bytes;

    private Tail(byte[] bytes) {
        this.bytes = bytes;
    }

    static Tail of(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(LONGEST, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return new Tail(bytes);
        }
    }

    /** Whether a zip reader would find an archive in it. */
    boolean isZip() {
        for (int at = bytes.length - 22; at >= 0; at--) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6) {
                return true;
            }
        }
        return false;
    }

    /** Whether the zip file ends where its end record says so, with nothing behind. */
    boolean endsZip() {
        for (int at = bytes.length - 22; at >= 0; at--) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6) {
                return at + 22 + ((bytes[at + 20] & 0xff) | ((bytes[at + 21] & 0xff) << 8)) == bytes.length;
            }
        }
        return false;
    }

    boolean endsPdf() {
        int from = Math.max(0, bytes.length - PDF_END_WITHIN);
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }
}
