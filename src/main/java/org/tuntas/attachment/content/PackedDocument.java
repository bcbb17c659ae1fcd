package org.tuntas.attachment.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tuntas.attachment.FileType;

/**
 * Which office document a zip file is, if it is one: Office Open XML says so in {@code [Content_Types].xml} (ECMA-376 part 2),
 * OpenDocument in its first entry, {@code mimetype}. Nothing but those two is unpacked. Macros, and what else a program could run, are
 * refused.
 */
class PackedDocument {

    private static final int MOST_ENTRIES = 10_000;
    private static final int LARGEST_READ = 1 << 20;
    /** Of bytes when unpacked; no honest document is larger, whatever it packs. */
    private static final long LARGEST_UNPACKED = 500L << 20;
    /** What a document may be when unpacked before it is asked how tightly it is packed. */
    private static final long UNPACKED_UNASKED = 20L << 20;
    /** Text packs to a tenth, a table of zeros perhaps to a fiftieth. */
    private static final int TIGHTEST = 100;

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final Map<String, FileType> MAIN_PARTS = Map.of(
            OPEN_XML + "wordprocessingml.document.main+xml", FileType.DOCX,
            OPEN_XML + "spreadsheetml.sheet.main+xml", FileType.XLSX,
            OPEN_XML + "presentationml.presentation.main+xml", FileType.PPTX);
    private static final List<String> RUNNABLE_TYPES =
            List.of("macroenabled", "vbaproject", "macrosheet", "activex", "vnd.ms-word.attachedtoolbars");
    private static final List<String> MACRO_ENTRIES = List.of("basic/", "scripts/", "xl/macrosheets/");

    private final Path file;

    PackedDocument(Path file) {
        this.file = file;
    }

    FileType type() throws IOException, Unfit {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            checkEntries(zip);
            checkUnpacked(zip);
            Optional<FileType> openXml = openXml(zip);
            return openXml.isPresent() ? openXml.get() : openDocument(zip);
        } catch (ZipException | IllegalArgumentException | XMLStreamException malformed) {
            throw Unfit.broken();
        }
    }

    private static void checkEntries(ZipFile zip) throws Unfit {
        if (zip.size() > MOST_ENTRIES) {
            throw Unfit.broken();
        }
        Set<String> seen = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            // Twice the same name: one reader takes the first, another the last.
            if (!seen.add(name) || name.startsWith("/") || name.contains("..") || name.contains("\\")) {
                throw Unfit.broken();
            }
            if (name.endsWith("vbaproject.bin") || MACRO_ENTRIES.stream().anyMatch(name::startsWith)) {
                throw new Unfit("file.macros");
            }
            if (name.equals("meta-inf/manifest.mf") || name.endsWith(".class")) {
                throw new Unfit("file.type");
            }
        }
    }

    /** A small file that fills the disk of whoever opens it. */
    private void checkUnpacked(ZipFile zip) throws IOException, Unfit {
        long unpacked = zip.stream().mapToLong(ZipEntry::getSize).sum();
        if (unpacked > LARGEST_UNPACKED || unpacked > UNPACKED_UNASKED && unpacked / TIGHTEST > Files.size(file)) {
            throw new Unfit("file.bomb");
        }
    }

    private static Optional<FileType> openXml(ZipFile zip) throws IOException, XMLStreamException, Unfit {
        ZipEntry types = zip.getEntry("[Content_Types].xml");
        if (types == null) {
            return Optional.empty();
        }
        FileType found = null;
        XMLStreamReader xml = reader(read(zip, types));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.DTD) {
                throw Unfit.broken();
            }
            String type = xml.isStartElement() ? xml.getAttributeValue(null, "ContentType") : null;
            if (type == null) {
                continue;
            }
            String lower = type.toLowerCase(Locale.ROOT);
            if (RUNNABLE_TYPES.stream().anyMatch(lower::contains)) {
                throw new Unfit("file.macros");
            }
            FileType main = MAIN_PARTS.get(type);
            if (main != null) {
                if (found != null && found != main) {
                    throw Unfit.broken();
                }
                found = main;
            }
        }
        if (found == null) {
            throw new Unfit("file.type");
        }
        return Optional.of(found);
    }

    private static FileType openDocument(ZipFile zip) throws IOException, Unfit {
        ZipEntry first = zip.stream().findFirst().orElseThrow(Unfit::broken);
        String type = first.getName().equals("mimetype") && first.getMethod() == ZipEntry.STORED
                ? new String(read(zip, first), StandardCharsets.US_ASCII)
                : "";
        for (FileType known : List.of(FileType.ODT, FileType.ODS)) {
            if (known.mediaType().equals(type)) {
                return known;
            }
        }
        throw new Unfit("file.type");
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException, Unfit {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_READ + 1);
            if (bytes.length > LARGEST_READ) {
                throw Unfit.broken();
            }
            return bytes;
        }
    }

    private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new java.io.ByteArrayInputStream(xml));
    }
}
