package org.tuntas.lifecycle.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A form from {@code forms/} as far as its inputs go.
 *
 * @param id of the form
 * @param fields its inputs, in order, those in groups included
 */
public record FormSchema(String id, List<Field> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a {@code .form} file.
     *
     * @throws IOException when it is not JSON
     */
    public static FormSchema read(InputStream form) throws IOException {
        JsonNode root = JSON.readTree(form);
        List<Field> fields = new ArrayList<>();
        collect(root, fields);
        return new FormSchema(root.path("id").asText(), List.copyOf(fields));
    }

    private static void collect(JsonNode parent, List<Field> fields) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key") && !component.has("components")) {
                fields.add(Field.of(component));
            }
            collect(component, fields);
        }
    }
}
