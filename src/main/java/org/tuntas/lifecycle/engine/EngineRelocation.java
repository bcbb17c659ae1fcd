package org.tuntas.lifecycle.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.lifecycle.Positions;
import org.tuntas.lifecycle.Positions.Instance;
import org.tuntas.lifecycle.Positions.Spot;
import org.tuntas.lifecycle.Positions.Standing;
import org.tuntas.lifecycle.Races;
import org.tuntas.lifecycle.Relocation;
import org.tuntas.lifecycle.map.Told;
import org.tuntas.procedure.Clockwork;
import org.tuntas.procedure.Overtaken;

/**
 * {@link Relocation} with the engine's migration. That keeps the jobs of timers as they are; what it does not know of is done after
 * it, and the dates are asked anew of the clocks, which do not depend on the present.
 */
@Component
class EngineRelocation implements Relocation {

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final Positions positions;
    private final PassageMaker maker;
    private final AfterMove afterMove;
    private final Clockwork clockwork;
    private final Races races;

    EngineRelocation(
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtime,
            Positions positions,
            PassageMaker maker,
            AfterMove afterMove,
            Clockwork clockwork,
            Races races) {
        this.engine = engine;
        this.runtime = runtime;
        this.positions = positions;
        this.maker = maker;
        this.afterMove = afterMove;
        this.clockwork = clockwork;
        this.races = races;
    }

    @Override
    public Passage prepare(Route route) {
        return maker.make(route);
    }

    @Override
    public @Nullable Whereabouts standing(TrackingNumber number) {
        return positions.of(number).map(this::told).orElse(null);
    }

