@ApplicationModule(allowedDependencies = "complaint")
package org.tuntas.architecture.broken.rooms.tracking;

import org.springframework.modulith.ApplicationModule;
