package org.tuntas.architecture.broken.camunda.intake;

import org.camunda.bpm.engine.RuntimeService;

record HastyDesk(RuntimeService engine) {}
