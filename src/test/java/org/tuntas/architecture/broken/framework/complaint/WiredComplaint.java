package org.tuntas.architecture.broken.framework.complaint;

import jakarta.validation.constraints.NotBlank;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;

record WiredComplaint(@NotBlank String number, RuntimeService engine, ApplicationContext beans) {}
