@ApplicationModule(allowedDependencies = {})
package org.tuntas.architecture.broken.rooms.intake;

import org.springframework.modulith.ApplicationModule;
