@ApplicationModule(allowedDependencies = {})
package org.tuntas.architecture.broken.rooms.complaint;

import org.springframework.modulith.ApplicationModule;
