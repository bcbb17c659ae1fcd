package org.tuntas.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JsonComponent;
import org.tuntas.language.Storable;

/**
 * Reads strings that PostgreSQL can store. NUL characters and halves of surrogate pairs are refused at the door, where
 * the field can be named; numbers and booleans are not silently taken for text.
 */
@JsonComponent
class StorableText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    StorableText() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getText();
        if (!Storable.isStorable(text)) {
            return (String) context.handleWeirdStringValue(String.class, "", "a character that is not text");
        }
        return text;
    }
}
