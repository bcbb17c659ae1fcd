package org.tuntas.lifecycle.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryProperty;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.query.QueryProperty;
import org.jspecify.annotations.Nullable;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/** A query for people, answered by our organisation. There are no tenants, so nobody is a member of one. */
class StaffUserQuery extends UserQueryImpl {

    private static final long serialVersionUID = 1L;

    private static final Map<QueryProperty, Function<User, @Nullable String>> SORTABLE = Map.of(
            UserQueryProperty.USER_ID, User::getId,
            UserQueryProperty.FIRST_NAME, User::getFirstName,
            UserQueryProperty.LAST_NAME, User::getLastName,
            UserQueryProperty.EMAIL, User::getEmail);

    private final transient Staff staff;

    /** Inside a command of the engine. */
    StaffUserQuery(Staff staff) {
        this.staff = staff;
    }

    StaffUserQuery(Staff staff, CommandExecutor executor) {
        super(executor);
        this.staff = staff;
    }

    /** @throws BadUserRequestException always: who may start a process is decided by our own code */
    @Override
    public UserQuery potentialStarter(String processDefinitionId) {
        throw new BadUserRequestException("There are no potential starters: reports start their process");
    }

    @Override
    public long executeCount(CommandContext context) {
        checkQueryOk();
        return matching().count();
    }

    @Override
    public List<User> executeList(CommandContext context, @Nullable Page page) {
        checkQueryOk();
        return QueryAnswers.page(QueryAnswers.sorted(matching(), this, SORTABLE), this);
    }

    private Stream<User> matching() {
        return candidates()
                .<User>map(StaffUserView::of)
                .filter(user -> QueryAnswers.is(user.getId(), id)
                        && (ids == null || Arrays.asList(ids).contains(user.getId()))
                        && QueryAnswers.is(user.getFirstName(), firstName)
                        && QueryAnswers.like(user.getFirstName(), firstNameLike)
                        && QueryAnswers.is(user.getLastName(), lastName)
                        && QueryAnswers.like(user.getLastName(), lastNameLike)
                        && QueryAnswers.is(user.getEmail(), email)
                        && QueryAnswers.like(user.getEmail(), emailLike)
                        && tenantId == null);
    }

    /** The smallest set that can be had from memory. */
    private Stream<StaffMember> candidates() {
        if (groupId != null) {
            return staff.membersOf(groupId).stream();
        }
        if (id != null) {
            return staff.find(id).stream();
        }
        if (ids != null) {
            return Arrays.stream(ids).distinct().map(staff::find).flatMap(Optional::stream);
        }
        return staff.all().stream();
    }
}
