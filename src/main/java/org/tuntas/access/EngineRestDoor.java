package org.tuntas.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Stands before the REST API of the process engine, {@code /camunda/api/**}: only requests of {@link EngineRestRules} pass,
 * and only with bodies that {@link EngineRestBody} has looked at. The engine is then never asked what it would have to
 * refuse itself, and has been known not to.
 *
 * <p>Refusals are shaped as the engine's own, so that Tasklist and Cockpit can show the message.
 */
class EngineRestDoor extends OncePerRequestFilter {

    private static final String API = "/camunda/api/";
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT");
    private static final Logger log = LoggerFactory.getLogger(EngineRestDoor.class);

    private final MessageSource messages;
    private final LocaleResolver languages;
    private final ObjectMapper json;

    EngineRestDoor(MessageSource messages, LocaleResolver languages, ObjectMapper json) {
        this.messages = messages;
        this.languages = languages;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Decoded, so that no spelling of the path leads around the door; the rules then look at it as it was sent.
        try {
            String path = URLDecoder.decode(path(request).replace("+", "%2B"), StandardCharsets.UTF_8);
            return !path.equals("/camunda/api") && !path.startsWith(API);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest looked;
        try {
            looked = look(request);
        } catch (EngineRestRefused refused) {
            refuse(request, response, refused);
            return;
        }
        // The engine's servlets are none of Spring MVC's, which would have set the reader's language for our own code
        // behind them.
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(languages.resolveLocale(request));
        try {
            chain.doFilter(looked, response);
            noteRepair(request, response);
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    private HttpServletRequest look(HttpServletRequest request) throws IOException {
        Authentication staff = SecurityContextHolder.getContext().getAuthentication();
        if (staff == null || staff instanceof AnonymousAuthenticationToken || !staff.isAuthenticated()) {
            throw new EngineRestRefused(401, "access.engine.nobody");
        }
        Set<String> groups = staff.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        List<String> segments = segments(request);
        if (!EngineRestRules.pass(request.getMethod(), segments, groups)) {
            throw new EngineRestRefused(403, "access.engine.forbidden");
        }
        refuseExpressions(request.getQueryString());
        if (!WITH_BODY.contains(request.getMethod())) {
            if (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
                throw new EngineRestRefused(400, "access.engine.malformed");
            }
            return request;
        }
        EngineRestBody body = EngineRestBody.of(request);
        EngineRestShapes.require(segments, body);
        // The engine would let any candidate claim for somebody else, or take a task from whoever has it with userId
        // null.
        if (segments.get(segments.size() - 1).equals("claim")
                && !staff.getName().equals(body.userId())) {
            throw new EngineRestRefused(403, "access.engine.claim");
        }
        return new ReplayedRequest(request, body.bytes());
    }

    /** Who repairs what is nowhere else: the engine keeps a journal of officers' work only. */
    private static void noteRepair(HttpServletRequest request, HttpServletResponse response) {
        List<String> segments = segments(request);
        if (EngineRestRules.REPAIR.stream().anyMatch(rule -> rule.covers(request.getMethod(), segments))) {
            log.info(
                    "Repair by {}: {} {} {}, answered with {}",
                    SecurityContextHolder.getContext().getAuthentication().getName(),
                    request.getMethod(),
                    segments.get(3),
                    segments.get(4),
                    response.getStatus());
        }
    }

    private static List<String> segments(HttpServletRequest request) {
        String path = path(request);
        if (!path.startsWith(API)) {
            return List.of("");
        }
        String behind = path.substring(API.length());
        String bare = behind.endsWith("/") ? behind.substring(0, behind.length() - 1) : behind;
        return Arrays.asList(bare.split("/", -1));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static void refuseExpressions(String query) {
        if (query == null) {
            return;
        }
        for (String parameter : query.split("[&;]", -1)) {
            String name = parameter.contains("=") ? parameter.substring(0, parameter.indexOf('=')) : parameter;
            try {
                if (EngineRestBody.isExpression(URLDecoder.decode(name, StandardCharsets.UTF_8))) {
                    throw new EngineRestRefused(400, "access.engine.expression");
                }
            } catch (IllegalArgumentException malformed) {
                throw new EngineRestRefused(400, "access.engine.malformed");
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, EngineRestRefused refused)
            throws IOException {
        if (refused.status() != 401) {
            log.warn(
                    "Refused {} {} of {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    SecurityContextHolder.getContext().getAuthentication().getName(),
                    refused.messageKey());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", refused.status() == 403 ? "AuthorizationException" : "InvalidRequestException");
        answer.put("message", messages.getMessage(refused.messageKey(), null, languages.resolveLocale(request)));
        response.setStatus(refused.status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(answer));
    }
}
