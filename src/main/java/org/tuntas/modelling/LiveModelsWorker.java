package org.tuntas.modelling;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;
import org.tuntas.backlog.BacklogWorker;
import org.tuntas.lifecycle.Deployer;

/**
 * Looks every second at the folder in which a designer saves models. Looking finds what a file system does not report: files written in
 * steps, renamed into place, or deleted.
 */
@Component
@ConditionalOnExpression(
        "${tuntas.models.live:false} and ${tuntas.modelling.watch:true} and '${tuntas.models.location}'.startsWith('file:')")
class LiveModelsWorker extends BacklogWorker {

    private final LiveModels live;

    LiveModelsWorker(LiveModels live) {
        super("live-models", Duration.ofSeconds(1));
        this.live = live;
    }

    @Override
    public void start() {
        live.begin();
        super.start();
    }

    @Override
    protected void work() {
        live.look();
    }

    /** Once the installed models hold. */
    @Override
    public int getPhase() {
        return Deployer.PHASE + 1;
    }
}
