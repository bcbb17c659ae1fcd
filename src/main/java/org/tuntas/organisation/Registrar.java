package org.tuntas.organisation;

import java.util.List;
import java.util.Map;

/**
 * Enters whole lists into the organisation. Each call is one transaction, and two that come at the same time, also from two
 * nodes of the cluster, wait for one another.
 */
public interface Registrar {

    /**
     * Brings offices, staff and memberships up to date; repeating it changes nothing.
     *
     * <p>What the lists say of an office (parent, kind, name, desk) and of a person (name, e-mail) holds from now on. What they
     * do not say stays: entries made by hand, memberships, whether somebody is active, and a password that is there already. If one of
     * the nodes is the desk, no other remains it.
     *
     * <p>What somebody changed on the settings screen wins over the lists: name and parent of an office, name and e-mail of a
     * person, a membership that was taken away. Whether an office is closed is no matter of the lists.
     *
     * @param nodes in any order; a parent is in the list or known already
     * @return what the lists say otherwise than the settings screen, and was left alone
     * @throws UnknownGroup when a membership names a group that does not exist
     */
    LeftAlone enter(List<Node> nodes, List<StaffMember> staff, List<Membership> memberships);

    /**
     * What lists could not change, because somebody had decided it on the settings screen.
     *
     * @param nodes codes of offices with another name or parent there
     * @param staff logins of people with another name or e-mail there
     * @param memberships taken away there
     */
    record LeftAlone(List<String> nodes, List<String> staff, List<Membership> memberships) {

        /** Whether the lists could change all they say. */
        public boolean isNothing() {
            return nodes.isEmpty() && staff.isEmpty() && memberships.isEmpty();
        }
    }

    /** The editions of the reference lists that are loaded: name of the list to hash of its file. */
    Map<String, String> loadedEditions();

    /**
     * Enters an edition of the regions, unless it is loaded already. Codes that it no longer has stay: reports name them.
     *
     * @param list name of the list
     * @param edition hash of its file
     */
    void enterRegions(String list, String edition, List<Region> regions);

    /**
     * Enters an edition of the categories, unless it is loaded already. Codes that it no longer has stay: reports name them.
     *
     * @param list name of the list
     * @param edition hash of its file
     */
    void enterCategories(String list, String edition, List<Category> categories);
}
