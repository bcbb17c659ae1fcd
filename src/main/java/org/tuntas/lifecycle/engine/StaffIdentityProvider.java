package org.tuntas.lifecycle.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;
import org.tuntas.organisation.Staff;

/**
 * Shows the engine the people and groups of our organisation, and lets it change nothing. Without a writable provider the
 * engine's setup page cannot create its administrator, whatever the path it is reached by (CVE-2026-77226).
 *
 * <p>Somebody who left is still known by name, because tasks of the past name them, but is in no group. Staff may see each
 * other: there are no authorizations on users and groups.
 */
class StaffIdentityProvider implements ReadOnlyIdentityProvider {

    private final Staff staff;

    StaffIdentityProvider(Staff staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable User findUserById(String userId) {
        return staff.find(userId).map(StaffUserView::of).orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new StaffUserQuery(staff, Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public UserQuery createUserQuery(CommandContext commandContext) {
        return new StaffUserQuery(staff);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("Staff are not kept in the engine's tables: there are no native queries");
    }

    /**
     * Always false. Passwords are asked for at one place, the login page, which slows guessing; the engine's own login would
     * be a way around it.
     */
    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public @Nullable Group findGroupById(String groupId) {
        return staff.group(groupId).map(StaffGroupView::of).orElse(null);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new StaffGroupQuery(
                staff, Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext commandContext) {
        return new StaffGroupQuery(staff);
    }

    @Override
    public @Nullable Tenant findTenantById(String tenantId) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenantQuery(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext commandContext) {
        return new NoTenantQuery();
    }

    @Override
    public void flush() {
        // Nothing is ever written.
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
