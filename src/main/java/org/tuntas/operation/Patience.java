package org.tuntas.operation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * After how long something stands still.
 *
 * @param backlog how old the oldest work of a backlog may be
 * @param jobs how long a job of the engine may be due
 * @param worker how long a worker of this node may neither look nor get anything done
 */
@ConfigurationProperties("tuntas.operation.patience")
record Patience(
        @DefaultValue("15m") Duration backlog,
        @DefaultValue("15m") Duration jobs,
        @DefaultValue("15m") Duration worker) {}
