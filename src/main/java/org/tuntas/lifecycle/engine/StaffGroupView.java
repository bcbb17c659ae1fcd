package org.tuntas.lifecycle.engine;

import org.camunda.bpm.engine.identity.Group;
import org.tuntas.organisation.StaffGroup;

/** A group of staff as the engine sees it. */
record StaffGroupView(String id, String name) implements Group {

    private static final long serialVersionUID = 1L;

    /** The engine's own word for groups that tasks are offered to. */
    private static final String TYPE = "WORKFLOW";

    static StaffGroupView of(StaffGroup group) {
        return new StaffGroupView(group.id(), group.name());
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void setId(String id) {
        throw readOnly();
    }

    @Override
    public void setName(String name) {
        throw readOnly();
    }

    @Override
    public void setType(String type) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("groups are not changed through the engine");
    }
}
