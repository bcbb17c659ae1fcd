package org.tuntas.attachment.content;

import java.text.Normalizer;
import java.util.Locale;
import org.tuntas.attachment.FileType;

/** Makes of what a sender called a file a name that is safe to show and to save under on any system. */
final class FileName {

    private static final int LONGEST = 100;

    private FileName() {}

    /** The name with an ending that fits what the file is, so that no double click runs a picture. */
    static String of(String sent, FileType type) {
        String bare = cleaned(sent);
        int dot = bare.lastIndexOf('.');
        String ending = dot < 0 ? "" : bare.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean fits = type.extensions().contains(ending);
        String stem = shortened(fits ? bare.substring(0, dot) : bare);
        return (stem.isEmpty() ? "lampiran" : stem)
                + "."
                + (fits ? ending : type.extensions().get(0));
    }

    /** The name as it may be repeated in an error message. */
    static String cleaned(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints().forEach(c -> {
            // Control, format (among them those that turn the direction of writing), private and unpaired characters.
            boolean invisible =
                    switch (Character.getType(c)) {
                        case Character.CONTROL,
                                Character.FORMAT,
                                Character.PRIVATE_USE,
                                Character.SURROGATE,
                                Character.UNASSIGNED,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR -> true;
                        default -> false;
                    };
            if (!invisible) {
                clean.appendCodePoint("<>:\"|?*%;".indexOf(c) >= 0 ? '_' : c);
            }
        });
        return clean.toString().replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
    }

    private static String shortened(String stem) {
        int length = stem.codePointCount(0, stem.length());
        String cut = length <= LONGEST ? stem : stem.substring(0, stem.offsetByCodePoints(0, LONGEST));
        return cut.replaceAll("[. ]+$", "");
    }
}
