package org.tuntas.organisation;

/** A group was named that neither belongs to a node of the organisation nor is one of the fixed ones. */
public class UnknownGroup extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Membership membership;

    /** @param membership who was to belong to which group */
    public UnknownGroup(Membership membership) {
        super(
                "unknown group '" + membership.groupId() + "' for '" + membership.login()
                        + "': a group is <node>-admin, -head, -officer or -inspector, or one of the fixed groups such as desk-admin");
        this.membership = membership;
    }

    /** Who was to belong to which group. */
    public Membership membership() {
        return membership;
    }
}
