package org.tuntas.lifecycle.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Staff;

/** Puts {@link StaffIdentityProvider} in the place of the engine's own identity tables, which stay empty. */
@Component
class StaffIdentityProviderPlugin extends AbstractProcessEnginePlugin {

    private final Staff staff;

    StaffIdentityProviderPlugin(Staff staff) {
        this.staff = staff;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(new SessionFactory() {

            @Override
            public Class<?> getSessionType() {
                return ReadOnlyIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new StaffIdentityProvider(staff);
            }
        });
    }
}
