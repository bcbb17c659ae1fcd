package org.tuntas.decree.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.decree.DecreeDesk;
import org.tuntas.decree.Decrees;
import org.tuntas.language.Form;
import org.tuntas.language.Words;

/** Decrees on days off: entered, examined, ordered, followed, and kept. */
@Controller
class DecreePages {

    private static final String HOME = "/perancang/libur";
    private static final int PAGE = 50;
    private static final int LAST_PAGE = 20_000;

    private final DecreeDesk desk;
    private final DecreeWords decreeWords;
    private final Words words;

    DecreePages(DecreeDesk desk, DecreeWords decreeWords, Words words) {
        this.desk = desk;
        this.decreeWords = decreeWords;
        this.words = words;
    }

    @GetMapping(HOME)
    String front(Principal officer, Model model) {
        model.addAttribute("decrees", desk.newest(officer.getName()));
        model.addAttribute("rows", IntStream.range(0, DecreeDesk.ROWS).boxed().toList());
        return "decree/front";
    }

    @PostMapping(HOME)
    String enter(@RequestParam Map<String, String> typed, Principal officer, Model model) {
        try {
            return "redirect:" + HOME + "/" + desk.enter(officer.getName(), typed);
        } catch (InvalidInput invalid) {
            return refused("hand", typed, invalid, officer, model);
        }
    }

    @PostMapping(HOME + "/berkas")
    String enter(@RequestParam Map<String, String> typed, HttpServletRequest request, Principal officer, Model model) {
        try {
            return "redirect:" + HOME + "/" + desk.enter(officer.getName(), typed, Uploads.of(request));
        } catch (InvalidInput invalid) {
            return refused("file", typed, invalid, officer, model);
        }
    }

    private String refused(
            String form, Map<String, String> typed, InvalidInput invalid, Principal officer, Model model) {
        model.addAttribute("form", Form.refused(form, typed, invalid, words));
        model.addAttribute(
                "problems",
                invalid.problems().stream()
                        .map(words::problem)
                        .distinct()
                        .limit(PAGE)
                        .toList());
        return front(officer, model);
    }

    @GetMapping(HOME + "/{id}")
    String decree(@PathVariable long id, @RequestParam(defaultValue = "1") int hal, Principal officer, Model model) {
        int page = Math.min(Math.max(hal, 1), LAST_PAGE);
        model.addAttribute("view", desk.view(officer.getName(), id));
        List<Decrees.Row> rows = desk.rows(officer.getName(), id, (page - 1) * PAGE, PAGE + 1);
        model.addAttribute("dates", rows.subList(0, Math.min(PAGE, rows.size())));
        model.addAttribute("page", page);
        model.addAttribute("more", rows.size() > PAGE);
        return "decree/decree";
    }

    @GetMapping(HOME + "/{id}/tanggal.csv")
    void dates(@PathVariable long id, Principal officer, HttpServletResponse response) throws IOException {
        desk.rows(officer.getName(), id, 0, 1);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("libur-" + id + ".csv")
                        .build()
                        .toString());
        PrintWriter writer = response.getWriter();
        try (CSVPrinter csv = new CSVPrinter(writer, CSVFormat.DEFAULT)) {
            csv.printRecord("number", "kind", "name", "before", "foreseen", "moved_to");
            desk.eachRow(officer.getName(), id, row -> print(csv, row));
        }
    }

    private void print(CSVPrinter csv, Decrees.Row row) {
        try {
            csv.printRecord(
                    row.number(), row.kind(), decreeWords.name(row), row.before(), row.foreseen(), row.movedTo());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @PostMapping(HOME + "/{id}/terapkan")
    String order(@PathVariable long id, @RequestParam Map<String, String> typed, Principal officer, Model model) {
        try {
            desk.order(officer.getName(), id, typed.containsKey("sure"));
            return "redirect:" + HOME + "/" + id;
        } catch (InvalidInput invalid) {
            model.addAttribute("form", Form.refused("order", typed, invalid, words));
            return decree(id, 1, officer, model);
        }
    }

    @PostMapping(HOME + "/{id}/hitung")
    String again(@PathVariable long id, Principal officer) {
        desk.foreseeAgain(officer.getName(), id);
        return "redirect:" + HOME + "/" + id;
    }

    @PostMapping(HOME + "/{id}/hapus")
    String discard(@PathVariable long id, Principal officer, RedirectAttributes redirect) {
        desk.discard(officer.getName(), id);
        redirect.addFlashAttribute("done", words.text("decree.done.discarded"));
        return "redirect:" + HOME;
    }
}
