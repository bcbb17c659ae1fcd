package org.tuntas.organisation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Enters the organisation that the files in {@code tuntas.organisation.location} describe, at every start: after all beans
 * are made, before the first request. All of it, or nothing and no start. Without that property nothing happens.
 */
@Component
class OrganisationLoader implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(OrganisationLoader.class);

    private final Registrar registrar;
    private final ResourceLoader resources;
    private final String location;

    /** @param location a folder as Spring writes it, {@code classpath:demo/organisation/} or {@code file:/etc/tuntas/}; or empty */
    OrganisationLoader(
            Registrar registrar, ResourceLoader resources, @Value("${tuntas.organisation.location:}") String location) {
        this.registrar = registrar;
        this.resources = resources;
        this.location = location.strip();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (location.isEmpty()) {
            return;
        }
        // Without the slash, the files would be looked for beside the folder.
        OrganisationFiles files =
                OrganisationFiles.in(resources.getResource(location.endsWith("/") ? location : location + "/"));
        Registrar.LeftAlone left;
        try {
            left = registrar.enter(files.nodes(), files.staff(), files.memberships());
        } catch (UnknownGroup e) {
            throw files.fault(e);
        }
        if (!left.isNothing()) {
            log.warn(
                    "The settings screen says otherwise than {}, and holds: names or parents of offices {}, names or e-mails"
                            + " of staff {}, memberships taken away {}",
                    location,
                    left.nodes(),
                    left.staff(),
                    left.memberships());
        }
        log.info(
                "Organisation of {}: {} offices, {} staff, {} memberships",
                location,
                files.nodes().size(),
                files.staff().size(),
                files.memberships().size());
    }
}
