package org.tuntas.attachment.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import org.tuntas.attachment.AttachmentLimits;
import org.tuntas.attachment.ExaminedFile;
import org.tuntas.attachment.FileType;
import org.tuntas.attachment.Specimens;
import org.tuntas.attachment.Upload;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;

/** What is taken, what is refused, and what is taken out. */
class ContentExaminerTest {

    private static final String XML = "application/vnd.openxmlformats-officedocument.";
    private static final String WORD = XML + "wordprocessingml.document.main+xml";

    private final ContentExaminer examiner = new ContentExaminer(new AttachmentLimits(
            10,
            60,
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(2),
            DataSize.ofMegabytes(3),
            DataSize.ofMegabytes(4),
            1_000_000,
            4));

    @TempDir
    Path directory;

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of(FileType.JPEG, Specimens.jpeg()),
                Arguments.of(FileType.PNG, Specimens.png()),
                Arguments.of(FileType.WEBP, Specimens.webp()),
                Arguments.of(FileType.PDF, Specimens.pdf()),
                Arguments.of(FileType.DOCX, Specimens.openXml(WORD)),
                Arguments.of(FileType.XLSX, Specimens.openXml(XML + "spreadsheetml.sheet.main+xml")),
                Arguments.of(FileType.PPTX, Specimens.openXml(XML + "presentationml.presentation.main+xml")),
                Arguments.of(FileType.ODT, Specimens.openDocument(FileType.ODT.mediaType())),
                Arguments.of(FileType.ODS, Specimens.openDocument(FileType.ODS.mediaType())),
                Arguments.of(FileType.DOC, Specimens.compound("WordDocument", new byte[5000])),
                Arguments.of(FileType.XLS, Specimens.compound("Workbook", sheet(0))),
                Arguments.of(FileType.MP4, Specimens.mp4(1000)),
                Arguments.of(FileType.WEBM, Specimens.webm()));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatAFileIsIsFoundInItsContentAndItsNameFollows(FileType type, byte[] content) throws IOException {
        ExaminedFile file = examine("laporan.exe", content);
        assertThat(file.type()).isEqualTo(type);
        assertThat(file.name()).isEqualTo("laporan.exe." + type.extensions().get(0));
        assertThat(Files.size(file.path())).isEqualTo(file.size());
    }

    static Stream<Arguments> refused() {
        byte[] html = "<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] archive = Specimens.zip("a.txt", "a");
        return Stream.of(
                Arguments.of("a page", "file.type", html),
                Arguments.of(
                        "a drawing with scripts",
                        "file.type",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"
                                .getBytes(StandardCharsets.US_ASCII)),
                Arguments.of(
                        "a program",
                        "file.type",
                        Specimens.concat("MZ".getBytes(StandardCharsets.US_ASCII), new byte[500])),
                Arguments.of("a text", "file.type", "halo".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("an animation", "file.type", Specimens.picture("gif")),
                Arguments.of("an archive", "file.type", archive),
                Arguments.of(
                        "a photo as iPhones keep them",
                        "file.heic",
                        "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("nothing", "file.empty", new byte[0]),
                Arguments.of("a document with macros", "file.macros", Specimens.docm()),
                Arguments.of(
                        "a document that swells",
                        "file.bomb",
                        Specimens.docx("word/media/a.bmp", "0".repeat(30 << 20))),
                Arguments.of(
                        "a document that hides its macros", "file.macros", Specimens.docx("word/VBAPROJECT.BIN", "x")),
                Arguments.of(
                        "a book with macro sheets",
                        "file.macros",
                        Specimens.openXml(XML + "spreadsheetml.sheet.main+xml", "xl/macrosheets/sheet1.xml", "x")),
                Arguments.of(
                        "an open document with macros",
                        "file.macros",
                        Specimens.openDocument(FileType.ODT.mediaType(), "Basic/Standard/Module1.xml", "x")),
                Arguments.of(
                        "an old document with macros",
                        "file.macros",
                        Specimens.compound("WordDocument", new byte[5000], "Macros")),
                Arguments.of(
                        "an old book with macros",
                        "file.macros",
                        Specimens.compound("Workbook", sheet(0), "_VBA_PROJECT_CUR")),
                Arguments.of("an old book with a macro sheet", "file.macros", Specimens.compound("Workbook", sheet(1))),
                Arguments.of(
                        "an encrypted document", "file.locked", Specimens.compound("EncryptedPackage", new byte[5000])),
                Arguments.of("a message", "file.type", Specimens.compound("__properties_version1.0", new byte[5000])),
                Arguments.of(
                        "a document that is a program",
                        "file.type",
                        Specimens.docx("META-INF/MANIFEST.MF", "Main-Class: A")),
                Arguments.of("a document that climbs out", "file.broken", Specimens.docx("../../etc/passwd", "x")),
                Arguments.of(
                        "a document with something behind", "file.broken", Specimens.concat(Specimens.docx(), html)),
                Arguments.of(
                        "a document with an entity",
                        "file.broken",
                        Specimens.zip(
                                "[Content_Types].xml",
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")),
                Arguments.of("a cut document", "file.broken", cut(Specimens.docx())),
                Arguments.of("a PDF with an archive behind", "file.broken", Specimens.concat(Specimens.pdf(), archive)),
                Arguments.of("a PDF behind a page", "file.type", Specimens.concat(html, Specimens.pdf())),
                Arguments.of("a cut PDF", "file.broken", cut(Specimens.pdfOf(6000))),
                Arguments.of(
                        "a film with an archive behind",
                        "file.broken",
                        Specimens.concat(Specimens.mp4(10), Specimens.box("free", archive))),
                Arguments.of("a cut film", "file.broken", cut(Specimens.mp4(1000))),
                Arguments.of(
                        "a QuickTime film",
                        "file.type",
                        Specimens.concat(
                                Specimens.box("ftyp", "qt  \0\0\2\0qt  ".getBytes(StandardCharsets.US_ASCII)),
                                Specimens.box("moov", new byte[8]))),
                Arguments.of("a film of boxes in boxes", "file.broken", nested()),
                Arguments.of("a cut WebM", "file.broken", cut(Specimens.webm())),
                Arguments.of("a PNG that unpacks to gigabytes", "file.pixels", Specimens.pngBomb(60_000, 60_000)),
                Arguments.of("a PNG of impossible size", "file.broken", Specimens.pngBomb(0, 5)),
                Arguments.of("a JPEG that unpacks to gigabytes", "file.pixels", jpegBomb()),
                Arguments.of("a cut PNG", "file.broken", cut(Specimens.png())),
                Arguments.of(
                        "a JPEG that breaks off",
                        "file.cutOff",
                        Arrays.copyOf(Specimens.jpeg(), Specimens.jpeg().length - 20)),
                Arguments.of("a JPEG without a picture", "file.broken", new byte[] {
                    (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsNotWhatItShouldBeIsRefused(String what, String key, byte[] content) {
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> examine("foto.jpg", content));
        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.problems()).extracting(FieldProblem::key).containsExactly(key);
        assertThat(refusal.problems().get(0).field()).isEqualTo("files[0]");
        assertThat(refusal.problems().get(0).arguments()).startsWith("foto.jpg");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void aPhotoLosesItsPlaceAndNothingThatIsSeen(int orientation) throws IOException {
        byte[] kept = content(examine("foto.jpg", Specimens.photoWithPlace(orientation)));
        assertThat(text(kept)).doesNotContain("GPS", "adobe", "-6.2234");
        assertThat(pixels(kept)).isEqualTo(pixels(Specimens.jpeg()));
        assertThat(Orientation.in(exifOf(kept))).isEqualTo(orientation);
        assertThat(text(kept).contains("Exif")).isEqualTo(orientation != 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void aPngLosesItsPlaceAndNothingThatIsSeen(int orientation) throws IOException {
        byte[] kept = content(examine("foto.png", Specimens.pngWithPlace(orientation)));
        assertThat(text(kept)).doesNotContain("GPS", "tEXt", "-6.2234");
        assertThat(pixels(kept)).isEqualTo(pixels(Specimens.png()));
        assertThat(text(kept).contains("eXIf")).isEqualTo(orientation != 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void aWebpLosesItsPlaceAndKeepsItsPicture(int orientation) throws IOException {
        byte[] kept = content(examine("foto.webp", Specimens.webpWithPlace(orientation)));
        assertThat(text(kept)).doesNotContain("GPS", "XMP ", "SPOT", "-6.2234");
        assertThat(text(kept).contains("EXIF")).isEqualTo(orientation != 1);
        assertThat(text(kept)).contains(text(Arrays.copyOfRange(Specimens.webp(), 12, Specimens.webp().length)));
        assertThat(Integer.reverseBytes(java.nio.ByteBuffer.wrap(kept).getInt(4)))
                .isEqualTo(kept.length - 8);
    }

    @Test
    void aFilmLosesItsPlaceAndKeepsItsLength() throws IOException {
        assertBlanked(Specimens.mp4(1000));
        assertBlanked(Specimens.webm());
    }

    private void assertBlanked(byte[] film) throws IOException {
        assertThat(text(film)).contains("-6.2234");
        byte[] kept = content(examine("film", film));
        assertThat(text(kept)).doesNotContain("GPS", "-6.2234");
        assertThat(kept).hasSameSizeAs(film);
    }

    @Test
    void anArchiveBehindAPhotoIsCutOff() throws IOException {
        byte[] archive = Specimens.zip("index.html", "<script>");
        byte[] kept = content(examine("foto.jpg", Specimens.concat(Specimens.jpeg(), archive)));
        assertThat(text(kept)).doesNotContain("index.html", "PK\3\4");
        assertThat(pixels(kept)).isEqualTo(pixels(Specimens.jpeg()));
    }

    @Test
    void aLimitIsReachedButNotPassed() throws IOException {
        assertThat(examine("a.pdf", Specimens.pdfOf(2 << 20)).size()).isEqualTo(2 << 20);
        InvalidInput refusal =
                catchThrowableOfType(InvalidInput.class, () -> examine("a.pdf", Specimens.pdfOf((2 << 20) + 1)));
        assertThat(refusal.problems())
                .containsExactly(FieldProblem.of("files[0]", "file.tooLarge", "a.pdf", "2,1", "2"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("../../etc/passwd", "passwd.jpg"),
                Arguments.of("C:\\Users\\siti\\foto.JPEG", "foto.jpeg"),
                Arguments.of("foto\0.jpg", "foto.jpg"),
                Arguments.of("foto\r\nSet-Cookie: a", "fotoSet-Cookie_ a.jpg"),
                Arguments.of("foto\u202egpj.exe", "fotogpj.exe.jpg"),
                Arguments.of(".....", "lampiran.jpg"),
                Arguments.of("", "lampiran.jpg"),
                Arguments.of("foto \"satu\".jpg", "foto _satu_.jpg"),
                Arguments.of("foto bagus.php.jpg", "foto bagus.php.jpg"),
                Arguments.of("<img src=x>.jpg", "_img src=x_.jpg"),
                Arguments.of("\ud83d\udeb0 keran.jpg", "\ud83d\udeb0 keran.jpg"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesAreMadeSafe(String sent, String kept) throws IOException {
        assertThat(examine(sent, Specimens.jpeg()).name()).isEqualTo(kept);
    }

    @Test
    void aLongNameIsCutBeforeItsEnding() throws IOException {
        assertThat(examine("x".repeat(300) + ".jpg", Specimens.jpeg()).name()).isEqualTo("x".repeat(100) + ".jpg");
    }

    private ExaminedFile examine(String name, byte[] content) throws IOException {
        Path path = directory.resolve("0");
        Files.write(path, content);
        return examiner.examine(new Uploads(List.of(new Upload("files[0]", name, path, content.length, "")), List.of()))
                .get(0);
    }

    private static byte[] content(ExaminedFile file) throws IOException {
        return Files.readAllBytes(file.path());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length * 2 / 3);
    }

    private static byte[] nested() {
        byte[] box = new byte[0];
        for (int depth = 0; depth < 50; depth++) {
            box = Specimens.box("moov", box);
        }
        return Specimens.concat(Specimens.box("ftyp", "isom\0\0\2\0".getBytes(StandardCharsets.US_ASCII)), box);
    }

    private static byte[] jpegBomb() {
        byte[] bomb = Specimens.jpeg();
        for (int i = 2; i < bomb.length; i++) {
            if (bomb[i] == (byte) 0xff && bomb[i + 1] == (byte) 0xc0) {
                Arrays.fill(bomb, i + 5, i + 9, (byte) 0xff);
                return bomb;
            }
        }
        throw new AssertionError("no frame");
    }

    /** A BoundSheet8 record of a kind: 0 a sheet, 1 a macro sheet. */
    private static byte[] sheet(int kind) {
        byte[] book = new byte[5000];
        book[0] = (byte) 0x85;
        book[2] = 8;
        book[9] = (byte) kind;
        return book;
    }

    private static List<Integer> pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .boxed()
                .toList();
    }

    private static byte[] exifOf(byte[] jpeg) {
        int at = text(jpeg).indexOf("Exif");
        return at < 0 ? new byte[0] : Arrays.copyOfRange(jpeg, at, jpeg.length);
    }
}
