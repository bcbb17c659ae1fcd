package org.tuntas.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where single people, their memberships and deputies are changed. Takes part in the caller's transaction, and the changes
 * show at once in {@link Staff}. Who may change what is the caller's question.
 */
public interface Personnel {

    /**
     * Somebody with the groups they are entered in, whether or not somebody acts for them or they for somebody.
     *
     * @param groups ids, also of closed offices
     */
    record Entry(StaffMember member, Set<String> groups) {}

    /** Somebody's entry, held against others who would change it until the transaction ends. */
    Optional<Entry> lock(String login);

    /** Somebody's entry. Read from the database each time. */
    Optional<Entry> find(String login);

    /** Everybody's entry, by name. */
    List<Entry> entries();

    /** Enters somebody; false when the login is taken, and nothing is changed then. */
    boolean add(StaffMember member);

    /** Gives an entry another name and e-mail. The files at start no longer change them. */
    void change(String login, String name, @Nullable String email);

    /** Lets somebody go, or come back. Their memberships stay, without effect while they are away. */
    void setActive(String login, boolean active);

    /**
     * Puts somebody into a group.
     *
     * @return false when they are in it already
     * @throws UnknownGroup when there is no such group
     */
    boolean join(String login, String group);

    /** Takes somebody out of a group, and keeps the files at start from bringing them back; false when they are not in it. */
    boolean leave(String login, String group);

    /**
     * Logins of the active members of a group who have a password; deputies do not count. Until the transaction ends nobody
     * else gets an answer.
     */
    Set<String> lockThoseWhoCanLogIn(String group);

    /** All deputies that are in force at a moment or later, by first day. */
    List<Deputy> deputies(Instant from);

    /** The deputy of that key. */
    Optional<Deputy> deputy(long id);

    /** Enters a deputy and answers its key; empty when the same one is entered already. */
    Optional<Long> appoint(Deputy deputy);

    /** Ends a deputy early. */
    void end(long id, Instant at);
}
