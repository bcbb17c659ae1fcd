package org.tuntas.attachment.content;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Copies a WebP without EXIF (but how to turn it), XMP and chunks that nobody knows. The container is RIFF, little-endian, as the WebP
 * container specification draws it.
 */
class WebpCleaner {

    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;
    private static final int LARGEST_EXIF = 1 << 20;
    private static final int MOST_CHUNKS = 10_000;

    private final RandomAccessFile in;
    private final DataOutputStream out;
    private final Pixels pixels;
    private int orientation = Orientation.UPRIGHT;

    WebpCleaner(RandomAccessFile in, DataOutputStream out, Pixels pixels) {
        this.in = in;
        this.out = out;
        this.pixels = pixels;
    }

    private record Chunk(String name, long start, long size) {

        /** Chunks begin at even places. */
        long padded() {
            return size + (size & 1);
        }
    }

    void clean() throws IOException, Unfit {
        List<Chunk> kept = new ArrayList<>();
        long end = begin();
        boolean drawn = false;
        int chunks = 0;
        for (long at = 12; at + 8 <= end; ) {
            if (++chunks > MOST_CHUNKS) {
                throw Unfit.broken();
            }
            in.seek(at);
            Chunk chunk = new Chunk(name(), at + 8, size());
            // A missing last padding byte is forgiven.
            if (chunk.start() + chunk.size() > end) {
                throw Unfit.broken();
            }
            if (KEPT.contains(chunk.name())) {
                kept.add(chunk);
                drawn |= measure(chunk);
            } else if (chunk.name().equals("EXIF") && chunk.size() <= LARGEST_EXIF) {
                orientation = Orientation.in(bytes(chunk, (int) chunk.size()));
            }
            at = chunk.start() + chunk.padded();
        }
        if (!drawn) {
            throw Unfit.broken();
        }
        // Only the extended form has a place for EXIF.
        boolean turned =
                orientation != Orientation.UPRIGHT && kept.get(0).name().equals("VP8X");
        write(kept, turned);
    }

    private long begin() throws IOException, Unfit {
        in.seek(0);
        String riff = name();
        long end = size() + 8;
        if (!riff.equals("RIFF") || !name().equals("WEBP") || end > in.length()) {
            throw Unfit.broken();
        }
        return end;
    }

    /** Whether the chunk holds a picture; every chunk that names a size is asked for it. */
    private boolean measure(Chunk chunk) throws IOException, Unfit {
        switch (chunk.name()) {
            case "VP8X" -> {
                byte[] head = bytes(chunk, 10);
                pixels.check(1 + little(head, 4, 3), 1 + little(head, 7, 3));
                return false;
            }
            case "VP8 " -> {
                byte[] head = bytes(chunk, 10);
                pixels.check(little(head, 6, 2) & 0x3fff, little(head, 8, 2) & 0x3fff);
                return true;
            }
            case "VP8L" -> {
                long head = little(bytes(chunk, 5), 1, 4);
                pixels.check(1 + (head & 0x3fff), 1 + (head >> 14 & 0x3fff));
                return true;
            }
            case "ANMF" -> {
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private void write(List<Chunk> kept, boolean turned) throws IOException, Unfit {
        byte[] exif = Orientation.only(orientation);
        long size = 4 + kept.stream().mapToLong(chunk -> 8 + chunk.padded()).sum() + (turned ? 8 + exif.length : 0);
        out.writeBytes("RIFF");
        out.writeInt(Integer.reverseBytes((int) size));
        out.writeBytes("WEBP");
        for (Chunk chunk : kept) {
            head(chunk.name(), chunk.size());
            if (chunk.name().equals("VP8X")) {
                byte[] flags = bytes(chunk, (int) chunk.size());
                flags[0] = (byte) ((flags[0] & ~(EXIF_FLAG | XMP_FLAG)) | (turned ? EXIF_FLAG : 0));
                out.write(flags);
            } else {
                copy(chunk);
            }
            if ((chunk.size() & 1) == 1) {
                out.writeByte(0);
            }
        }
        if (turned) {
            head("EXIF", exif.length);
            out.write(exif);
        }
    }

    private void head(String name, long size) throws IOException {
        out.writeBytes(name);
        out.writeInt(Integer.reverseBytes((int) size));
    }

    private void copy(Chunk chunk) throws IOException {
        in.seek(chunk.start());
        byte[] buffer = new byte[8192];
        long left = chunk.size();
        while (left > 0) {
            int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, got);
            left -= got;
        }
    }

    private String name() throws IOException {
        byte[] name = new byte[4];
        in.readFully(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private long size() throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    }

    private byte[] bytes(Chunk chunk, int length) throws IOException, Unfit {
        if (chunk.size() < length) {
            throw Unfit.broken();
        }
        in.seek(chunk.start());
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static long little(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = (number << 8) | (bytes[at + i] & 0xff);
        }
        return number;
    }
}
