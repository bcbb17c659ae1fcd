package org.tuntas.attachment.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.tuntas.attachment.FileType;

/** Whether a compound file is a Word or Excel document of before 2007, and without macros. */
class OldDocument {

    private static final Set<String> MACRO_ENTRIES =
            Set.of("macros", "_vba_project_cur", "_vba_project", "vba", "vbaproject");
    private static final int DEEPEST = 8;
    /** [MS-XLS] 2.4.28 BoundSheet8: which kinds of sheets there are. */
    private static final int SHEET_RECORD = 0x0085;

    private static final int MACRO_SHEET = 1;

    private final Path file;

    OldDocument(Path file) {
        this.file = file;
    }

    FileType type() throws Unfit {
        try (POIFSFileSystem found = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryEntry root = found.getRoot();
            if (hasMacros(root, 0)) {
                throw new Unfit("file.macros");
            }
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new Unfit("file.locked");
            }
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                return FileType.DOC;
            }
            for (String book : new String[] {"Workbook", "Book"}) {
                if (root.hasEntryCaseInsensitive(book)
                        && root.getEntryCaseInsensitive(book) instanceof DocumentEntry workbook) {
                    if (hasMacroSheet(workbook)) {
                        throw new Unfit("file.macros");
                    }
                    return FileType.XLS;
                }
            }
            throw new Unfit("file.type");
        } catch (IOException | RuntimeException malformed) {
            // The reader answers malformed files with either, also with what its arithmetic ran into.
            throw Unfit.broken();
        }
    }

    private static boolean hasMacros(DirectoryEntry directory, int depth) throws Unfit {
        if (depth > DEEPEST) {
            throw Unfit.broken();
        }
        for (Iterator<Entry> entries = directory.getEntries(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if (MACRO_ENTRIES.contains(entry.getName().toLowerCase(Locale.ROOT))
                    || (entry instanceof DirectoryEntry below && hasMacros(below, depth + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Records are an identifier and a length of two bytes each, little-endian, and a body. */
    private static boolean hasMacroSheet(DocumentEntry workbook) throws IOException {
        try (InputStream in = new DocumentInputStream(workbook)) {
            byte[] head = new byte[4];
            while (in.readNBytes(head, 0, 4) == 4) {
                int record = (head[0] & 0xff) | ((head[1] & 0xff) << 8);
                int length = (head[2] & 0xff) | ((head[3] & 0xff) << 8);
                if (record == SHEET_RECORD && length >= 6) {
                    byte[] body = in.readNBytes(length);
                    if (body.length == length && (body[5] & 0xff) == MACRO_SHEET) {
                        return true;
                    }
                } else {
                    in.skipNBytes(length);
                }
            }
        } catch (java.io.EOFException brokenOff) {
            return false;
        }
        return false;
    }
}
