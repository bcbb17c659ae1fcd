package org.tuntas.lifecycle.engine;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rights that the engine grants on a task to whoever takes it or is offered it, and never takes away. */
@Component
class TaskRights {

    private final AuthorizationService authorizations;

    TaskRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /**
     * Takes back what somebody, or else a group, was granted on a task.
     *
     * @param login null to take it from the group
     */
    void forget(String task, @Nullable String login, @Nullable String group) {
        var query = authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task);
        for (Authorization right : (login == null ? query.groupIdIn(group) : query.userIdIn(login)).list()) {
            authorizations.deleteAuthorization(right.getId());
        }
    }
}