    @Override
    public Moved move(TrackingNumber number, Passage passage) {
        ReadyPassage ready = (ReadyPassage) passage;
        Standing before = positions
                .of(number)
                .orElseThrow(() -> new Unmovable(List.of(new Obstacle(Obstacle.Kind.OTHER_VERSION, "", "", "", ""))));
        List<Obstacle> obstacles = new Foresight(this::definition, ready, before).obstacles();
        if (!obstacles.isEmpty()) {
            throw new Unmovable(obstacles);
        }
        List<Note> notes = new ArrayList<>();
        try {
            for (Instance instance : before.instances()) {
                migrate(instance, ready);
            }
            engine.getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(() -> {
                        for (Instance instance : before.instances()) {
                            notes.addAll(afterMove.settle(context, number, ready, before, instance));
                        }
                        return null;
                    }));
            clockwork.renew(number);
        } catch (ProcessEngineException failure) {
            if (races.isLost(failure)) {
                throw new Overtaken(failure);
            }
            throw new Unmovable(List.of(new Obstacle(Obstacle.Kind.EVALUATION, "", "", "", cause(failure))));
        } catch (IllegalStateException | IllegalArgumentException noDate) {
            throw new Unmovable(List.of(new Obstacle(Obstacle.Kind.EVALUATION, "", "", "", cause(noDate))));
        }
        return new Moved(told(before), told(positions.of(number).orElseThrow()), notes);
    }

    private void migrate(Instance instance, ReadyPassage ready) {
        ReadyPassage.Way way = Objects.requireNonNull(ready.way(instance.process()));
        try {
            runtime.newMigration(way.plan()).processInstanceIds(instance.id()).execute();
        } catch (MigratingProcessInstanceValidationException invalid) {
            List<Obstacle> obstacles = new ArrayList<>();
            ProcessDefinitionEntity definition = definition(way.from());
            invalid.getValidationReport()
                    .getActivityInstanceReports()
                    .forEach(report -> obstacles.add(new Obstacle(
                            Obstacle.Kind.ENGINE,
                            instance.process(),
                            report.getSourceScopeId(),
                            name(definition, report.getSourceScopeId()),
                            String.join("; ", report.getFailures()))));
            if (obstacles.isEmpty()) {
                obstacles.add(new Obstacle(
                        Obstacle.Kind.ENGINE, instance.process(), "", "", String.valueOf(invalid.getMessage())));
            }
            throw new Unmovable(obstacles);
        }
    }

    private ProcessDefinitionEntity definition(String id) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> engine.getDeploymentCache().findDeployedProcessDefinitionById(id));
    }

    private Whereabouts told(Standing standing) {
        Map<String, ProcessDefinitionEntity> definitions = new HashMap<>();
        standing.instances()
                .forEach(instance ->
                        definitions.computeIfAbsent(instance.id(), any -> definition(instance.definition())));
        List<Place> places = standing.spots().stream()
                .filter(spot -> !spot.scope() && !spot.calls())
                .map(spot -> new Place(
                        spot.process(),
                        spot.element(),
                        name(definitions.get(spot.instance()), spot.element()),
                        spot.holder(),
                        spot.due()))
                .toList();
        List<Alarm> alarms = standing.waits().stream()
                .map(wait -> new Alarm(
                        wait.process(),
                        wait.element(),
                        name(definitions.get(wait.instance()), wait.element()),
                        wait.at()))
                .toList();
        return new Whereabouts(places, alarms);
    }

    static String name(@Nullable ProcessDefinitionEntity definition, String element) {
        ActivityImpl activity = definition == null ? null : definition.findActivity(element);
        return activity != null && activity.getProperty("name") instanceof String name ? Told.name(name) : element;
    }

    private static String cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** What can be told of a round before anything is tried, in better words than the engine has. */
    private record Foresight(
            java.util.function.Function<String, ProcessDefinitionEntity> definitions,
            ReadyPassage passage,
            Standing standing) {

        List<Obstacle> obstacles() {
            List<Obstacle> obstacles = new ArrayList<>();
            for (Instance instance : standing.instances()) {
                ReadyPassage.Way way = passage.way(instance.process());
                if (!instance.deployment().equals(passage.deployment())) {
                    obstacles.add(new Obstacle(Obstacle.Kind.OTHER_VERSION, instance.process(), "", "", ""));
                } else if (way == null) {
                    obstacles.add(new Obstacle(
                            Obstacle.Kind.PROCESS_GONE,
                            instance.process(),
                            "",
                            String.valueOf(
                                    definitions.apply(instance.definition()).getName()),
                            ""));
                } else {
                    steps(instance, way, obstacles);
                }
            }
            return obstacles;
        }

        private void steps(Instance instance, ReadyPassage.Way way, List<Obstacle> obstacles) {
            ProcessDefinitionEntity source = definitions.apply(way.from());
            ProcessDefinitionEntity target = definitions.apply(way.to());
            Map<String, Integer> newScopes = new HashMap<>();
            for (Spot spot : standing.spots()) {
                if (!spot.instance().equals(instance.id())) {
                    continue;
                }
                String to = way.targets().get(spot.element());
                if (to == null && !spot.scope()) {
                    obstacles.add(refused(instance, spot)
                            .orElseGet(() -> obstacle(Obstacle.Kind.STEP_GONE, instance, source, spot)));
                } else if (to != null) {
                    ScopeImpl around = target.findActivity(to).getFlowScope();
                    Spot parent = mappedParent(spot, way);
                    String present = parent == null
                            ? target.getId()
                            : String.valueOf(way.targets().get(parent.element()));
                    if (!around.getId().equals(present)) {
                        String scope = (parent == null ? instance.id() : parent.id()) + ">" + around.getId();
                        if (newScopes.merge(scope, 1, Integer::sum) == 2) {
                            obstacles.add(obstacle(Obstacle.Kind.SEVERAL_AT_ONCE, instance, source, spot));
                        }
                    }
                }
            }
        }

        /** Something takes its place, but the engine does not let it. */
        private Optional<Obstacle> refused(Instance instance, Spot spot) {
            return passage.refused().stream()
                    .filter(one -> one.process().equals(instance.process())
                            && one.element().equals(spot.element()))
                    .findFirst();
        }

        private @Nullable Spot mappedParent(Spot spot, ReadyPassage.Way way) {
            Spot at = parent(spot);
            while (at != null && !way.targets().containsKey(at.element())) {
                at = parent(at);
            }
            return at;
        }

        private @Nullable Spot parent(Spot spot) {
            return standing.spots().stream()
                    .filter(other -> other.id().equals(spot.parent()))
                    .findFirst()
                    .orElse(null);
        }

        private static Obstacle obstacle(
                Obstacle.Kind kind, Instance instance, ProcessDefinitionEntity definition, Spot spot) {
            return new Obstacle(kind, instance.process(), spot.element(), name(definition, spot.element()), "");
        }
    }
}
