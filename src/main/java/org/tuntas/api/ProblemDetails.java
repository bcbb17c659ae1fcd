package org.tuntas.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.WrongMoment;
import org.tuntas.language.Words;

/**
 * Every error of the API as a problem detail (RFC 9457) in the caller's language: what is wrong, where, and what to do.
 * Of unexpected errors the caller learns nothing but that they are ours.
 */
@RestControllerAdvice(annotations = RestController.class)
class ProblemDetails extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemDetails.class);

    private final Words words;
    private final Problems problems;

    ProblemDetails(Words words, Problems problems) {
        this.words = words;
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        HttpStatus status =
                switch (refused.kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case SLOWED -> HttpStatus.TOO_MANY_REQUESTS;
                    case WRONG_MOMENT -> HttpStatus.CONFLICT;
                    case KEY_REUSED -> HttpStatus.UNPROCESSABLE_ENTITY;
                    case INVALID -> HttpStatus.BAD_REQUEST;
                };
        ProblemDetail problem = problems.of(status, refused.kind().name(), words.refusal(refused));
        if (refused instanceof WrongMoment wrong) {
            problem.setProperty("state", wrong.state());
            problem.setProperty("possible", wrong.possible());
        }
        ResponseEntity.BodyBuilder answer = answer(status);
        if (refused.kind() == Refused.Kind.SLOWED) {
            answer.header(
                    HttpHeaders.RETRY_AFTER, String.valueOf(refused.arguments().get(0)));
        }
        return answer.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidInput invalid) {
        return invalidFields(invalid.problems().stream()
                .map(p -> new FieldMessage(p.field(), words.problem(p)))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception unexpected) {
        LOG.error("An API request failed unexpectedly", unexpected);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR)
                .body(problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "UNEXPECTED", words.text("api.unexpected")));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldMessage> errors = invalid.getBindingResult().getAllErrors().stream()
                .map(e -> new FieldMessage(
                        e instanceof FieldError f ? f.getField() : e.getObjectName(),
                        String.valueOf(e.getDefaultMessage())))
                .sorted(java.util.Comparator.comparing(FieldMessage::field))
                .toList();
        return untyped(invalidFields(errors));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Throwable cause = unreadable.getMostSpecificCause();
        if (cause instanceof BodyTooLarge) {
            return untyped(answer(HttpStatus.PAYLOAD_TOO_LARGE)
                    .body(problems.of(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", words.text("api.tooLarge"))));
        }
        if (cause instanceof SocketTimeoutException) {
            return untyped(answer(HttpStatus.REQUEST_TIMEOUT).body(problems.of(HttpStatus.REQUEST_TIMEOUT)));
        }
        if (unreadable.getCause() instanceof JsonMappingException mapping
                && !(cause instanceof JsonParseException)
                && !mapping.getPath().isEmpty()) {
            return untyped(invalidFields(List.of(new FieldMessage(path(mapping), unreadableField(mapping)))));
        }
        return untyped(answer(HttpStatus.BAD_REQUEST)
                .body(problems.of(HttpStatus.BAD_REQUEST, "UNREADABLE", words.text("api.unreadable"))));
    }

    /** Spring's own refusals (405, 415, 406 …) in our words. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode statusCode,
            WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(statusCode.value());
        return untyped(answer(status).headers(headers).body(problems.of(status)));
    }

    private String unreadableField(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException) {
            return words.text("api.unknownField");
        }
        if (mapping instanceof InvalidFormatException format) {
            Class<?> wanted = format.getTargetType();
            if (wanted.isEnum()) {
                return words.text(
                        "api.oneOf",
                        Arrays.stream(wanted.getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")));
            }
            if (java.time.LocalDate.class.equals(wanted)) {
                return words.text("api.date");
            }
            if (String.class.equals(wanted)) {
                return words.text("api.characters");
            }
        }
        return words.text("api.wrongType");
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private ResponseEntity<ProblemDetail> invalidFields(List<FieldMessage> errors) {
        ProblemDetail problem =
                problems.of(HttpStatus.BAD_REQUEST, "INVALID", words.text("api.invalid", errors.size()));
        problem.setProperty("errors", errors);
        return answer(HttpStatus.BAD_REQUEST).body(problem);
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static ResponseEntity<Object> untyped(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body((Object) answer.getBody());
    }

    private record FieldMessage(String field, String message) {}
}
