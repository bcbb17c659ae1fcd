package org.tuntas.attachment.content;

import java.io.IOException;
import java.io.RandomAccessFile;

/** Writes zeros over a part of a file. */
final class Blank {

    private Blank() {}

    static void zeros(RandomAccessFile file, long from, long length) throws IOException {
        byte[] zeros = new byte[8192];
        file.seek(from);
        for (long left = length; left > 0; left -= zeros.length) {
            file.write(zeros, 0, (int) Math.min(zeros.length, left));
        }
    }
}
