package org.tuntas.modelling.rehearsal;

/** The words a step may be told with. */
enum StepWord implements ScenarioWord {
    AT("pada", "at"),
    AFTER("setelah", "after"),
    REPORT("laporan", "report"),
    FILE("lapor", "file"),
    DECIDE("putuskan", "decide"),
    BY("oleh", "by"),
    FIELDS("isian", "fields"),
    REFUSED("ditolak", "refused"),
    REPORTER("pelapor", "reporter"),
    SAYING("kata", "saying"),
    RATING("nilai", "rating"),
    EXPECT("harap", "expect");

    private final String indonesian;
    private final String english;

    StepWord(String indonesian, String english) {
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
