package org.tuntas.lifecycle.engine;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.CurrentOfficer;

/** {@link CurrentOfficer} as the engine's own authentication says. */
@Component
class AuthenticatedOfficer implements CurrentOfficer {

    private final IdentityService identity;

    AuthenticatedOfficer(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Optional<String> login() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId);
    }
}
