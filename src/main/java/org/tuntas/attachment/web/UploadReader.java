package org.tuntas.attachment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletRequestContext;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.tuntas.attachment.AttachmentLimits;
import org.tuntas.attachment.Upload;

/**
 * Reads a {@code multipart/form-data} request part by part: parts named {@code files} to disk, all others as fields. What is too much is read
 * on but not kept, so that its sender hears which file it was and what the limit is.
 */
@Component
class UploadReader {

    static final String FILES = "files";

    private static final int LONGEST_FIELD = 256 * 1024;
    private static final int MOST_PARTS = 100;

    private final AttachmentLimits limits;

    UploadReader(AttachmentLimits limits) {
        this.limits = limits;
    }

    void read(HttpServletRequest request, UploadedForm form, int mostFiles) throws IOException {
        long patience = 2 * limits.largestRequest().toBytes() + LONGEST_FIELD;
        JakartaServletFileUpload<?, ?> upload = new JakartaServletFileUpload<>();
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        FileItemInputIterator parts = upload.getItemIterator(new JakartaServletRequestContext(request) {
            @Override
            public InputStream getInputStream() throws IOException {
                return new PatientBody(super.getInputStream(), patience);
            }
        });
        Reading reading = new Reading(form, mostFiles);
        for (int part = 0; parts.hasNext(); part++) {
            if (part == MOST_PARTS) {
                throw new PatientBody.TooLong(MOST_PARTS);
            }
            reading.take(parts.next());
        }
        reading.conclude();
    }

    /** One request while it is read. */
    private final class Reading {

        private final UploadedForm form;
        private final int mostFiles;
        private int count;
        private long together;

        Reading(UploadedForm form, int mostFiles) {
            this.form = form;
            this.mostFiles = mostFiles;
        }

        void take(FileItemInput part) throws IOException {
            String field = part.getFieldName();
            if (field == null) {
                return;
            }
            if (field.equals(FILES)) {
                file(part);
            } else {
                field(field, part);
            }
        }

        private void field(String name, FileItemInput part) throws IOException {
            byte[] value;
            try (InputStream in = part.getInputStream()) {
                value = in.readNBytes(LONGEST_FIELD + 1);
            }
            if (value.length > LONGEST_FIELD) {
                throw new PatientBody.TooLong(LONGEST_FIELD);
            }
            // A part that does not say what it is can only be the JSON that the API expects.
            String type = part.getContentType() == null ? MediaType.APPLICATION_JSON_VALUE : part.getContentType();
            form.add(name, new String(value, StandardCharsets.UTF_8), type);
        }

        private void file(FileItemInput part) throws IOException {
            String name = nameOf(part);
            String field = FILES + "[" + count + "]";
            boolean keep =
                    count < mostFiles && together <= limits.largestRequest().toBytes();
            MessageDigest digest = sha256();
            Path place = form.place();
            long size = 0;
            try (InputStream in = part.getInputStream();
                    OutputStream out = keep ? Files.newOutputStream(place) : OutputStream.nullOutputStream()) {
                byte[] buffer = new byte[16 * 1024];
                for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                    size += got;
                    digest.update(buffer, 0, got);
                    if (size <= limits.largestOfAll()) {
                        out.write(buffer, 0, got);
                    }
                }
            }
            if (name.isBlank() && size == 0) {
                // What a browser sends for a field in which nothing was chosen.
                return;
            }
            count++;
            together += size;
            if (size > limits.largestOfAll()) {
                form.refuse(field, "file.largerThanAll", name, megabytes(limits.largestOfAll()));
            } else if (keep) {
                form.add(new Upload(field, name, place, size, HexFormat.of().formatHex(digest.digest())));
            }
        }

        void conclude() {
            if (count > mostFiles) {
                form.refuse(FILES, "file.tooMany", count, mostFiles);
            }
            if (together > limits.largestRequest().toBytes()) {
                form.refuse(
                        FILES, "file.tooMuch", megabytes(limits.largestRequest().toBytes()));
            }
        }
    }

    private static String nameOf(FileItemInput part) {
        try {
            String name = part.getName();
            return name == null ? "" : name;
        } catch (InvalidPathException withNul) {
            return withNul.getInput();
        }
    }

    private static String megabytes(long bytes) {
        return String.valueOf(bytes / (1 << 20));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
