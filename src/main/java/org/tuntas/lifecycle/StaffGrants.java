package org.tuntas.lifecycle;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * What staff may see in the engine beyond their own tasks, which the engine grants task by task: everybody Tasklist and
 * the models, which are public anyway; those who look after the engine also Cockpit and the running instances. Nobody
 * may deploy, start or change anything there.
 */
@Component
class StaffGrants {

    private static final List<String> ENGINE_KEEPERS =
            List.of("operator", "process-designer", "process-approver", "auditor");

    private final AuthorizationService authorizations;

    StaffGrants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Grants what is missing. */
    void renew() {
        everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        everybody(Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
        for (String group : ENGINE_KEEPERS) {
            group(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            group(
                    group,
                    Resources.PROCESS_DEFINITION,
                    Authorization.ANY,
                    Permissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY);
            group(group, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
        }
        group(
                "operator",
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                Permissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB);
    }

    /** Lets everybody use a task filter. */
    void shareFilter(String id) {
        everybody(Resources.FILTER, id, Permissions.READ);
    }

    private void everybody(Resource resource, String id, Permission... permissions) {
        Authorization present = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (present == null) {
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            save(grant, resource, id, permissions);
        }
    }

    private void group(String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
        } else if (Arrays.stream(permissions).allMatch(grant::isPermissionGranted)) {
            return;
        }
        save(grant, resource, id, permissions);
    }

    private void save(Authorization grant, Resource resource, String id, Permission... permissions) {
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
