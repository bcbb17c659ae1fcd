package org.tuntas.architecture.broken.engine.lifecycle;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

record NosyDelegate(ProcessEngineConfigurationImpl inside) {}
