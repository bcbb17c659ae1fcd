package org.tuntas.modelling;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Refused;
import org.tuntas.organisation.Staff;

/**
 * Says who may do what at the designers' workbench. Whoever is in two groups may do two things, but never approve what they drafted or
 * proposed.
 */
@Component
public class WhoMayDesign {

    private static final String DESIGNER = "process-designer";
    private static final String APPROVER = "process-approver";
    private static final String AUDITOR = "auditor";

    private final Staff staff;

    WhoMayDesign(Staff staff) {
        this.staff = staff;
    }

    /**
     * What somebody may do.
     *
     * @param drafts make, change, rehearse and propose
     * @param approves decide what others propose
     * @param looks see everything
     */
    public record Mandate(String login, boolean drafts, boolean approves, boolean looks) {}

    /** What somebody may do by the groups they are in at the moment. */
    public Mandate of(String login) {
        Set<String> groups = staff.groupIdsOf(login);
        boolean drafts = groups.contains(DESIGNER);
        boolean approves = groups.contains(APPROVER);
        return new Mandate(login, drafts, approves, drafts || approves || groups.contains(AUDITOR));
    }

    /** @throws Refused FORBIDDEN when they may not look at the workbench */
    public void requireLook(String login) {
        require(of(login).looks(), "design.forbidden.look");
    }

    /** @throws Refused FORBIDDEN when they are no designer */
    public void requireDraft(String login) {
        require(of(login).drafts(), "design.forbidden.draft");
    }

    /** @throws Refused FORBIDDEN when they approve nothing */
    public void requireApprove(String login) {
        require(of(login).approves(), "design.forbidden.approve");
    }

    private static void require(boolean allowed, String key) {
        if (!allowed) {
            throw new Refused(Refused.Kind.FORBIDDEN, key);
        }
    }
}
