package org.tuntas.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a request to the process engine must look like, for the kinds where the engine takes more than we want
 * or fails with an error of the server on less.
 */
final class EngineRestShapes {

    /** More tries at once are no repair but a way to keep a failing job busy. */
    static final int MOST_RETRIES = 5;

    /** What our forms send; files and objects are not among it. */
    private static final Set<String> TYPES =
            Set.of("String", "Boolean", "Integer", "Long", "Double", "Date", "Json", "Null");

    private static final List<String> VARIABLES = List.of("processVariables", "taskVariables", "caseInstanceVariables");

    /** Where the path's own words begin: {@code engine/engine/default/} comes before. */
    private static final int OWN = 3;

    private EngineRestShapes() {}

    /**
     * @param segments of the path behind {@code /camunda/api/}, one that {@link EngineRestRules} lets pass
     * @throws EngineRestRefused 400
     */
    static void require(List<String> segments, EngineRestBody body) throws IOException {
        if (segments.size() <= OWN || !segments.get(0).equals("engine")) {
            return;
        }
        String last = segments.get(segments.size() - 1);
        switch (segments.get(OWN)) {
            case "job" -> {
                if (last.equals("retries")) {
                    requireRetries(body.root());
                }
            }
            case "task" -> {
                if (last.equals("submit-form")) {
                    requireForm(present(body.root()));
                } else if (segments.size() == OWN + 1 || last.equals("count")) {
                    requireQuery(present(body.root()), true);
                }
            }
            case "filter" -> {
                // Without a body, the filter is run as it is stored.
                if (last.equals("list") && body.root() != null) {
                    requireQuery(body.root(), true);
                }
            }
            default -> {}
        }
    }

    /** Nothing but the number: with a due date beside it, a time limit could be moved or switched off. */
    private static void requireRetries(@Nullable ObjectNode repair) {
        JsonNode retries = repair == null || repair.size() != 1 ? null : repair.get("retries");
        if (retries == null
                || !retries.isIntegralNumber()
                || !retries.canConvertToInt()
                || retries.intValue() < 1
                || retries.intValue() > MOST_RETRIES) {
            throw new EngineRestRefused(400, "access.engine.retries");
        }
    }

    private static void requireForm(ObjectNode form) throws IOException {
        require(form.size() == 1 && form.get("variables") instanceof ObjectNode);
        for (JsonNode variable : form.get("variables")) {
            require(variable.isObject());
            for (Map.Entry<String, JsonNode> part : variable.properties()) {
                JsonNode given = part.getValue();
                switch (part.getKey()) {
                    case "type" -> require(given.isTextual() && TYPES.contains(given.textValue()));
                    // The web apps send the choices of a list as a text of type Json.
                    case "value" -> require(given.isValueNode());
                    case "valueInfo" -> require(given.isNull() || (given.isObject() && given.isEmpty()));
                    default -> throw EngineRestBody.malformed();
                }
            }
            if (variable.path("type").asText().equals("Json")) {
                require(variable.path("value").isTextual());
                requireChoices(EngineRestBody.read(variable.get("value").textValue()));
            }
        }
    }

    /** The chosen values, and nothing built of them: no form of ours sends more. */
    private static void requireChoices(JsonNode list) {
        require(list.isArray());
        for (JsonNode choice : list) {
            require(choice.isTextual());
            EngineRestBody.requireStorable(choice.textValue());
        }
    }

    private static void requireQuery(JsonNode query, boolean outermost) {
        require(query.isObject());
        for (JsonNode order : list(query, "sorting")) {
            require(order.path("sortBy").isTextual() && order.path("sortOrder").isTextual());
            // To sort by a variable tells its values apart, whoever may read them.
            if (order.get("sortBy").textValue().endsWith("Variable")) {
                throw new EngineRestRefused(400, "access.engine.sorting");
            }
        }
        for (String variables : VARIABLES) {
            for (JsonNode condition : list(query, variables)) {
                requireCondition(condition);
            }
        }
        for (JsonNode part : list(query, "orQueries")) {
            require(outermost);
            requireQuery(part, false);
        }
    }

    private static void requireCondition(JsonNode condition) {
        require(condition.path("name").isTextual()
                && !condition.get("name").textValue().isEmpty());
        require(condition.path("operator").isTextual());
        JsonNode value = condition.path("value");
        switch (condition.get("operator").textValue()) {
            case "eq", "neq" -> require(value.isValueNode() || value.isMissingNode());
            case "like", "notLike" -> require(value.isTextual());
            default -> require(value.isTextual() || value.isNumber());
        }
    }

    /** Absent and null are the same to the engine. */
    private static Iterable<JsonNode> list(JsonNode query, String name) {
        JsonNode list = query.path(name);
        require(list.isArray() || list.isNull() || list.isMissingNode());
        return list;
    }

    private static ObjectNode present(@Nullable ObjectNode body) {
        if (body == null) {
            throw EngineRestBody.malformed();
        }
        return body;
    }

    private static void require(boolean right) {
        if (!right) {
            throw EngineRestBody.malformed();
        }
    }
}
