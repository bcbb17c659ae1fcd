package org.tuntas.modelling.rehearsal;

/** What the reporter of a scenario may say. */
public enum ReporterWord implements ScenarioWord {
    SATISFIED("puas", "satisfied"),
    DISSATISFIED("tidak puas", "dissatisfied"),
    REPLIES("membalas", "replies"),
    COMPLETES("melengkapi", "completes"),
    WITHDRAWS("menarik", "withdraws"),
    REOPENS("membuka kembali", "reopens"),
    CONTESTS("menyanggah", "contests");

    private final String indonesian;
    private final String english;

    ReporterWord(String indonesian, String english) {
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
