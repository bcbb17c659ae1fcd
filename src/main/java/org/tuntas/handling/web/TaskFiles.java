package org.tuntas.handling.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tuntas.attachment.Delivery;
import org.tuntas.attachment.ExaminedFile;
import org.tuntas.attachment.Examiner;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.handling.EvidenceDesk;

/** The files beside a form: fetched, released, brought and removed with the officer's session. */
@RestController
@RequestMapping("/petugas/tugas/{task}")
class TaskFiles {

    private final EvidenceDesk desk;
    private final Examiner examiner;
    private final Delivery delivery;

    TaskFiles(EvidenceDesk desk, Examiner examiner, Delivery delivery) {
        this.desk = desk;
        this.examiner = examiner;
        this.delivery = delivery;
    }

    @GetMapping("/lampiran/{id}")
    void fetch(@PathVariable String task, @PathVariable String id, Principal officer, HttpServletResponse response)
            throws IOException {
        delivery.send(desk.file(task, officer.getName(), idOf(id)), response);
    }

    record Release(boolean released) {}

    @PutMapping("/lampiran/{id}/rilis")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String task, @PathVariable String id, @RequestBody Release release, Principal officer) {
        desk.release(task, officer.getName(), idOf(id), release.released());
    }

    @PostMapping(path = "/bukti", consumes = "multipart/form-data")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bring(@PathVariable String task, Principal officer, HttpServletRequest request) {
        List<ExaminedFile> files = examiner.examine(Uploads.of(request));
        if (files.isEmpty()) {
            throw new InvalidInput(List.of(FieldProblem.of("files", "file.none")));
        }
        desk.bring(task, officer.getName(), files);
    }

    @DeleteMapping("/bukti/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String task, @PathVariable String id, Principal officer) {
        desk.remove(task, officer.getName(), idOf(id));
    }

    private static UUID idOf(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException noId) {
            throw new Refused(Refused.Kind.UNKNOWN, "file.unknown");
        }
    }
}
