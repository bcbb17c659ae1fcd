package org.tuntas.attachment.content;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Copies a PNG with the chunks that make its picture and none besides: no texts, no EXIF but how to turn it, no further frames of an
 * animation, nothing behind the end. Chunks are those of the PNG specification, third edition.
 */
class PngCleaner {

    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs");
    private static final int LARGEST_EXIF = 1 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Pixels pixels;

    PngCleaner(DataInputStream in, DataOutputStream out, Pixels pixels) {
        this.in = in;
        this.out = out;
        this.pixels = pixels;
    }

    void clean() throws IOException, Unfit {
        if (in.readLong() != SIGNATURE) {
            throw Unfit.broken();
        }
        out.writeLong(SIGNATURE);
        header();
        boolean drawn = false;
        while (true) {
            int length = in.readInt();
            byte[] name = in.readNBytes(4);
            String chunk = new String(name, StandardCharsets.ISO_8859_1);
            if (length < 0 || name.length < 4 || chunk.equals("IHDR")) {
                throw Unfit.broken();
            }
            if (chunk.equals("eXIf") && length <= LARGEST_EXIF) {
                turn(Orientation.in(exactly(length)));
                in.skipNBytes(4);
            } else if (KEPT.contains(chunk)) {
                out.writeInt(length);
                out.write(name);
                copy(length + 4L);
            } else {
                in.skipNBytes(length + 4L);
            }
            drawn |= chunk.equals("IDAT");
            if (chunk.equals("IEND")) {
                break;
            }
        }
        if (!drawn) {
            throw Unfit.broken();
        }
    }

    private void header() throws IOException, Unfit {
        int length = in.readInt();
        byte[] header = exactly(21);
        if (length != 13 || !new String(header, 0, 4, StandardCharsets.ISO_8859_1).equals("IHDR")) {
            throw Unfit.broken();
        }
        pixels.check(number(header, 4), number(header, 8));
        out.writeInt(length);
        out.write(header);
    }

    private void turn(int orientation) throws IOException {
        if (orientation != Orientation.UPRIGHT) {
            byte[] exif = Orientation.only(orientation);
            byte[] name = "eXIf".getBytes(StandardCharsets.ISO_8859_1);
            CRC32 check = new CRC32();
            check.update(name);
            check.update(exif);
            out.writeInt(exif.length);
            out.write(name);
            out.write(exif);
            out.writeInt((int) check.getValue());
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private void copy(long length) throws IOException {
        byte[] buffer = new byte[8192];
        long left = length;
        while (left > 0) {
            int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, got);
            left -= got;
        }
    }

    private static long number(byte[] bytes, int at) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(at));
    }
}
