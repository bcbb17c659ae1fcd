package org.tuntas.modelling;

import static org.tuntas.modelling.Severity.ERROR;
import static org.tuntas.modelling.Severity.WARNING;

/** What is asked of models, forms and tables. The words are in {@code messages/findings}. */
public enum Rule {
    FILE_EMPTY("file.empty", ERROR),
    FILE_TOO_LARGE("file.too-large", ERROR),
    FILE_UNREADABLE("file.unreadable", ERROR),
    FILE_KIND("file.kind", ERROR),
    FILE_CROWDED("file.crowded", ERROR),
    FILE_DOCTYPE("file.doctype", ERROR),
    FILE_CAMUNDA_8("file.camunda-8", ERROR),
    FILE_MISSING("file.missing", ERROR),

    PROCESS_MISSING("process.missing", ERROR),
    PROCESS_TWICE("process.twice", ERROR),
    PROCESS_FILE("process.file", WARNING),
    PROCESS_EXECUTABLE("process.executable", ERROR),
    PROCESS_HISTORY("process.history", ERROR),
    PROCESS_VERSION("process.version", WARNING),

    DRAWING_MISSING("drawing.missing", WARNING),
    ELEMENT_KIND("element.kind", ERROR),
    NAME_LONG("name.long", ERROR),

    ID_TWICE("id.twice", ERROR),
    ID_GENERATED("id.generated", WARNING),
    NAME_MISSING("name.missing", WARNING),
    NAME_EXIT("name.exit", WARNING),
    DOCUMENTATION_MISSING("documentation.missing", WARNING),
    DOCUMENTATION_SENTENCE("documentation.sentence", WARNING),
    DOCUMENTATION_LANGUAGE("documentation.language", WARNING),

    FLOW_START("flow.start", ERROR),
    FLOW_DANGLING("flow.dangling", ERROR),
    FLOW_UNREACHABLE("flow.unreachable", ERROR),
    FLOW_DEAD_END("flow.dead-end", ERROR),
    FLOW_NO_EXIT("flow.no-exit", ERROR),
    FLOW_RUSHING_LOOP("flow.rushing-loop", ERROR),
    FLOW_TERMINATE("flow.terminate", ERROR),
    FLOW_LEFT_OPEN("flow.left-open", ERROR),

    GATEWAY_DEFAULT("gateway.default", ERROR),
    GATEWAY_CONDITION("gateway.condition", ERROR),
    GATEWAY_JOIN("gateway.join", ERROR),
    CONDITION_PLACE("condition.place", ERROR),
    CONDITION_BARE("condition.bare", ERROR),
    CONDITION_SHAPE("condition.shape", WARNING),

    USER_TASK_OWNER("user-task.owner", ERROR),
    USER_TASK_LIMIT("user-task.limit", ERROR),
    USER_TASK_FORM("user-task.form", ERROR),
    WAIT_TIMER("wait.timer", ERROR),
    GROUP_EMPTY("group.empty", WARNING),

    STAGE_MISSING("stage.missing", ERROR),
    STAGE_LIMIT("stage.limit", ERROR),
    STAGE_NOT_YET("stage.not-yet", ERROR),
    STAGE_LADDER("stage.ladder", ERROR),
    STAGE_TOO_LONG("stage.too-long", WARNING),
    STAGE_SUM("stage.sum", WARNING),

    PROPERTY_UNKNOWN("property.unknown", ERROR),
    PROPERTY_VALUE("property.value", ERROR),
    PROPERTY_PLACE("property.place", ERROR),
    STATE_FINAL("state.final", ERROR),
    STATE_OF_END("state.of-end", ERROR),

    TIMER_CALENDAR("timer.calendar", ERROR),
    TIMER_INTERRUPTS("timer.interrupts", ERROR),

    MESSAGE_MISSING("message.missing", ERROR),
    MESSAGE_UNKNOWN("message.unknown", ERROR),
    MESSAGE_UNHEARD("message.unheard", ERROR),

    REPORTER_WITHDRAWS("reporter.withdraws", ERROR),
    REPORTER_OBJECTS("reporter.objects", ERROR),
    REPORTER_IS_HEARD("reporter.is-heard", ERROR),
    REPORTER_SATISFIED("reporter.satisfied", ERROR),

    CODE_SCRIPT("code.script", ERROR),
    CODE_DELEGATE("code.delegate", ERROR),
    CODE_PHRASE("code.phrase", WARNING),
    CODE_INPUT("code.input", ERROR),
    DECISION_MISSING("decision.missing", ERROR),

    EXPRESSION_MALFORMED("expression.malformed", ERROR),
    EXPRESSION_BEAN("expression.bean", ERROR),
    EXPRESSION_METHOD("expression.method", ERROR),
    EXPRESSION_ARGUMENTS("expression.arguments", ERROR),
    EXPRESSION_CLOCK("expression.clock", ERROR),
    EXPRESSION_NOT_OFFERED("expression.not-offered", ERROR),
    EXPRESSION_VARIABLE("expression.variable", ERROR),

    CALL_TARGET("call.target", ERROR),
    CALL_CIRCLE("call.circle", ERROR),
    CALL_BINDING("call.binding", ERROR),
    CALL_BUSINESS_KEY("call.business-key", ERROR),
    CALL_INPUT("call.input", ERROR),
    CALL_OUTPUT("call.output", ERROR),

    FORM_MISSING("form.missing", ERROR),
    FORM_BINDING("form.binding", ERROR),
    FORM_ID("form.id", ERROR),
    FORM_UNUSED("form.unused", WARNING),
    FORM_KEY_TWICE("form.key-twice", ERROR),
    FORM_COMPONENT("form.component", ERROR),
    FORM_FIELD_MISSING("form.field-missing", ERROR),
    FORM_FIELD_REQUIRED("form.field-required", ERROR),
    FORM_FIELD_UNREAD("form.field-unread", WARNING),
    FORM_OPTION("form.option", ERROR),
    FORM_CHOICES("form.choices", ERROR),
    FORM_NO_CHOICE("form.no-choice", ERROR),
    FORM_EXPRESSION("form.expression", ERROR),

    OUTCOME_WITHOUT_WAY("outcome.without-way", ERROR),
    OUTCOME_UNUSED("outcome.unused", WARNING),
    WAY_WITHOUT_OUTCOME("way.without-outcome", ERROR),

    TABLE_HIT_POLICY("table.hit-policy", ERROR),
    TABLE_COLUMN("table.column", ERROR),
    TABLE_CELL("table.cell", ERROR),
    TABLE_ROW_TWICE("table.row-twice", ERROR),
    TABLE_ROW_NEVER("table.row-never", WARNING),
    TABLE_NAME("table.name", ERROR),
    TABLE_STAGE("table.stage", WARNING),
    TABLE_LAST_ROW("table.last-row", ERROR),
    LADDER_ORDER("ladder.order", ERROR),
    LADDER_GROUP("ladder.group", ERROR);

    private final String id;
    private final Severity severity;

    Rule(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    /** Stable: scripts and people refer to it. */
    public String id() {
        return id;
    }

    /** How grave it is to break it. */
    public Severity severity() {
        return severity;
    }
}
