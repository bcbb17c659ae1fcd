package org.tuntas.sla;

/**
 * A level of escalation: who is told, and who may step in, when a stage is that late. Compiled from the ladder table that
 * designers edit.
 *
 * @param stage stage of the procedure
 * @param level 1 for the first rung; levels follow one another without a gap
 * @param afterLimit HK after the limit, 0 for the limit itself. Counted from the limit and not from the start, so that a
 *     shorter limit or a promised date takes the ladder along
 * @param told group that is told
 * @param stepsIn comma-separated patterns of the groups that may step in, e.g. <code>{agency}-admin,{unit}-head</code>
 */
public record Rung(String stage, int level, int afterLimit, String told, String stepsIn) {

    /** @throws IllegalArgumentException when a figure is out of range or a text is blank */
    public Rung {
        if (stage.isBlank() || told.isBlank() || stepsIn.isBlank()) {
            throw new IllegalArgumentException("Rung " + level + " of stage '" + stage
                    + "' needs a stage, a group that is told and one that steps in");
        }
        if (level < 1) {
            throw new IllegalArgumentException("The rungs of " + stage + " start at level 1, not at " + level);
        }
        if (afterLimit < 0 || afterLimit > Limit.LONGEST) {
            throw new IllegalArgumentException("Rung " + level + " of " + stage + " must lie 0 to " + Limit.LONGEST
                    + " working days after the limit, not " + afterLimit);
        }
    }
}
