package org.tuntas.attachment.content;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Copies a JPEG without what a camera, an editor or an attacker put beside the picture: EXIF with place and device, XMP, IPTC,
 * previews, comments, and everything behind the end. What the picture looks like is kept bit by bit: tables, scans, colour
 * profile, and how to turn it. Segments are those of ITU-T T.81.
 */
class JpegCleaner {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Pixels pixels;
    private boolean framed;

    JpegCleaner(DataInputStream in, DataOutputStream out, Pixels pixels) {
        this.in = in;
        this.out = out;
        this.pixels = pixels;
    }

    void clean() throws IOException, Unfit {
        if (in.readUnsignedShort() != (0xff00 | SOI)) {
            throw Unfit.broken();
        }
        out.writeShort(0xff00 | SOI);
        int marker = nextMarker();
        while (marker != EOI) {
            byte[] segment = segment();
            if (marker == SOS) {
                if (!framed) {
                    throw Unfit.broken();
                }
                write(SOS, segment);
                marker = scan();
            } else {
                keep(marker, segment);
                marker = nextMarker();
            }
        }
        if (!framed) {
            throw Unfit.broken();
        }
        out.writeShort(0xff00 | EOI);
    }

    private void keep(int marker, byte[] segment) throws IOException, Unfit {
        if (isFrame(marker)) {
            if (segment.length < 6) {
                throw Unfit.broken();
            }
            framed = true;
            pixels.check(unsigned(segment, 3), unsigned(segment, 1));
            write(marker, segment);
        } else if (marker == APP0) {
            if (Orientation.startsWith(segment, JFIF) && segment.length >= 14) {
                byte[] withoutPreview = Arrays.copyOf(segment, 14);
                withoutPreview[12] = 0;
                withoutPreview[13] = 0;
                write(APP0, withoutPreview);
            }
        } else if (marker == APP1) {
            int orientation =
                    Orientation.startsWith(segment, Orientation.EXIF) ? Orientation.in(segment) : Orientation.UPRIGHT;
            if (orientation != Orientation.UPRIGHT) {
                byte[] only = Orientation.only(orientation);
                byte[] exif = Arrays.copyOf(Orientation.EXIF, Orientation.EXIF.length + only.length);
                System.arraycopy(only, 0, exif, Orientation.EXIF.length, only.length);
                write(APP1, exif);
            }
        } else if ((marker == APP2 && Orientation.startsWith(segment, ICC))
                || (marker == APP14 && Orientation.startsWith(segment, ADOBE))
                || (!isApplications(marker) && marker != COMMENT)) {
            write(marker, segment);
        }
    }

    /** Copies the compressed picture up to the next marker. Of one that breaks off nobody knows what is missing. */
    private int scan() throws IOException, Unfit {
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw Unfit.cutOff();
            }
            if (next != 0xff) {
                out.writeByte(next);
                continue;
            }
            int marker = in.read();
            while (marker == 0xff) {
                marker = in.read();
            }
            if (marker < 0) {
                throw Unfit.cutOff();
            }
            if (marker != 0 && !(marker >= 0xd0 && marker <= 0xd7)) {
                return marker;
            }
            out.writeByte(0xff);
            out.writeByte(marker);
        }
    }

    private int nextMarker() throws IOException, Unfit {
        if (in.readUnsignedByte() != 0xff) {
            throw Unfit.broken();
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xff) {
            marker = in.readUnsignedByte();
        }
        // Two beginnings, or a marker that stands for no segment, where only a segment can be.
        if (marker <= 0x01 || (marker >= 0xd0 && marker <= SOI)) {
            throw Unfit.broken();
        }
        return marker;
    }

    private byte[] segment() throws IOException, Unfit {
        int length = in.readUnsignedShort();
        if (length < 2) {
            throw Unfit.broken();
        }
        byte[] segment = in.readNBytes(length - 2);
        if (segment.length < length - 2) {
            throw new EOFException();
        }
        return segment;
    }

    private void write(int marker, byte[] segment) throws IOException {
        out.writeShort(0xff00 | marker);
        out.writeShort(segment.length + 2);
        out.write(segment);
    }

    /** SOF0 to SOF15 without the table segments between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isApplications(int marker) {
        return marker >= APP0 && marker <= APP15;
    }

    private static int unsigned(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
