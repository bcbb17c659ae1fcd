package org.tuntas.attachment.content;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * Blanks, in place, the tags and the files packed into a WebM: they become a void element of the same length. Elements are those of
 * RFC 8794 and RFC 9559. A recording whose clusters do not say how long they are is looked through up to the first of them.
 */
class WebmCleaner {

    private static final long EBML = 0x1a45dfa3L;
    private static final long DOC_TYPE = 0x4282;
    private static final long SEGMENT = 0x18538067L;
    private static final long TAGS = 0x1254c367L;
    private static final long ATTACHMENTS = 0x1941a469L;
    private static final long TRACKS = 0x1654ae6bL;
    private static final int VOID = 0xec;
    private static final long UNKNOWN = -1;
    /** Clusters last some seconds each. */
    private static final int MOST_ELEMENTS = 100_000;

    private final RandomAccessFile file;
    private int elements;

    WebmCleaner(RandomAccessFile file) {
        this.file = file;
    }

    private record Element(long id, long start, long body, long size) {

        long end() {
            return body + size;
        }
    }

    void clean() throws IOException, Unfit {
        Element head = element(0);
        if (head.id() != EBML || head.size() == UNKNOWN || !docType(head).equals("webm")) {
            throw Unfit.broken();
        }
        Element segment = element(head.end());
        if (segment.id() != SEGMENT) {
            throw Unfit.broken();
        }
        if (segment.size() != UNKNOWN && segment.end() != file.length()) {
            throw Unfit.broken();
        }
        boolean tracks = false;
        long at = segment.body();
        while (at < file.length()) {
            Element child = element(at);
            tracks |= child.id() == TRACKS;
            if (child.size() == UNKNOWN) {
                break;
            }
            if (child.end() > file.length()) {
                throw Unfit.broken();
            }
            if (child.id() == TAGS || child.id() == ATTACHMENTS) {
                blank(child);
            }
            at = child.end();
        }
        if (!tracks) {
            throw Unfit.broken();
        }
    }

    private String docType(Element head) throws IOException, Unfit {
        for (long at = head.body(); at < head.end(); ) {
            Element child = element(at);
            if (child.size() == UNKNOWN || child.end() > head.end()) {
                throw Unfit.broken();
            }
            if (child.id() == DOC_TYPE && child.size() <= 16) {
                byte[] name = new byte[(int) child.size()];
                file.seek(child.body());
                file.readFully(name);
                return new String(name, StandardCharsets.ISO_8859_1);
            }
            at = child.end();
        }
        throw Unfit.broken();
    }

    /** A void element with a size of eight bytes fills the place: identifier and size of what it replaces take at least five. */
    private void blank(Element element) throws IOException {
        long whole = element.end() - element.start();
        file.seek(element.start());
        file.writeByte(VOID);
        if (whole < 9) {
            file.writeByte((int) (0x80 | whole - 2));
            Blank.zeros(file, element.start() + 2, whole - 2);
        } else {
            file.writeLong(0x0100000000000000L | whole - 9);
            Blank.zeros(file, element.start() + 9, whole - 9);
        }
    }

    private Element element(long at) throws IOException, Unfit {
        file.seek(at);
        int first = file.readUnsignedByte();
        int idLength = Integer.numberOfLeadingZeros(first) - 23;
        if (first == 0 || idLength > 4 || ++elements > MOST_ELEMENTS) {
            throw Unfit.broken();
        }
        long id = first;
        for (int i = 1; i < idLength; i++) {
            id = id << 8 | file.readUnsignedByte();
        }
        int firstOfSize = file.readUnsignedByte();
        if (firstOfSize == 0) {
            throw Unfit.broken();
        }
        int sizeLength = Integer.numberOfLeadingZeros(firstOfSize) - 23;
        long size = firstOfSize & (0xff >> sizeLength);
        for (int i = 1; i < sizeLength; i++) {
            size = size << 8 | file.readUnsignedByte();
        }
        boolean unknown = size == (1L << (7 * sizeLength)) - 1;
        return new Element(id, at, at + idLength + sizeLength, unknown ? UNKNOWN : size);
    }
}
