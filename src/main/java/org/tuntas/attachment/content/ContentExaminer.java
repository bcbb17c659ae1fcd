package org.tuntas.attachment.content;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;
import org.tuntas.attachment.AttachmentLimits;
import org.tuntas.attachment.ExaminedFile;
import org.tuntas.attachment.Examiner;
import org.tuntas.attachment.FileType;
import org.tuntas.attachment.Upload;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;

/**
 * {@link Examiner} that lets Tika guess what a file is and then asks the file itself: each kind has its own reader, which begins at the first
 * byte and refuses what does not hold together. Files are read in pieces, never whole.
 */
@Component
class ContentExaminer implements Examiner {

    private static final Map<String, FileType> PLAIN = Map.of(
            "image/jpeg", FileType.JPEG,
            "image/png", FileType.PNG,
            "image/webp", FileType.WEBP,
            "application/pdf", FileType.PDF,
            "video/mp4", FileType.MP4,
            // Tika takes most films in MP4 for their older cousin; the reader asks for the brand.
            "video/quicktime", FileType.MP4,
            "video/x-m4v", FileType.MP4,
            "video/webm", FileType.WEBM,
            "application/x-matroska", FileType.WEBM);

    /** How iPhones keep photos, and send them where they do not find out what is taken. */
    private static final Set<String> HIGH_EFFICIENCY =
            Set.of("image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence");

    private final Tika tika = new Tika();
    private final AttachmentLimits limits;

    ContentExaminer(AttachmentLimits limits) {
        this.limits = limits;
    }

    @Override
    public List<ExaminedFile> examine(Uploads uploads) {
        List<FieldProblem> problems = new ArrayList<>(uploads.problems());
        List<ExaminedFile> examined = new ArrayList<>();
        for (Upload upload : uploads.files()) {
            try {
                examined.add(examine(upload));
            } catch (Unfit unfit) {
                List<Object> arguments = new ArrayList<>(List.of(FileName.cleaned(upload.name())));
                arguments.addAll(unfit.arguments());
                problems.add(new FieldProblem(upload.field(), unfit.key(), arguments));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("An upload on our own disk cannot be read", unreadable);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return examined;
    }

    private ExaminedFile examine(Upload upload) throws IOException, Unfit {
        if (upload.size() == 0) {
            throw new Unfit("file.empty");
        }
        try {
            FileType type = typeOf(upload.path());
            long most = limits.largest(type.family()).toBytes();
            if (upload.size() > most) {
                throw new Unfit("file.tooLarge", megabytes(upload.size()), megabytes(most));
            }
            return cleaned(upload, type);
        } catch (EOFException brokenOff) {
            throw Unfit.broken();
        }
    }

    private FileType typeOf(Path path) throws IOException, Unfit {
        String guess;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            guess = tika.detect(in);
        }
        FileType plain = PLAIN.get(guess);
        if (plain != null) {
            return plain;
        }
        if (HIGH_EFFICIENCY.contains(guess)) {
            throw new Unfit("file.heic");
        }
        byte[] begin;
        try (InputStream in = Files.newInputStream(path)) {
            begin = in.readNBytes(8);
        }
        if (Orientation.startsWith(begin, new byte[] {'P', 'K', 3, 4})) {
            if (!Tail.of(path).endsZip()) {
                throw Unfit.broken();
            }
            return new PackedDocument(path).type();
        }
        if (Orientation.startsWith(begin, HexFormat.of().parseHex("d0cf11e0a1b11ae1"))) {
            return new OldDocument(path).type();
        }
        throw new Unfit("file.type");
    }

    private ExaminedFile cleaned(Upload upload, FileType type) throws IOException, Unfit {
        String name = FileName.of(upload.name(), type);
        switch (type.family()) {
            case IMAGE -> {
                return picture(upload, type, name);
            }
            case VIDEO -> film(upload.path(), type);
            case DOCUMENT -> {
                if (!isNothingBesides(upload.path(), type)) {
                    throw Unfit.broken();
                }
                return new ExaminedFile(name, type, upload.path(), upload.size(), upload.sha256());
            }
        }
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(upload.path());
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return new ExaminedFile(name, type, upload.path(), upload.size(), hex(digest));
    }

    private ExaminedFile picture(Upload upload, FileType type, String name) throws IOException, Unfit {
        Path cleaned = upload.path().resolveSibling(upload.path().getFileName() + "-cleaned");
        MessageDigest digest = sha256();
        Pixels pixels = new Pixels(limits.mostPixels());
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(upload.path())));
                DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(cleaned), digest)))) {
            switch (type) {
                case JPEG -> new JpegCleaner(in, out, pixels).clean();
                case PNG -> new PngCleaner(in, out, pixels).clean();
                default -> {
                    try (RandomAccessFile file =
                            new RandomAccessFile(upload.path().toFile(), "r")) {
                        new WebpCleaner(file, out, pixels).clean();
                    }
                }
            }
        }
        return new ExaminedFile(name, type, cleaned, Files.size(cleaned), hex(digest));
    }

    private static void film(Path path, FileType type) throws IOException, Unfit {
        if (Tail.of(path).isZip()) {
            throw Unfit.broken();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            if (type == FileType.MP4) {
                new Mp4Cleaner(file).clean();
            } else {
                new WebmCleaner(file).clean();
            }
        }
    }

    /** Whether a document is whole and no archive as well; one that is packed was asked by its own reader. */
    private static boolean isNothingBesides(Path path, FileType type) throws IOException {
        Tail tail = Tail.of(path);
        return switch (type) {
            case PDF -> beginsPdf(path) && tail.endsPdf() && !tail.isZip();
            case DOC, XLS -> !tail.endsZip();
            default -> true;
        };
    }

    private static boolean beginsPdf(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Orientation.startsWith(in.readNBytes(5), new byte[] {'%', 'P', 'D', 'F', '-'});
        }
    }

    /** Rounded up to a tenth, so that a file is never said to be as large as it may be when it is larger. */
    private static String megabytes(long bytes) {
        long tenths = (bytes * 10 + (1 << 20) - 1) / (1 << 20);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "," + tenths % 10;
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
