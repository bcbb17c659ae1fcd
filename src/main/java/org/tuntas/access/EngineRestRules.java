package org.tuntas.access;

import static org.tuntas.access.EngineRestRule.Who.OBSERVER;
import static org.tuntas.access.EngineRestRule.Who.OFFICER;
import static org.tuntas.access.EngineRestRule.Who.OPERATOR;
import static org.tuntas.access.EngineRestRule.allow;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What staff may ask of the process engine over HTTP: what Tasklist asks, what Cockpit reads, and for operators the two
 * things that get a stuck report going again. Everything else is refused: nobody starts, deploys, moves or changes anything
 * past our own code. What the engine's authorizations allow within these requests is the engine's business.
 */
final class EngineRestRules {

    /** Groups that may open Cockpit. */
    static final Set<String> OBSERVERS = Set.of("operator", "process-designer", "process-approver", "auditor");

    private static final String ENGINE = "engine/engine/default/";

    private static final List<EngineRestRule> TASKLIST = List.of(
            // Who am I, which engine is there, and the web app's own half of the session.
            allow(OFFICER, "GET", "engine/engine"),
            allow(OFFICER, "GET", "admin/auth/user/default"),
            allow(OFFICER, "POST", "admin/auth/user/default/logout"),
            allow(OFFICER, "GET", ENGINE + "user/{}/profile"),
            // Preset filters: run them, never write them.
            allow(OFFICER, "OPTIONS", ENGINE + "filter"),
            allow(OFFICER, "GET", ENGINE + "filter"),
            allow(OFFICER, "GET", ENGINE + "filter/count"),
            allow(OFFICER, "POST", ENGINE + "filter/{}/list"),
            // Tasks: read, claim for oneself, complete through the form.
            allow(OFFICER, "GET", ENGINE + "task"),
            allow(OFFICER, "POST", ENGINE + "task"),
            allow(OFFICER, "POST", ENGINE + "task/count"),
            allow(OFFICER, "GET", ENGINE + "task/{}"),
            allow(OFFICER, "GET", ENGINE + "task/{}/form"),
            allow(OFFICER, "GET", ENGINE + "task/{}/deployed-form"),
            allow(OFFICER, "GET", ENGINE + "task/{}/form-variables"),
            allow(OFFICER, "GET", ENGINE + "task/{}/identity-links"),
            allow(OFFICER, "GET", ENGINE + "task/{}/comment"),
            allow(OFFICER, "POST", ENGINE + "task/{}/claim"),
            allow(OFFICER, "POST", ENGINE + "task/{}/unclaim"),
            allow(OFFICER, "POST", ENGINE + "task/{}/submit-form"),
            // The tabs behind the form.
            allow(OFFICER, "GET", ENGINE + "history/user-operation"),
            allow(OFFICER, "GET", ENGINE + "history/user-operation/count"),
            allow(OFFICER, "GET", ENGINE + "process-definition/{}/xml"),
            allow(OFFICER, "GET", "tasklist/plugin/**"));

    private static final List<EngineRestRule> COCKPIT = Stream.concat(
                    Stream.of(
                            allow(OBSERVER, "GET", ENGINE + "**"),
                            allow(OBSERVER, "OPTIONS", ENGINE + "**"),
                            allow(OBSERVER, "GET", "cockpit/plugin/**")),
                    // Queries that are too long for a URL.
                    Stream.of(
                                    ENGINE + "process-instance",
                                    ENGINE + "execution",
                                    ENGINE + "variable-instance",
                                    ENGINE + "external-task",
                                    ENGINE + "job",
                                    ENGINE + "job-definition",
                                    ENGINE + "history/process-instance",
                                    ENGINE + "history/activity-instance",
                                    ENGINE + "history/task",
                                    ENGINE + "history/variable-instance",
                                    ENGINE + "history/detail",
                                    ENGINE + "history/job-log",
                                    ENGINE + "history/external-task-log",
                                    "cockpit/plugin/base/default/process-definition",
                                    "cockpit/plugin/base/default/process-instance",
                                    "cockpit/plugin/base/default/incident")
                            .flatMap(query -> Stream.of(
                                    allow(OBSERVER, "POST", query), allow(OBSERVER, "POST", query + "/count"))))
            .toList();

    /** Within {@link #COCKPIT}, but nobody's: figures of the machine, outputs of workers, deployed files as they are. */
    private static final List<EngineRestRule> CLOSED = Stream.of(
                    "metrics/**",
                    "external-task/{}/errorDetails",
                    "history/external-task-log/{}/error-details",
                    "deployment/{}/resources/{}/data")
            .flatMap(
                    path -> Stream.of(allow(OBSERVER, "GET", ENGINE + path), allow(OBSERVER, "OPTIONS", ENGINE + path)))
            .toList();

    private static final List<EngineRestRule> COCKPIT_OF_PROCESSES = Stream.of(
                    "process-definition/{}/called-process-definitions", "process-instance/{}/called-process-instances")
            .map(query -> allow(OBSERVER, "POST", "cockpit/plugin/base/default/" + query))
            .toList();

    /** What gets a stuck report going again. */
    static final List<EngineRestRule> REPAIR = List.of(
            allow(OPERATOR, "PUT", ENGINE + "job/{}/retries"), allow(OPERATOR, "DELETE", ENGINE + "incident/{}"));

    static final List<EngineRestRule> ALL = Stream.of(TASKLIST, COCKPIT, COCKPIT_OF_PROCESSES, REPAIR)
            .flatMap(List::stream)
            .toList();

    private EngineRestRules() {}

    /**
     * @param segments of the path behind {@code /camunda/api/}, as sent
     * @param groups of the one who asks
     */
    static boolean pass(String method, List<String> segments, Set<String> groups) {
        return ALL.stream().anyMatch(rule -> mayUse(rule.who(), groups) && rule.covers(method, segments))
                && CLOSED.stream().noneMatch(rule -> rule.means(method, segments));
    }

    private static boolean mayUse(EngineRestRule.Who who, Set<String> groups) {
        return switch (who) {
            case OFFICER -> true;
            case OBSERVER -> groups.stream().anyMatch(OBSERVERS::contains);
            case OPERATOR -> groups.contains("operator");
        };
    }
}
