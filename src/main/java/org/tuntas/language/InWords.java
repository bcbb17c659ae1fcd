package org.tuntas.language;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text with at least one letter or digit: blanks, however exotic, say nothing; see {@link Silence}.
 */
@NotBlank
@Pattern(regexp = "(?s)\\s*|.*" + Silence.SPEAKING + ".*", message = "{field.words}")
@Constraint(validatedBy = {})
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface InWords {

    /** Unused: the constraints that this is made of speak for themselves. */
    String message() default "{field.words}";

    /** Groups of constraints, as Jakarta Validation requires. */
    Class<?>[] groups() default {};

    /** Payload, as Jakarta Validation requires. */
    Class<? extends Payload>[] payload() default {};
}
