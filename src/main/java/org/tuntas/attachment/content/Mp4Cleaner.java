package org.tuntas.attachment.content;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Blanks, in place, what a phone writes beside the film: the boxes {@code udta}, {@code meta} and {@code uuid}, among them the place of
 * the recording, become {@code free} boxes full of zeros. No offset moves, and picture and sound stay bit by bit. Boxes are those of
 * ISO/IEC 14496-12.
 */
class Mp4Cleaner {

    private static final Set<String> BLANKED = Set.of("udta", "meta", "uuid");
    private static final Set<String> OPENED = Set.of("moov", "trak");

    /** Major brands of films, after the registry of the MP4 registration authority; QuickTime and sound are others. */
    private static final Pattern FILMS = Pattern.compile("iso[2-9m]|mp4[12]|avc1|dash|M4V |MSNV|f4v |mmp4");

    private static final int DEEPEST = 3;
    /** A film in fragments has two for each second or so. */
    private static final int MOST_BOXES = 100_000;

    private final RandomAccessFile file;
    private int boxes;
    private boolean described;

    Mp4Cleaner(RandomAccessFile file) {
        this.file = file;
    }

    void clean() throws IOException, Unfit {
        file.seek(4);
        if (!name().equals("ftyp") || !FILMS.matcher(name()).matches()) {
            throw new Unfit("file.type");
        }
        boxes(0, file.length(), 1);
        if (!described) {
            throw Unfit.broken();
        }
    }

    private void boxes(long from, long end, int depth) throws IOException, Unfit {
        long at = from;
        while (at < end) {
            if (end - at < 8 || depth > DEEPEST || ++boxes > MOST_BOXES) {
                throw Unfit.broken();
            }
            file.seek(at);
            long size = Integer.toUnsignedLong(file.readInt());
            String box = name();
            int head = 8;
            if (size == 1 && end - at >= 16) {
                size = file.readLong();
                head = 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < head || size > end - at) {
                throw Unfit.broken();
            }
            if (BLANKED.contains(box)) {
                file.seek(at + 4);
                file.writeBytes("free");
                Blank.zeros(file, at + head, size - head);
            } else if (OPENED.contains(box)) {
                described |= box.equals("moov");
                boxes(at + head, at + size, depth + 1);
            }
            at += size;
        }
    }

    private String name() throws IOException {
        byte[] name = new byte[4];
        file.readFully(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
