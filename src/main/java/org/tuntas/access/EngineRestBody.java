package org.tuntas.access;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
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
 * <p>The engine also trusts that a body is an object, that lists have no gaps and that texts can be stored, and fails with
 * an error of the server where they are not. What a body of one kind must look like beyond that is for
 * {@link EngineRestShapes}.
 *
 * @param bytes as sent, UTF-8; empty when there is no body
 * @param root what they say, null when there is no body
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it came, never compared
record EngineRestBody(byte[] bytes, @Nullable ObjectNode root) {

    /** A form with its longest texts is a tenth of it. */
    static final int MAXIMUM_BYTES = 256 * 1024;

    // Of two values of one key, which counts is a matter of the reader: such a body is not readable.
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** @throws EngineRestRefused 400 malformed, no object or with an expression, 413 too large, 415 not plain JSON */
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
        if (!(read(text(bytes)) instanceof ObjectNode root)) {
            throw malformed();
        }
        inspect(root);
        return new EngineRestBody(bytes, root);
    }

    /** Value of the outermost {@code userId}, null when absent or not a text. */
    @Nullable
    String userId() {
        JsonNode userId = root == null ? null : root.get("userId");
        return userId != null && userId.isTextual() ? userId.textValue() : null;
    }

    static EngineRestRefused malformed() {
        return new EngineRestRefused(400, "access.engine.malformed");
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
            throw malformed();
        }
    }

    /**
     * One JSON value with nothing behind it; the parser's own limits keep it from being nested or long without end.
     *
     * @throws EngineRestRefused 400
     */
    static JsonNode read(String text) throws IOException {
        try {
            JsonNode value = JSON.readTree(text);
            if (value == null || value.isMissingNode()) {
                throw malformed();
            }
            return value;
        } catch (JacksonException notJson) {
            throw malformed();
        }
    }

    private static void inspect(JsonNode node) {
        if (node.isTextual()) {
            requireStorable(node.textValue());
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            requireStorable(member.getKey());
            if (isExpression(member.getKey())) {
                throw new EngineRestRefused(400, "access.engine.expression");
            }
            inspect(member.getValue());
        }
        if (node.isArray()) {
            for (JsonNode member : node) {
                if (member.isNull()) {
                    throw malformed();
                }
                inspect(member);
            }
        }
    }

    /** The database keeps no NUL character in a text. */
    static void requireStorable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw malformed();
        }
    }

    /** Whether a key or a parameter asks for an expression to be evaluated. */
    static boolean isExpression(String name) {
        return name.strip().toLowerCase(Locale.ROOT).endsWith("expression");
    }
}
