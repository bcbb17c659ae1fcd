package org.tuntas.attachment.content;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one thing that is kept of a picture's EXIF: how to turn it (tag 0x0112 of IFD0, 1 to 8; 1 is upright). Without it, most
 * photos of phones would lie on their side.
 */
final class Orientation {

    static final int UPRIGHT = 1;
    /** What stands before the TIFF structure in JPEG, and by some writers' habit in WebP. */
    static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private Orientation() {}

    /** Reads it out of EXIF, with or without the prefix; upright when there is none or it makes no sense. */
    static int in(byte[] exif) {
        int start = startsWith(exif, EXIF) ? EXIF.length : 0;
        if (exif.length < start + 8) {
            return UPRIGHT;
        }
        ByteBuffer tiff = ByteBuffer.wrap(exif, start, exif.length - start).slice();
        short order = tiff.getShort(0);
        tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (directory + 2 > tiff.limit()) {
            return UPRIGHT;
        }
        int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
        for (int entry = 0; entry < entries; entry++) {
            long at = directory + 2 + (long) entry * ENTRY_BYTES;
            if (at + ENTRY_BYTES > tiff.limit()) {
                return UPRIGHT;
            }
            if (Short.toUnsignedInt(tiff.getShort((int) at)) == TAG && tiff.getShort((int) at + 2) == SHORT) {
                int turned = Short.toUnsignedInt(tiff.getShort((int) at + 8));
                return turned >= 1 && turned <= 8 ? turned : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Reads it out of a JPEG; upright for anything else. */
    static int ofJpeg(Path picture) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(picture)))) {
            int marker = in.readUnsignedShort() == 0xffd8 ? in.readUnsignedShort() : 0;
            while (marker > 0xff00 && marker != 0xffda) {
                byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
                if (marker == 0xffe1 && startsWith(segment, EXIF)) {
                    return in(segment);
                }
                marker = in.readUnsignedShort();
            }
        } catch (EOFException withoutPicture) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    /** A TIFF structure that says how to turn the picture, and nothing else. */
    static byte[] only(int orientation) {
        return ByteBuffer.allocate(26)
                .putShort((short) 0x4d4d)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    static boolean startsWith(byte[] bytes, byte[] prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
