package org.tuntas.modelling;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.administration.Change;
import org.tuntas.administration.Trail;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Typed;

/** Where designers keep what they want to change. Nothing here touches what holds. */
@Service
public class DraftDesk {

    private static final int LONGEST_NOTE = 500;
    private static final int MOST_FILES = 100;
    private static final int LARGEST_SET = 20_000_000;

    private final WhoMayDesign whoMay;
    private final DraftBook book;
    private final Drafts drafts;
    private final ProposalBook proposals;
    private final Versions versions;
    private final ModelSets sets;
    private final InstalledModels installed;
    private final Trail trail;
    private final Clock clock;

    DraftDesk(
            WhoMayDesign whoMay,
            DraftBook book,
            Drafts drafts,
            ProposalBook proposals,
            Versions versions,
            ModelSets sets,
            InstalledModels installed,
            Trail trail,
            Clock clock) {
        this.whoMay = whoMay;
        this.book = book;
        this.drafts = drafts;
        this.proposals = proposals;
        this.versions = versions;
        this.sets = sets;
        this.installed = installed;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A file that somebody sends.
     *
     * @param name as its sender named it: anything at all
     */
    public record Offered(String name, byte[] content) {}

    /** How a set differs from the version that it was made from. */
    public record Difference(Set<String> added, Set<String> changed, Set<String> removed) {

        /** Every file that is not the same. */
        public Set<String> all() {
            Set<String> all = new TreeSet<>(added);
            all.addAll(changed);
            all.addAll(removed);
            return all;
        }
    }

    /**
     * Makes a draft: the set that holds, with these files in the place of those of the same name.
     *
     * @param language in which faults of files are told
     * @return its key
     * @throws org.tuntas.complaint.InvalidInput naming {@code note} and {@code files}
     */
    @Transactional
    public long make(String designer, @Nullable String note, List<Offered> files, Locale language) {
        whoMay.requireDraft(designer);
        String why = note(note, files.isEmpty());
        Release base = versions.current();
        ModelFiles set = with(versions.files(base.id()), taken(files, language), Set.of());
        return add(designer, why, base, set);
    }

    /**
     * Makes a draft of the models that came with this version of Tuntas, when others hold. It is held to the scenarios that designers have kept.
     *
     * @return its key
     */
    @Transactional
    public long makeOfInstalled(String designer, String note) {
        whoMay.requireDraft(designer);
        Release base = versions.current();
        SortedMap<String, byte[]> files = new TreeMap<>(installed.files().contents());
        versions.files(base.id()).contents().forEach((name, content) -> {
            if (name.startsWith(ModelFiles.SCENARIOS)) {
                files.put(name, content);
            }
        });
        return add(designer, note, base, new ModelFiles(files));
    }

    private long add(String designer, String note, Release base, ModelFiles set) {
        long id = book.add(sets.keep(set), base.id(), designer, note, clock.instant());
        write(designer, Change.Action.DRAFT_MADE, id, note, set, base.id());
        return id;
    }

    /**
     * Puts more files into a draft, and takes some out.
     *
     * @param removed names of files that are no longer wanted, e.g. {@code forms/inspect-place.form}
     * @param seen digest of the set that the caller had before them
     * @throws Refused WRONG_MOMENT when somebody else has changed or proposed it meanwhile
     * @throws org.tuntas.complaint.InvalidInput naming {@code note} and {@code files}
     */
    @Transactional
    public void change(
            String designer,
            long id,
            @Nullable String note,
            List<Offered> files,
            Collection<String> removed,
            String seen,
            Locale language) {
        whoMay.requireDraft(designer);
        ModelDraft draft = lock(id, seen);
        String why = note(note, false);
        ModelFiles set = with(drafts.files(id), taken(files, language), removed);
        if (set.digest().equals(draft.set()) && why.equals(draft.note())) {
            return;
        }
        book.change(id, sets.keep(set), draft.base(), why, clock.instant());
        write(designer, Change.Action.DRAFT_CHANGED, id, why, set, draft.base());
    }

    /**
     * Takes the changes of a draft over to the version that holds now.
     *
     * @throws Refused WRONG_MOMENT naming the files that both have changed
     */
    @Transactional
    public void renew(String designer, long id, String seen) {
        whoMay.requireDraft(designer);
        ModelDraft draft = lock(id, seen);
        Release current = versions.current();
        Difference mine = difference(id);
        ModelFiles now = versions.files(current.id());
        Set<String> both = new TreeSet<>(mine.all());
        both.retainAll(difference(versions.files(draft.base()), now).all());
        ModelFiles wanted = drafts.files(id);
        both.removeIf(name -> same(wanted, now, name));
        if (!both.isEmpty()) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "design.draft.conflict", String.join(", ", both));
        }
        SortedMap<String, byte[]> files = new TreeMap<>(now.contents());
        mine.all().forEach(name -> {
            byte[] content = wanted.contents().get(name);
            if (content == null) {
                files.remove(name);
            } else {
                files.put(name, content);
            }
        });
        ModelFiles set = new ModelFiles(files);
        book.change(id, sets.keep(set), current.id(), draft.note(), clock.instant());
        write(designer, Change.Action.DRAFT_CHANGED, id, draft.note(), set, current.id());
    }

    /**
     * Takes a draft off the list.
     *
     * @throws Refused WRONG_MOMENT when somebody else has changed or proposed it meanwhile
     */
    @Transactional
    public void discard(String designer, long id, String seen) {
        whoMay.requireDraft(designer);
        lock(id, seen);
        book.discard(id, clock.instant());
        trail.write(designer, clock.instant(), Change.of(Change.Action.DRAFT_DISCARDED, object(id)));
    }

    /** How a draft differs from the version that it was made from. */
    @Transactional(readOnly = true)
    public Difference difference(long id) {
        ModelDraft draft = drafts.find(id).orElseThrow(DraftDesk::unknown);
        return difference(versions.files(draft.base()), drafts.files(id));
    }

    /** How one set differs from another. */
    public static Difference difference(ModelFiles before, ModelFiles after) {
        Set<String> added = new TreeSet<>(after.contents().keySet());
        added.removeAll(before.contents().keySet());
        Set<String> removed = new TreeSet<>(before.contents().keySet());
        removed.removeAll(after.contents().keySet());
        Set<String> changed = after.contents().keySet().stream()
                .filter(name -> before.contents().containsKey(name) && !same(before, after, name))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Difference(added, changed, removed);
    }

    /** What is said to whoever asks for a draft that is not there. */
    static Refused unknown() {
        return new Refused(Refused.Kind.UNKNOWN, "design.draft.unknown");
    }

    /** How the trail calls a draft. */
    static String object(long id) {
        return "draft " + id;
    }

    private ModelDraft lock(long id, String seen) {
        ModelDraft draft = book.lock(id).orElseThrow(DraftDesk::unknown);
        if (!draft.set().equals(seen)) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "design.draft.meanwhile");
        }
        if (proposals.openOf(id).isPresent()) {
            throw new Refused(Refused.Kind.WRONG_MOMENT, "design.draft.proposed");
        }
        return draft;
    }

    private static String note(@Nullable String note, boolean noFiles) {
        Typed typed = new Typed();
        String why = typed.text("note", note, LONGEST_NOTE);
        if (noFiles) {
            typed.problem("files", "design.file.none");
        }
        typed.require();
        return why;
    }

    private static Map<String, byte[]> taken(List<Offered> files, Locale language) {
        OfferedFiles offered = new OfferedFiles(language);
        files.forEach(file -> offered.offer(file.name(), file.content()));
        return offered.require();
    }

    private static ModelFiles with(ModelFiles before, Map<String, byte[]> more, Collection<String> less) {
        SortedMap<String, byte[]> files = new TreeMap<>(before.contents());
        files.keySet().removeAll(less);
        files.putAll(more);
        long together =
                files.values().stream().mapToLong(content -> content.length).sum();
        if (files.size() > MOST_FILES || together > LARGEST_SET) {
            Typed typed = new Typed();
            typed.problem("files", "design.file.tooMuch", MOST_FILES, LARGEST_SET / 1_000_000);
            typed.require();
        }
        return new ModelFiles(files);
    }

    private static boolean same(ModelFiles some, ModelFiles others, String name) {
        return Arrays.equals(some.contents().get(name), others.contents().get(name));
    }

    private void write(String designer, Change.Action action, long id, String note, ModelFiles set, long base) {
        trail.write(
                designer,
                clock.instant(),
                Change.of(action, object(id))
                        .about("note", note)
                        .about("release", base)
                        .about("digest", set.digest())
                        .about(
                                "files",
                                String.join(
                                        ", ",
                                        difference(versions.files(base), set).all())));
    }
}
