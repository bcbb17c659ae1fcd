package org.tuntas.attachment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be attached.
 *
 * @param mostFiles in one request
 * @param mostPerReport on one report, everybody's together
 * @param largestImage one JPEG, PNG or WebP
 * @param largestDocument one PDF or office document
 * @param largestVideo one MP4 or WebM
 * @param largestRequest all files of one request together
 * @param mostPixels width times height of an image: what a picture unpacks to, not what it weighs
 * @param uploadsAtOnce how many uploads are read at the same time; others are asked to come again; one client gets a
 *     quarter of the places
 */
@ConfigurationProperties("tuntas.attachments")
public record AttachmentLimits(
        @DefaultValue("10") int mostFiles,
        @DefaultValue("60") int mostPerReport,
        @DefaultValue("15MB") DataSize largestImage,
        @DefaultValue("20MB") DataSize largestDocument,
        @DefaultValue("100MB") DataSize largestVideo,
        @DefaultValue("120MB") DataSize largestRequest,
        @DefaultValue("100000000") long mostPixels,
        @DefaultValue("40") int uploadsAtOnce) {

    /** Most bytes a file of that kind may have. */
    public DataSize largest(FileType.Family family) {
        return switch (family) {
            case IMAGE -> largestImage;
            case DOCUMENT -> largestDocument;
            case VIDEO -> largestVideo;
        };
    }

    /** Most bytes of a file whose kind is not known yet. */
    public long largestOfAll() {
        return Math.max(largestImage.toBytes(), Math.max(largestDocument.toBytes(), largestVideo.toBytes()));
    }
}
