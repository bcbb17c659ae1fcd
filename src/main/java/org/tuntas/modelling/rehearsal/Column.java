package org.tuntas.modelling.rehearsal;

/** The columns of what can be seen in rows. */
public enum Column implements ScenarioWord {
    /** the only one of what is no table */
    ITSELF("", ""),
    FORM("formulir", "form"),
    GROUP("kelompok", "group"),
    /** a minute, as {@code 2026-03-16 16:00} */
    DUE("batas", "due"),
    ELEMENT("unsur", "element"),
    STAGE("tahap", "stage"),
    LEVEL("tingkat", "level"),
    /** a minute for timers, a day for what has happened */
    AT("pada", "at");

    private final String indonesian;
    private final String english;

    Column(String indonesian, String english) {
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
