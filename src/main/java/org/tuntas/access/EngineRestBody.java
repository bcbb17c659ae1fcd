package org.tuntas.access;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The body of a request to the process engine, read once and looked at before the engine sees it.
 *
 * <p>The engine evaluates expressions inside {@code orQueries}, although it refuses them elsewhere in a query
 * (CVE-2026-109432): whoever may search, may run code. A query from outside therefore carries no expression at all, at any
 * depth; only the filters that we store have them.
 *
 * @param bytes as sent, UTF-8; empty when there is no body
 * @param userId value of the outermost {@code userId}, null when absent or not a text
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it came, never compared
record EngineRestBody(byte[] bytes, @Nullable String userId) {

    /** A form with its longest texts is a tenth of it. */
    static final int MAXIMUM_BYTES = 256 * 1024;

    // Of two values of one key, which counts is a matter of the reader: such a body is not readable.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @throws EngineRestRefused 400 malformed or with an expression, 413 too large, 415 not plain JSON */
    static EngineRestBody of(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAXIMUM_BYTES) {
            throw new EngineRestRefused(413, "access.engine.too-large");
        }
        byte[] bytes = request.getInputStream().readNBytes(MAXIMUM_BYTES + 1);
        if (bytes.length > MAXIMUM_BYTES) {
            throw new EngineRestRefused(413, "access.engine.too-large");
        }
        if (bytes.length == 0) {
            return new EngineRestBody(bytes, null);
        }
        requireJson(request);
        return new EngineRestBody(bytes, inspect(text(bytes)));
    }

    private static void requireJson(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        MediaType type;
        Charset charset;
        try {
            type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            charset = type.getCharset();
        } catch (IllegalArgumentException unknown) {
            throw new EngineRestRefused(415, "access.engine.not-json");
        }
        // In another character set the same bytes could be another text for the engine than for us.
        if (!type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || (charset != null && !charset.equals(StandardCharsets.UTF_8))
                || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw new EngineRestRefused(415, "access.engine.not-json");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new EngineRestRefused(400, "access.engine.malformed");
        }
    }

    /** Walks over every token, so that nothing behind the first value or deep inside it escapes. */
    private static @Nullable String inspect(String text) throws IOException {
        String userId = null;
        int values = 0;
        try (JsonParser parser = JSON.createParser(text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    if (isExpression(parser.currentName())) {
                        throw new EngineRestRefused(400, "access.engine.expression");
                    }
                    continue;
                }
                if (token.isStructEnd()) {
                    depth--;
                    continue;
                }
                if (depth == 0 && ++values > 1) {
                    throw new EngineRestRefused(400, "access.engine.malformed");
                }
                if (depth == 1
                        && "userId".equals(parser.currentName())
                        && parser.getParsingContext().inObject()) {
                    userId = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                }
                if (token.isStructStart()) {
                    depth++;
                }
            }
        } catch (JacksonException malformed) {
            throw new EngineRestRefused(400, "access.engine.malformed");
        }
        return userId;
    }

    /** Whether a key or a parameter asks for an expression to be evaluated. */
    static boolean isExpression(String name) {
        return name.strip().toLowerCase(Locale.ROOT).endsWith("expression");
    }
}
