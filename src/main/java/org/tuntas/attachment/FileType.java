package org.tuntas.attachment;

import java.util.List;

/** The kinds of files that are taken; each is found in the content, whatever the name says. */
public enum FileType {
    JPEG(Family.IMAGE, "image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    PNG(Family.IMAGE, "image/png", "png"),
    WEBP(Family.IMAGE, "image/webp", "webp"),
    PDF(Family.DOCUMENT, "application/pdf", "pdf"),
    DOCX(Family.DOCUMENT, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX(Family.DOCUMENT, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX(Family.DOCUMENT, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT(Family.DOCUMENT, "application/vnd.oasis.opendocument.text", "odt"),
    ODS(Family.DOCUMENT, "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    DOC(Family.DOCUMENT, "application/msword", "doc"),
    XLS(Family.DOCUMENT, "application/vnd.ms-excel", "xls"),
    MP4(Family.VIDEO, "video/mp4", "mp4", "m4v"),
    WEBM(Family.VIDEO, "video/webm", "webm");

    /** What limits depend on. */
    public enum Family {
        IMAGE,
        DOCUMENT,
        VIDEO
    }

    private final Family family;
    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    FileType(Family family, String mediaType, String... extensions) {
        this.family = family;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    /** What limits depend on. */
    public Family family() {
        return family;
    }

    /** As in the header {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** Endings of names that fit, without the dot; the first is the usual one. */
    public List<String> extensions() {
        return extensions;
    }

    /** Whether a smaller picture can be made of it. */
    public boolean canBeShrunk() {
        return this == JPEG || this == PNG;
    }

    /** Whether a browser may show it by itself; everything else is only ever saved. */
    public boolean isSafeToShow() {
        return family == Family.IMAGE;
    }
}
