package org.tuntas.attachment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;
import org.tuntas.attachment.Upload;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.FieldProblem;

/** What was read of an upload; closing it removes the files. */
class UploadedForm implements AutoCloseable {

    private final List<Upload> files = new ArrayList<>();
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Map<String, String[]> fields = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Spool spool;
    private @Nullable Path directory;

    UploadedForm(Spool spool) {
        this.spool = spool;
    }

    /** A new place for the next file. */
    Path place() throws IOException {
        if (directory == null) {
            directory = spool.open();
        }
        return directory.resolve(String.valueOf(files.size()));
    }

    void add(Upload file) {
        files.add(file);
    }

    void refuse(String field, String key, Object... arguments) {
        problems.add(FieldProblem.of(field, key, arguments));
    }

    /** Adds a field that is no file; nobody says anything twice. */
    void add(String name, String value, String type) {
        types.put(name, type);
        if (fields.putIfAbsent(name, new String[] {value}) != null) {
            refuse(name, "file.fieldTwice", name);
        }
    }

    Uploads uploads() {
        return new Uploads(List.copyOf(files), List.copyOf(problems));
    }

    /** The request, with the fields as parameters and parts. */
    HttpServletRequest asRequest(HttpServletRequest request) {
        return new DefaultMultipartHttpServletRequest(request, new LinkedMultiValueMap<>(), fields, types);
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }
}
