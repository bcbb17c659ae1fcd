package org.tuntas.correspondence;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Lays out what a letter says, as HTML and as plain text. */
@Component
class LetterPress {

    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

    // Not the engine of the pages: that one knows requests, and would offer these templates to them.
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    LetterPress() {
        engine.addTemplateResolver(resolver(".html", TemplateMode.HTML, 1));
        engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT, 2));
    }

    String html(LetterContent letter) {
        return engine.process("letter.html", context(letter));
    }

    String text(LetterContent letter) {
        return EMPTY_LINES
                        .matcher(engine.process("letter.txt", context(letter)))
                        .replaceAll("\n\n")
                        .strip() + "\n";
    }

    private static Context context(LetterContent letter) {
        return new Context(Locale.forLanguageTag(letter.language()), Map.of("letter", letter));
    }

    private static ClassLoaderTemplateResolver resolver(String ending, TemplateMode mode, int order) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/correspondence/");
        resolver.setResolvablePatterns(java.util.Set.of("*" + ending));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setOrder(order);
        return resolver;
    }
}
