package org.tuntas.architecture.broken.framework.sla;

import org.springframework.context.ApplicationContext;

record WiredLimit(ApplicationContext beans) {}
