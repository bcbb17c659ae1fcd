package org.tuntas.demo.web;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.correspondence.Letter;
import org.tuntas.demo.Drawer;
import org.tuntas.language.Words;

/** The letters that were sent, or would have been, for who tries Tuntas without a mail server. */
@Controller
@Profile("demo")
class LetterPages {

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    /** Letters bring their style along, as mailboxes want it, and nothing else. */
    private static final String A_LETTER_MAY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final Drawer drawer;
    private final Words words;

    LetterPages(Drawer drawer, Words words) {
        this.drawer = drawer;
        this.words = words;
    }

    @GetMapping("/demo/surat")
    String list(Model model) {
        model.addAttribute("letters", drawer.letters());
        model.addAttribute("words", words);
        model.addAttribute("zone", ZONE);
        return "demo/letters";
    }

    @GetMapping("/demo/surat/{id}")
    ResponseEntity<String> read(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", A_LETTER_MAY)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(letter(id).html());
    }

    @GetMapping("/demo/surat/{id}/teks")
    ResponseEntity<String> readPlain(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(letter(id).text());
    }

    private Letter letter(UUID id) {
        return drawer.letter(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
