package org.tuntas.modelling;

/** Kinds of differences between two versions of models. The words are in {@code messages/differences}. */
public enum Change {
    FILE_ADDED("file.added", Mark.ADDED),
    FILE_REMOVED("file.removed", Mark.REMOVED),
    FILE_UNREADABLE("file.unreadable", Mark.CHANGED),
    FILE_REWRITTEN("file.rewritten", Mark.DRAWN),
    LAYOUT("layout", Mark.DRAWN),

    PROCESS_ADDED("process.added", Mark.ADDED),
    PROCESS_REMOVED("process.removed", Mark.REMOVED),
    ELEMENT_ADDED("element.added", Mark.ADDED),
    ELEMENT_REMOVED("element.removed", Mark.REMOVED),
    ELEMENT_RENAMED("element.renamed", Mark.CHANGED),
    ELEMENT_MOVED("element.moved", Mark.CHANGED),
    ELEMENT_TYPE("element.type", Mark.CHANGED),
    ELEMENT_ID("element.id", Mark.CHANGED),
    FLOW_ADDED("flow.added", Mark.ADDED),
    FLOW_REMOVED("flow.removed", Mark.REMOVED),
    FLOW_TARGET("flow.target", Mark.CHANGED),
    FLOW_SOURCE("flow.source", Mark.CHANGED),
    TRAIT_SET("trait.set", Mark.CHANGED),
    TRAIT_CHANGED("trait.changed", Mark.CHANGED),
    TRAIT_CLEARED("trait.cleared", Mark.CHANGED),

    FIELD_ADDED("field.added", Mark.ADDED),
    FIELD_REMOVED("field.removed", Mark.REMOVED),
    FIELD_KEY("field.key", Mark.CHANGED),
    FIELD_LABEL("field.label", Mark.CHANGED),
    FIELD_REQUIRED("field.required", Mark.CHANGED),
    FIELD_OPTIONAL("field.optional", Mark.CHANGED),
    FIELD_SET("field.set", Mark.CHANGED),
    FIELD_CHANGED("field.changed", Mark.CHANGED),
    FIELD_CLEARED("field.cleared", Mark.CHANGED),
    FIELD_ORDER("field.order", Mark.CHANGED),
    OPTION_ADDED("option.added", Mark.ADDED),
    OPTION_REMOVED("option.removed", Mark.REMOVED),
    OPTION_LABEL("option.label", Mark.CHANGED),
    TEXT_ADDED("text.added", Mark.ADDED),
    TEXT_REMOVED("text.removed", Mark.REMOVED),

    COLUMN_ADDED("column.added", Mark.ADDED),
    COLUMN_REMOVED("column.removed", Mark.REMOVED),
    COLUMN_NAME("column.name", Mark.CHANGED),
    ROW_ADDED("row.added", Mark.ADDED),
    ROW_REMOVED("row.removed", Mark.REMOVED),
    ROW_ORDER("row.order", Mark.CHANGED),
    CELL_SET("cell.set", Mark.CHANGED),
    CELL_CHANGED("cell.changed", Mark.CHANGED),
    CELL_CLEARED("cell.cleared", Mark.CHANGED),
    ANNOTATION("annotation", Mark.CHANGED),
    LIMIT_ADDED("limit.added", Mark.ADDED),
    LIMIT_CHANGED("limit.changed", Mark.CHANGED),
    LIMIT_FROM("limit.from", Mark.CHANGED),
    LIMIT_REMOVED("limit.removed", Mark.REMOVED);

    private final String id;
    private final Mark mark;

    Change(String id, Mark mark) {
        this.id = id;
        this.mark = mark;
    }

    /** Stable name, e.g. {@code flow.target}. */
    public String id() {
        return id;
    }

    /** How it is shown on a drawing. */
    public Mark mark() {
        return mark;
    }

    /** What a difference does to a drawing. */
    public enum Mark {
        /** Only the newer version has it. */
        ADDED,
        /** Only the older version has it. */
        REMOVED,
        /** Both have it, and it is not the same. */
        CHANGED,
        /** It only looks different: nothing in the handling of reports changes. */
        DRAWN
    }
}
