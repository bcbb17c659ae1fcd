package org.tuntas.demo.story;

/**
 * Something that may happen in a town, and what becomes of it.
 *
 * @param category code
 * @param unit code of the unit that can mend it; or {@code ARCHIVE} and the reason for which the desk archives it
 * @param kind a type of report, or SUPERVISORY: a complaint that alleges misconduct
 * @param title and {@code text}: may hold {@code {tempat}}, {@code {kecamatan}} and {@code {lama}}
 * @param interim what is said while the work goes on; may be empty
 * @param answer what is said in the end
 */
record Incident(String category, String unit, String kind, String title, String text, String interim, String answer) {

    private static final String ARCHIVE = "ARCHIVE ";

    boolean isArchived() {
        return unit.startsWith(ARCHIVE);
    }

    String archiveReason() {
        return unit.substring(ARCHIVE.length());
    }

    boolean allegesMisconduct() {
        return kind.equals("SUPERVISORY");
    }

    String type() {
        return allegesMisconduct() ? "COMPLAINT" : kind;
    }

    String mainCategory() {
        return category.replaceFirst("/.*", "");
    }
}
