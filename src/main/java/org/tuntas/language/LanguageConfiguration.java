package org.tuntas.language;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Indonesian first, English one click ({@code ?lang=en}) or one header ({@code Accept-Language}) away. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration implements WebMvcConfigurer {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final List<Locale> SPOKEN = List.of(INDONESIAN, Locale.ENGLISH);

    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver header = new AcceptHeaderLocaleResolver();
        header.setSupportedLocales(SPOKEN);
        header.setDefaultLocale(INDONESIAN);
        CookieLocaleResolver chosen = new SpokenLanguages();
        chosen.setCookieMaxAge(Duration.ofDays(365));
        chosen.setCookieSameSite("Lax");
        chosen.setDefaultLocaleFunction(header::resolveLocale);
        return chosen;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor switching = new LocaleChangeInterceptor();
        switching.setParamName("lang");
        switching.setIgnoreInvalidLocale(true);
        registry.addInterceptor(switching);
    }

    /** Remembers a language that is spoken here; whatever else a cookie or a link asks for is Indonesian. */
    private static final class SpokenLanguages extends CookieLocaleResolver {

        SpokenLanguages() {
            super("bahasa");
            setRejectInvalidCookies(false);
            setCookieHttpOnly(true);
        }

        @Override
        public void setLocale(
                HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale asked) {
            super.setLocale(request, response, asked != null && SPOKEN.contains(asked) ? asked : INDONESIAN);
        }

        @Override
        protected Locale parseLocaleValue(String value) {
            Locale asked = Locale.forLanguageTag(value);
            return SPOKEN.contains(asked) ? asked : INDONESIAN;
        }
    }
}
