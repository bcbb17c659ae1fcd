package org.tuntas.publication.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.tuntas.language.Words;

/** What lets a phone keep Tuntas among its apps: a description in each language, and the page for times without a network. */
@Controller
class AppFiles {

    static final String COLOUR = "#0f4c5c";

    private static final MediaType MANIFEST = MediaType.valueOf("application/manifest+json;charset=UTF-8");

    private final Words words;
    private final ResourceUrlProvider assets;

    AppFiles(Words words, ResourceUrlProvider assets) {
        this.words = words;
        this.assets = assets;
    }

    /** The web app manifest. Both languages describe one app: its id is the same. */
    @GetMapping("/aplikasi/{language:id|en}.webmanifest")
    @ResponseBody
    ResponseEntity<Map<String, Object>> manifest(@PathVariable String language) {
        Map<String, Object> app = Words.speaking(Locale.forLanguageTag(language), this::described);
        app.put("lang", language);
        return ResponseEntity.ok()
                .contentType(MANIFEST)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)))
                .body(app);
    }

    private Map<String, Object> described() {
        Map<String, Object> app = new LinkedHashMap<>();
        app.put("id", "/");
        app.put("name", words.text("publication.app.name"));
        app.put("short_name", words.text("access.product"));
        app.put("description", words.text("publication.app.description"));
        app.put("start_url", "/");
        app.put("scope", "/");
        app.put("display", "standalone");
        app.put("background_color", "#ffffff");
        app.put("theme_color", COLOUR);
        app.put(
                "icons",
                List.of(
                        icon("tuntas.svg", "any", "image/svg+xml", "any"),
                        icon("tuntas-192.png", "192x192", "image/png", "any"),
                        icon("tuntas-512.png", "512x512", "image/png", "any"),
                        icon("tuntas-512-maskable.png", "512x512", "image/png", "maskable")));
        app.put(
                "shortcuts",
                List.of(
                        Map.of("name", words.text("publication.nav.file"), "url", "/lapor"),
                        Map.of("name", words.text("publication.nav.list"), "url", "/laporan")));
        return app;
    }

    private Map<String, String> icon(String file, String sizes, String type, String purpose) {
        String path = "/assets/publication/" + file;
        String hashed = assets.getForLookupPath(path);
        return Map.of("src", hashed == null ? path : hashed, "sizes", sizes, "type", type, "purpose", purpose);
    }

    /** In both languages, for the browser keeps one copy for everybody who uses it. */
    @GetMapping("/luring")
    String offline(Model model) {
        model.addAttribute("indonesian", Words.speaking(Words.INDONESIAN, this::offline));
        model.addAttribute("english", Words.speaking(Locale.ENGLISH, this::offline));
        return "publication/offline";
    }

    private List<String> offline() {
        return List.of(words.text("publication.offline.title"), words.text("publication.offline.text"));
    }
}
