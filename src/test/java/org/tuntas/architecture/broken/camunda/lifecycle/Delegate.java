package org.tuntas.architecture.broken.camunda.lifecycle;

import org.camunda.bpm.engine.RuntimeService;

record Delegate(RuntimeService engine) {}
