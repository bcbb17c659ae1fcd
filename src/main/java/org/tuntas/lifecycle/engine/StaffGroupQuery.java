package org.tuntas.lifecycle.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.GroupQueryProperty;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.query.QueryProperty;
import org.jspecify.annotations.Nullable;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;

/** A query for groups, answered by our organisation. There are no tenants, so none has a group. */
class StaffGroupQuery extends GroupQueryImpl {

    private static final long serialVersionUID = 1L;

    private static final Map<QueryProperty, Function<Group, @Nullable String>> SORTABLE = Map.of(
            GroupQueryProperty.GROUP_ID, Group::getId,
            GroupQueryProperty.NAME, Group::getName,
            GroupQueryProperty.TYPE, Group::getType);

    private final transient Staff staff;

    /** Inside a command of the engine. */
    StaffGroupQuery(Staff staff) {
        this.staff = staff;
    }

    StaffGroupQuery(Staff staff, CommandExecutor executor) {
        super(executor);
        this.staff = staff;
    }

    /** @throws BadUserRequestException always: who may start a process is decided by our own code */
    @Override
    public GroupQuery potentialStarter(String processDefinitionId) {
        throw new BadUserRequestException("There are no potential starters: reports start their process");
    }

    @Override
    public long executeCount(CommandContext context) {
        checkQueryOk();
        return matching().count();
    }

    @Override
    public List<Group> executeList(CommandContext context, @Nullable Page page) {
        checkQueryOk();
        return QueryAnswers.page(QueryAnswers.sorted(matching(), this, SORTABLE), this);
    }

    private Stream<Group> matching() {
        return candidates()
                .<Group>map(StaffGroupView::of)
                .filter(group -> QueryAnswers.is(group.getId(), id)
                        && (ids == null || Arrays.asList(ids).contains(group.getId()))
                        && QueryAnswers.is(group.getName(), name)
                        && QueryAnswers.like(group.getName(), nameLike)
                        && QueryAnswers.is(group.getType(), type)
                        && tenantId == null);
    }

    /** The smallest set that can be had from memory. */
    private Stream<StaffGroup> candidates() {
        if (userId != null) {
            return staff.groupsOf(userId).stream();
        }
        if (id != null) {
            return staff.group(id).stream();
        }
        if (ids != null) {
            return Arrays.stream(ids).distinct().map(staff::group).flatMap(Optional::stream);
        }
        return staff.groups().stream();
    }
}
