package org.tuntas.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files for tests, made byte by byte where it matters. */
public final class Specimens {

    /** What must never leave with a picture: as a degree, and as words. */
    public static final String PLACE = "GPSLatitude=-6.2234";

    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private Specimens() {}

    @FunctionalInterface
    public interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    public static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A picture of two colours, wider than high. */
    public static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillRect(0, 0, 20, 32);
        brush.dispose();
        return bytes(out -> ImageIO.write(image, format, out));
    }

    public static byte[] jpeg() {
        return picture("jpeg");
    }

    public static byte[] png() {
        return picture("png");
    }

    /** EXIF as a phone writes it: how to turn the picture, and in an IFD of its own where it was taken. */
    public static byte[] exif(int orientation) {
        return bytes(out -> {
            out.writeBytes("MM\0*");
            out.writeInt(8);
            out.writeShort(2);
            entry(out, 0x0112, 3, 1, orientation << 16);
            entry(out, 0x8825, 4, 1, 38);
            out.writeInt(0);
            out.writeShort(1);
            entry(out, 0x001b, 2, PLACE.length(), 56);
            out.writeInt(0);
            out.writeBytes(PLACE);
        });
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    /** A photo that tells where it was taken, four times over: EXIF, XMP, a comment, and behind its end. */
    public static byte[] photoWithPlace(int orientation) {
        byte[] plain = jpeg();
        return bytes(out -> {
            out.write(plain, 0, 2);
            segment(out, 0xe1, concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation)));
            segment(
                    out,
                    0xe1,
                    ("http://ns.adobe.com/xap/1.0/\0<x>" + PLACE + "</x>").getBytes(StandardCharsets.US_ASCII));
            segment(out, 0xfe, PLACE.getBytes(StandardCharsets.US_ASCII));
            out.write(plain, 2, plain.length - 2);
            out.writeBytes(PLACE);
        });
    }

    private static void segment(DataOutputStream out, int marker, byte[] body) throws IOException {
        out.writeShort(0xff00 | marker);
        out.writeShort(body.length + 2);
        out.write(body);
    }

    /** A PNG that tells where it was taken, in EXIF, a text, and behind its end. */
    public static byte[] pngWithPlace(int orientation) {
        byte[] plain = png();
        int afterHeader = 8 + 25;
        return bytes(out -> {
            out.write(plain, 0, afterHeader);
            chunk(out, "eXIf", exif(orientation));
            chunk(out, "tEXt", ("Comment\0" + PLACE).getBytes(StandardCharsets.US_ASCII));
            out.write(plain, afterHeader, plain.length - afterHeader);
            out.writeBytes(PLACE);
        });
    }

    /** A PNG of a few bytes that asks for a picture of any size. */
    public static byte[] pngBomb(int width, int height) {
        return bytes(out -> {
            out.writeLong(0x89504e470d0a1a0aL);
            chunk(
                    out,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .putInt(0x08020000)
                            .array());
            chunk(out, "IDAT", new byte[] {0x78, 1, 3, 0, 0, 0, 0, 1});
            chunk(out, "IEND", new byte[0]);
        });
    }

    private static void chunk(DataOutputStream out, String name, byte[] body) throws IOException {
        byte[] both = concat(name.getBytes(StandardCharsets.US_ASCII), body);
        CRC32 check = new CRC32();
        check.update(both);
        out.writeInt(body.length);
        out.write(both);
        out.writeInt((int) check.getValue());
    }

    /** A WebP in the extended form that tells where it was taken, in EXIF, XMP and a chunk nobody knows. */
    public static byte[] webpWithPlace(int orientation) {
        byte[] picture = Arrays.copyOfRange(WEBP, 12, WEBP.length);
        byte[] exif = exif(orientation);
        byte[] xmp = even(PLACE.getBytes(StandardCharsets.US_ASCII));
        byte[] body = bytes(out -> {
            out.writeBytes("WEBP");
            riff(out, "VP8X", new byte[] {0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            out.write(picture);
            riff(out, "EXIF", even(exif));
            riff(out, "XMP ", xmp);
            riff(out, "SPOT", xmp);
        });
        return bytes(out -> {
            out.writeBytes("RIFF");
            out.writeInt(Integer.reverseBytes(body.length));
            out.write(body);
            out.writeBytes(PLACE);
        });
    }

    public static byte[] webp() {
        return WEBP.clone();
    }

    /** A WebP whose picture has that many bytes, most of them idle. */
    public static byte[] webpOf(int size) {
        byte[] body = bytes(out -> {
            out.writeBytes("WEBP");
            riff(out, "VP8 ", Arrays.copyOf(Arrays.copyOfRange(WEBP, 20, WEBP.length), size));
        });
        return bytes(out -> riff(out, "RIFF", body));
    }

    private static void riff(DataOutputStream out, String name, byte[] body) throws IOException {
        out.writeBytes(name);
        out.writeInt(Integer.reverseBytes(body.length));
        out.write(body);
    }

    private static byte[] even(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + (bytes.length & 1));
    }

    public static byte[] pdf() {
        return pdfOf(0);
    }

    /** A PDF of a size. */
    public static byte[] pdfOf(int size) {
        String begin =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%";
        String end = "\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF";
        return (begin + " ".repeat(Math.max(0, size - begin.length() - end.length())) + end)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A zip file of names and contents in turn; the first is stored, as OpenDocument wants it. */
    public static byte[] zip(String... namesAndContents) {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < namesAndContents.length; i += 2) {
                    byte[] content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
                    ZipEntry entry = new ZipEntry(namesAndContents[i]);
                    if (i == 0) {
                        CRC32 check = new CRC32();
                        check.update(content);
                        entry.setMethod(ZipEntry.STORED);
                        entry.setSize(content.length);
                        entry.setCrc(check.getValue());
                    }
                    zip.putNextEntry(entry);
                    zip.write(content);
                    zip.closeEntry();
                }
            }
        });
    }

    /** An Office Open XML document whose main part has that content type. */
    public static byte[] openXml(String mainType, String... more) {
        String types =
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/main.xml\" ContentType=\"" + mainType + "\"/></Types>";
        String[] parts = concat(new String[] {"[Content_Types].xml", types, "main.xml", "<main/>"}, more);
        return zip(parts);
    }

    public static byte[] docx(String... more) {
        return openXml("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", more);
    }

    public static byte[] docm() {
        return openXml("application/vnd.ms-word.document.macroEnabled.main+xml", "word/vbaProject.bin", "Sub AutoOpen");
    }

    public static byte[] openDocument(String type, String... more) {
        return zip(concat(new String[] {"mimetype", type, "content.xml", "<office:document-content/>"}, more));
    }

    /** A compound file with a stream, and perhaps a storage beside it. */
    public static byte[] compound(String stream, byte[] content, String... storages) {
        return bytes(out -> {
            try (POIFSFileSystem file = new POIFSFileSystem()) {
                file.createDocument(new java.io.ByteArrayInputStream(content), stream);
                for (String storage : storages) {
                    file.createDirectory(storage);
                }
                file.writeFilesystem(out);
            }
        });
    }

    /** A film without pictures, with the place in the user data. */
    public static byte[] mp4(int bytesOfFilm) {
        byte[] place = box("udta", box("\u00a9xyz", PLACE.getBytes(StandardCharsets.US_ASCII)));
        return concat(
                box("ftyp", "isom\0\0\2\0isommp42".getBytes(StandardCharsets.US_ASCII)),
                box("moov", concat(box("mvhd", new byte[100]), box("trak", place), place)),
                box("mdat", new byte[bytesOfFilm]));
    }

    public static byte[] box(String name, byte[] body) {
        return bytes(out -> {
            out.writeInt(body.length + 8);
            out.write(name.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
        });
    }

    /** A film in WebM with the place in its tags. */
    public static byte[] webm() {
        byte[] children = concat(
                element(0x1654ae6b, new byte[20]),
                element(0x1254c367, PLACE.getBytes(StandardCharsets.US_ASCII)),
                element(0x1f43b675, new byte[200]));
        return concat(
                element(0x1a45dfa3, element(0x4282, "webm".getBytes(StandardCharsets.US_ASCII))),
                element(0x18538067, children));
    }

    private static byte[] element(int id, byte[] body) {
        return bytes(out -> {
            if (id <= 0xffff) {
                out.writeShort(id);
            } else {
                out.writeInt(id);
            }
            out.writeLong(0x0100000000000000L | body.length);
            out.write(body);
        });
    }

    public static byte[] concat(byte[]... parts) {
        return bytes(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    private static String[] concat(String[] first, String[] second) {
        String[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
