package org.tuntas.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;

/** Staff that live as long as a test. A group exists when somebody is registered in it. */
public class StaffInMemory implements Staff {

    private final Map<String, StaffMember> members = new LinkedHashMap<>();
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();

    /** Somebody active, without a password. */
    public StaffInMemory with(String login, String name, String... groupIds) {
        register(new StaffMember(login, name, login + "@example.go.id", null, true), Set.of(groupIds));
        return this;
    }

    /** Everybody is gone. */
    public void clear() {
        members.clear();
        groups.clear();
    }

    /** Whoever it is leaves: known by name, in no group. */
    public void leave(String login) {
        StaffMember member = members.get(login);
        members.put(login, new StaffMember(login, member.name(), member.email(), member.passwordHash(), false));
    }

    /** Takes somebody out of all groups and puts them into others. */
    public void move(String login, String... groupIds) {
        groups.put(login, new LinkedHashSet<>(Set.of(groupIds)));
    }

    @Override
    public Optional<StaffMember> find(String login) {
        return Optional.ofNullable(members.get(login));
    }

    @Override
    public List<StaffGroup> groupsOf(String login) {
        if (!find(login).map(StaffMember::active).orElse(false)) {
            return List.of();
        }
        return groups.getOrDefault(login, Set.of()).stream()
                .map(StaffInMemory::named)
                .sorted(Comparator.comparing(StaffGroup::name))
                .toList();
    }

    @Override
    public Set<String> groupIdsOf(String login) {
        return groupsOf(login).stream().map(StaffGroup::id).collect(Collectors.toSet());
    }

    @Override
    public Optional<StaffGroup> group(String id) {
        return groups().stream().filter(group -> group.id().equals(id)).findAny();
    }

    @Override
    public List<StaffMember> membersOf(String group) {
        return all().stream()
                .filter(member -> groupIdsOf(member.login()).contains(group))
                .toList();
    }

    @Override
    public List<StaffMember> all() {
        return members.values().stream()
                .sorted(Comparator.comparing(StaffMember::name))
                .toList();
    }

    @Override
    public List<StaffGroup> groups() {
        return groups.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .map(StaffInMemory::named)
                .toList();
    }

    @Override
    public List<StaffMember> withoutPassword() {
        return new ArrayList<>(all())
                .stream()
                        .filter(StaffMember::active)
                        .filter(member -> member.passwordHash() == null)
                        .toList();
    }

    @Override
    public void register(StaffMember member, Set<String> groupIds) {
        members.put(member.login(), member);
        groups.computeIfAbsent(member.login(), absent -> new LinkedHashSet<>()).addAll(groupIds);
    }

    @Override
    public void setPasswordHash(String login, String hash) {
        StaffMember member = find(login).orElseThrow(NoSuchElementException::new);
        members.put(login, new StaffMember(login, member.name(), member.email(), hash, member.active()));
    }

    private static StaffGroup named(String id) {
        return new StaffGroup(id, "Kelompok " + id);
    }
}
