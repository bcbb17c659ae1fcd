package org.tuntas.modelling.rehearsal;

import java.util.Set;

/** What a scenario may tell of a report that is filed. */
public enum ReportWord implements ScenarioWord {
    TYPE("jenis", "type"),
    TITLE("judul", "title"),
    TEXT("uraian", "text"),
    AGENCY("instansi", "agency"),
    CATEGORY("kategori", "category"),
    REGION("wilayah", "region"),
    PLACE("tempat", "place"),
    ANONYMOUS("anonim", "anonymous"),
    SECRET("rahasia", "secret");

    /** What is understood as yes, where it is a matter of yes or no. */
    static final Set<String> YES = Set.of("ya", "yes", "true");

    /** What is understood as no. */
    static final Set<String> NO = Set.of("tidak", "no", "false");

    private final String indonesian;
    private final String english;

    ReportWord(String indonesian, String english) {
        this.indonesian = indonesian;
        this.english = english;
    }

    @Override
    public String indonesian() {
        return indonesian;
    }

    @Override
    public String english() {
        return english;
    }
}
