package org.tuntas.architecture.broken.engine.lifecycle.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

record Adapter(ProcessEngineConfigurationImpl inside) {}
