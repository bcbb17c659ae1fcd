package org.tuntas.modelling.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tuntas.complaint.Refused;
import org.tuntas.modelling.Drafts;
import org.tuntas.modelling.ModelFiles;
import org.tuntas.modelling.ModelSets;
import org.tuntas.modelling.Proposal;
import org.tuntas.modelling.ProposalBook;
import org.tuntas.modelling.Versions;
import org.tuntas.modelling.WhoMayDesign;

/** Files of versions and drafts, one by one or all together, as they were saved. */
@Controller
class ModelDownloads {

    private final WhoMayDesign whoMay;
    private final Versions versions;
    private final Drafts drafts;
    private final ProposalBook proposals;
    private final ModelSets sets;

    ModelDownloads(WhoMayDesign whoMay, Versions versions, Drafts drafts, ProposalBook proposals, ModelSets sets) {
        this.whoMay = whoMay;
        this.versions = versions;
        this.drafts = drafts;
        this.proposals = proposals;
        this.sets = sets;
    }

    @GetMapping("/perancang/versi/{id:\\d{1,15}}/berkas/{*name}")
    ResponseEntity<byte[]> ofVersion(@PathVariable long id, @PathVariable String name, Principal designer) {
        return one(version(id, designer), name.substring(1));
    }

    @GetMapping("/perancang/versi/{id:\\d{1,15}}/berkas.zip")
    ResponseEntity<byte[]> allOfVersion(@PathVariable long id, Principal designer) {
        return all(version(id, designer), "tuntas-versi-" + id + ".zip");
    }

    @GetMapping("/perancang/draf/{id:\\d{1,15}}/berkas/{*name}")
    ResponseEntity<byte[]> ofDraft(@PathVariable long id, @PathVariable String name, Principal designer) {
        return one(draft(id, designer), name.substring(1));
    }

    @GetMapping("/perancang/draf/{id:\\d{1,15}}/berkas.zip")
    ResponseEntity<byte[]> allOfDraft(@PathVariable long id, Principal designer) {
        return all(draft(id, designer), "tuntas-draf-" + id + ".zip");
    }

    @GetMapping("/perancang/usulan/{id:\\d{1,15}}/berkas/{*name}")
    ResponseEntity<byte[]> ofProposal(@PathVariable long id, @PathVariable String name, Principal designer) {
        whoMay.requireLook(designer.getName());
        Proposal proposal =
                proposals.find(id).orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "design.proposal.unknown"));
        return one(sets.read(proposal.set()), name.substring(1));
    }

    private ModelFiles version(long id, Principal designer) {
        whoMay.requireLook(designer.getName());
        if (versions.find(id).isEmpty()) {
            throw new Refused(Refused.Kind.UNKNOWN, "design.version.unknown");
        }
        return versions.files(id);
    }

    private ModelFiles draft(long id, Principal designer) {
        whoMay.requireLook(designer.getName());
        if (drafts.find(id).isEmpty()) {
            throw new Refused(Refused.Kind.UNKNOWN, "design.draft.unknown");
        }
        return drafts.files(id);
    }

    private static ResponseEntity<byte[]> one(ModelFiles files, String name) {
        byte[] content = files.contents().get(name);
        if (content == null) {
            throw new Refused(Refused.Kind.UNKNOWN, "design.file.unknown");
        }
        return sent(content, name.substring(name.lastIndexOf('/') + 1));
    }

    private static ResponseEntity<byte[]> all(ModelFiles files, String name) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                // The same files make the same archive.
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sent(packed.toByteArray(), name);
    }

    /** Never shown by the browser itself: what designers upload may be anything. */
    private static ResponseEntity<byte[]> sent(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
