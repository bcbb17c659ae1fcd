package org.tuntas.organisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The people who work with reports, and their groups. Single people and groups are answered from memory: a change made
 * here shows at once, one made by another node of the cluster within 30 seconds.
 */
public interface Staff {

    /** Somebody by login, active or not. */
    Optional<StaffMember> find(String login);

    /**
     * Groups of somebody active, by name; none for anybody else. Among them are those of whom they are a deputy today, and
     * what a closed office left to a group they are in; not those of a closed office itself.
     */
    List<StaffGroup> groupsOf(String login);

    /** Ids of {@link #groupsOf}. */
    Set<String> groupIdsOf(String login);

    /** The group of that id, whether or not it has members. */
    Optional<StaffGroup> group(String id);

    /** Active members of a group, deputies of today included, by name; of a closed office, those of its successor. */
    List<StaffMember> membersOf(String group);

    /** Everybody, active or not, by name. Read from the database each time. */
    List<StaffMember> all();

    /** Every group there is: those of each node in the order of the nodes' codes, then the fixed ones. */
    List<StaffGroup> groups();

    /** Active staff without a password, by login. Read from the database each time. */
    List<StaffMember> withoutPassword();

    /**
     * Enters somebody, or brings the entry up to date; repeating it changes nothing.
     *
     * <p>Name, e-mail and {@code active} become those given. A {@code passwordHash} of null leaves the password as it is. The
     * groups are added to those that the member has already.
     *
     * @throws UnknownGroup when one of the groups does not exist; nothing is changed then
     * @throws IllegalArgumentException when the password hash is not in Spring Security's format
     */
    void register(StaffMember member, Set<String> groupIds);

    /**
     * Gives somebody a password.
     *
     * @param hash in Spring Security's format, <code>{bcrypt}$2a$10$…</code>
     * @throws java.util.NoSuchElementException when there is nobody of that login
     * @throws IllegalArgumentException when the hash is not in that format
     */
    void setPasswordHash(String login, String hash);
}
